// A text is read by the first who has no doubt: the reader of plain sheets, and else yaml-cpp, which alone explains.
#include "dxbudget/document.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "dxbudget/rules.hpp"
#include "reading/bytes.hpp"
#include "reading/pitfall_message.hpp"
#include "reading/plain_reader.hpp"
#include "reading/yaml_reader.hpp"

namespace dxbudget {

std::vector<Document> parse(const Source& source, std::vector<Finding>& findings, const ReadingLimits& limits) {
    if (std::optional<Finding> refused = check_encoding(source, limits)) {
        findings.push_back(std::move(*refused));
        return {};
    }
    std::vector<Finding> flaws;
    if (std::optional<Finding> found = find_foreign_line_end(source)) flaws.push_back(std::move(*found));
    std::optional<std::vector<Document>> plain = read_plainly(source, limits);
    std::vector<Document> documents = plain ? std::move(*plain) : read_yaml(source, flaws, limits);
    std::stable_sort(flaws.begin(), flaws.end(),
                     [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
    if (flaws.size() > limits.findings) {
        flaws.resize(limits.findings);
        flaws.push_back(
            pitfall::finding(rules::too_large, {flaws.back().span.end, flaws.back().span.end},
                             {{"more than {0} syntax errors; the rest are not shown",
                               "読み取り上の誤りが {0} 件を超えている。ここから先のものは示さない"},
                              {Rational(std::int64_t{limits.findings})}},
                             {{"correct these, and check the file again", "ここまでを直してから、再び検査する"}, {}}));
    }
    findings.insert(findings.end(), std::make_move_iterator(flaws.begin()), std::make_move_iterator(flaws.end()));
    return documents;
}

}  // namespace dxbudget
