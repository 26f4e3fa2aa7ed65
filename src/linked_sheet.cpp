#include "linked_sheet.hpp"

#include <algorithm>
#include <utility>

#include "dxbudget/rule.hpp"

namespace dxbudget {
namespace {

std::uint32_t errors_in(const LinkedSheet& linked, const std::vector<Finding>& findings) {
    const auto is_error = [](const Finding& finding) { return finding.severity == Severity::error; };
    auto errors = static_cast<std::uint32_t>(std::count_if(findings.begin(), findings.end(), is_error));
    for (EquationId id = 0; id < linked.evaluation.verdicts.size(); ++id) {
        const bool broken = linked.evaluation.verdicts[id].outcome == Outcome::mismatch;
        errors += broken && linked.equations.equations[id].rule->severity == Severity::error ? 1U : 0U;
    }
    return errors;
}

}  // namespace

std::variant<const LinkedSheet*, Message> SheetReader::read(const std::string& path) {
    if (std::find(open_.begin(), open_.end(), path) != open_.end()) {
        return path == open_.back()
                   ? Message{{"this sheet is `{0}` itself", "「{0}」はこの調書自身である"}, {path}}
                   : Message{{"`{0}` is made up of this sheet", "「{0}」はこの調書を内訳に含む"}, {path}};
    }
    if (const auto known = sheets_.find(path); known != sheets_.end()) return known->second.get();
    if (open_.size() > deepest) {
        return Message{{"sheets name sheets more than {0} deep here", "調書の参照が {0} 段を超えている"},
                       {Rational(std::int64_t{deepest})}};
    }
    auto bytes = options_.read_file(path);
    if (auto* reason = std::get_if<Message>(&bytes)) return std::move(*reason);

    auto linked = std::make_unique<LinkedSheet>(Source(path, std::move(std::get<std::string>(bytes))));
    std::vector<Finding> findings;
    linked->documents = parse(linked->source, findings);
    if (linked->documents.empty()) {
        return Message{{"`{0}` cannot be read as a sheet", "「{0}」は調書として読めない"}, {path}};
    }
    if (linked->documents.size() > 1) {
        return Message{{"`{0}` holds {1} sheets, and nothing says which one is meant",
                        "「{0}」には調書が {1} 件あり、どれを指すか分からない"},
                       {path, Rational(static_cast<std::int64_t>(linked->documents.size()))}};
    }
    LoadOptions options = options_;
    options.sheets = this;
    open_.push_back(path);
    linked->sheet = load(linked->documents.front(), linked->source, findings, options);
    open_.pop_back();
    linked->equations = state(linked->sheet);
    linked->evaluation = evaluate(linked->sheet, linked->equations);
    linked->errors = errors_in(*linked, findings);
    return (sheets_[path] = std::move(linked)).get();
}

}  // namespace dxbudget
