#include "sheet/line_index.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace dxbudget {
namespace {

auto place_beside(const Sheet& sheet, LineId line) {
    return std::pair(sheet.lines[line].parent, sheet.lines[line].kind);
}

auto place_of_table(const Sheet& sheet, BreakdownId id) {
    const Breakdown& table = sheet.breakdowns[id];
    return std::tuple(table.whole, table.kind, table.name);
}

/// Puts lines in the order of their names.
void order_by_name(const Sheet& sheet, std::span<LineId> lines) {
    const auto name = [&](LineId line) { return sheet.lines[line].name; };
    std::sort(lines.begin(), lines.end(), [&](LineId a, LineId b) {
        const int order = name(a).compare(name(b));
        return order != 0 ? order < 0 : a < b;
    });
}

/// Says of each of these lines, in the order of their names, whether no other has its name.
void mark_unique(Sheet& sheet, std::span<const LineId> lines) {
    const auto name = [&](LineId line) { return sheet.lines[line].name; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool as_before = i > 0 && name(lines[i - 1]) == name(lines[i]);
        const bool as_after = i + 1 < lines.size() && name(lines[i + 1]) == name(lines[i]);
        sheet.lines[lines[i]].is_unique = !as_before && !as_after;
    }
}

/// Lines that stand in no table are counted within their kind: 正職員 among the staff, a figure stated again under its
/// line.
void number_lines_beside(Sheet& sheet) {
    std::vector<LineId>& lines = sheet.beside;
    lines.clear();
    for (LineId line = 0; line < sheet.lines.size(); ++line) {
        if (sheet.lines[line].breakdown == no_id) lines.push_back(line);
    }
    const auto place = [&](LineId line) { return place_beside(sheet, line); };
    std::stable_sort(lines.begin(), lines.end(), [&](LineId a, LineId b) { return place(a) < place(b); });
    std::vector<LineId> group;
    for (std::size_t begin = 0; begin < lines.size(); begin += group.size()) {
        group.clear();
        for (std::size_t i = begin; i < lines.size() && place(lines[i]) == place(lines[begin]); ++i) {
            group.push_back(lines[i]);
            sheet.lines[lines[i]].position = static_cast<std::uint32_t>(group.size());
        }
        order_by_name(sheet, group);
        mark_unique(sheet, group);
    }
}

}  // namespace

void number_lines(Sheet& sheet) {
    std::uint32_t named = 0;
    for (BreakdownId id = 0; id < sheet.breakdowns.size(); ++id) {
        Breakdown& table = sheet.breakdowns[id];
        if (table.kind == BreakdownKind::other) table.position = ++named;
        table.by_name = table.lines;
        order_by_name(sheet, table.by_name);
        // A subtotal in a plain list sums up lines of another table.
        if (!table.lines.empty() && sheet.lines[table.lines.front()].breakdown == id) mark_unique(sheet, table.by_name);
    }
    number_lines_beside(sheet);
    sheet.tables.resize(sheet.breakdowns.size());
    std::iota(sheet.tables.begin(), sheet.tables.end(), BreakdownId{0});
    const auto place = [&](BreakdownId table) { return place_of_table(sheet, table); };
    std::stable_sort(sheet.tables.begin(), sheet.tables.end(),
                     [&](BreakdownId a, BreakdownId b) { return place(a) < place(b); });
}

std::span<const LineId> lines_beside(const Sheet& sheet, LineId line, LineKind kind) {
    const auto place = [&](LineId id) { return place_beside(sheet, id); };
    const auto wanted = std::pair(line, kind);
    return {std::ranges::lower_bound(sheet.beside, wanted, {}, place),
            std::ranges::upper_bound(sheet.beside, wanted, {}, place)};
}

std::span<const BreakdownId> tables_of(const Sheet& sheet, LineId whole, BreakdownKind kind, std::string_view name) {
    const auto place = [&](BreakdownId id) { return place_of_table(sheet, id); };
    const auto wanted = std::tuple(whole, kind, name);
    return {std::ranges::lower_bound(sheet.tables, wanted, {}, place),
            std::ranges::upper_bound(sheet.tables, wanted, {}, place)};
}

LineId line_named(const Sheet& sheet, const Breakdown& table, std::string_view name) {
    const auto found =
        std::ranges::lower_bound(table.by_name, name, {}, [&](LineId line) { return sheet.lines[line].name; });
    return found != table.by_name.end() && sheet.lines[*found].name == name ? *found : no_id;
}

}  // namespace dxbudget
