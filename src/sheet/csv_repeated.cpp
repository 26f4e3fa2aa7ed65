#include "sheet/csv_repeated.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/yaml_quoted.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t most_rows = 1000;

/// The rows of one group: what they all have in the column, and what the others add up to.
struct Group {
    Rational total;
    Rational sum;
    std::size_t rows = 0;
};

std::optional<Rational> number_in(const CsvSink& sink, const CsvCell& cell) {
    const Amount amount = read_amount(cell.text, sink.amounts());
    return amount.kind == AmountKind::number ? std::optional(amount.value) : std::nullopt;
}

std::string group_of(std::span<const CsvCell> cells, std::span<const std::size_t> levels) {
    std::string group;
    for (const std::size_t level : levels) group += std::string(cells[level].text) + '\n';
    return group;
}

/// Whether in each group the column has the total of the other in all rows, and some group has several.
bool repeats_total(const CsvSink& sink, const CsvFile& file, std::span<const std::size_t> levels, std::size_t column,
                   std::size_t added) {
    std::unordered_map<std::string, Group> groups;
    std::string last;
    CsvReader reader = file.rows();
    std::size_t count = 0;
    for (; count < most_rows && reader.next(); ++count) {
        const auto cells = reader.cells();
        if (cells.size() < file.header().size()) return false;
        const std::optional<Rational> total = number_in(sink, cells[column]);
        const std::optional<Rational> part = number_in(sink, cells[added]);
        if (!total || !part) return false;
        last = group_of(cells, levels);
        Group& group = groups[last];
        if (group.rows++ > 0 && !(group.total == *total)) return false;
        group.total = *total;
        group.sum = group.sum + *part;
    }
    if (count == most_rows) groups.erase(last);  // more of its rows may follow
    const auto holds = [](const auto& entry) { return entry.second.total == entry.second.sum; };
    const auto has_several = [](const auto& entry) { return entry.second.rows > 1; };
    return std::all_of(groups.begin(), groups.end(), holds) && std::any_of(groups.begin(), groups.end(), has_several);
}

/// A name as it stands in a list or mapping in brackets.
std::string in_brackets(std::string_view name) {
    const bool is_plain = !name.empty() && name.find_first_of(",:{}[]#&*!|>'\"%@`-?") == std::string_view::npos;
    return is_plain ? std::string(name) : yaml_quoted(name);
}

}  // namespace

std::optional<Message> propose_repeated_total(const CsvSink& sink, const CsvFile& file, const CsvColumns& columns,
                                              std::size_t column) {
    constexpr std::size_t most_tried = 8;
    const std::size_t levels = std::min(columns.levels.size(), most_tried);
    for (std::size_t level = 0; level + 1 < levels; ++level) {
        for (std::size_t i = 0; i < std::min(columns.figures.size(), most_tried); ++i) {
            const CsvColumn& added = columns.figures[i];
            if (added.level.value_or(columns.levels.size() - 1) + 1 != columns.levels.size()) continue;
            const auto group = std::span(columns.levels).first(level + 1);
            if (!repeats_total(sink, file, group, column, added.cell)) continue;
            const auto name = [&](std::size_t cell) { return std::string(file.header()[cell].text); };
            const auto entry = [&](std::size_t of_level, std::size_t cell) {
                return in_brackets(name(columns.levels[of_level])) + ": " + in_brackets(name(cell));
            };
            const Stage& stage = sink.sheet().stages[added.stage];
            const std::string each =
                ": {" + entry(level, column) + ", " + entry(columns.levels.size() - 1, added.cell) + "}}";
            return Message{
                {"`{0}` is the same in all rows of a `{1}`, the sum of `{2}`; to have it checked, write `stages: {3}`",
                 "「{0}」は「{1}」ごとに全行で同じで、「{2}」の計である。検査するには「段階: {4}」と書く"},
                {name(column), name(columns.levels[level]), name(added.cell), "{" + std::string(stage.id) + each,
                 "{" + in_brackets(stage.label.japanese) + each}};
        }
    }
    return std::nullopt;
}

}  // namespace dxbudget
