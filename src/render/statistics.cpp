/// Where the findings of a run are: by rule, and in which files.

#include <fmt/format.h>

#include <algorithm>

#include "dxbudget/render.hpp"
#include "render/terminal.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

struct RankedName {
    std::uint32_t count = 0;
    std::string name;
};

std::string table(Text title, std::vector<RankedName> rows, const RenderOptions& options) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const RankedName& left, const RankedName& right) { return left.count > right.count; });
    std::size_t width = 0;
    for (const RankedName& row : rows) width = std::max(width, grouped(row.count).size());
    std::string out = paint(title.in(options.language), Ink::strong, options.color) + "\n";
    for (const RankedName& row : rows) out += "  " + right_aligned(grouped(row.count), width) + "  " + row.name + "\n";
    return out;
}

}  // namespace

std::string render_statistics(const Totals& totals, std::vector<FileCount> files, const RenderOptions& options) {
    constexpr std::size_t most_files = 10;
    if (totals.rules.empty()) return {};
    std::vector<RankedName> rules;
    for (const auto& [id, count] : totals.rules) rules.push_back({count, std::string(id)});
    std::string out = table({"findings by rule:", "規則ごとの指摘件数:"}, std::move(rules), options);

    std::stable_sort(files.begin(), files.end(),
                     [](const FileCount& left, const FileCount& right) { return left.findings > right.findings; });
    const std::size_t others = files.size() - std::min(files.size(), most_files);
    files.resize(files.size() - others);
    std::vector<RankedName> worst;
    for (const FileCount& file : files) worst.push_back({file.findings, printable(file.path)});
    out += "\n" + table({"files with the most findings:", "指摘の多いファイル:"}, std::move(worst), options);
    if (others > 0) {
        out += "  " +
               render({{"… and {0} more files with findings", "…他 {0} 件のファイルに指摘あり"},
                       {Rational(static_cast<std::int64_t>(others))}},
                      options.language) +
               "\n";
    }
    return out + "\n";
}

}  // namespace dxbudget
