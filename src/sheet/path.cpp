#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "dxbudget/sheet.hpp"
#include "format/keys.hpp"
#include "sheet/line_index.hpp"
#include "sheet/sum_names.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

/// Words that lead into a table of a line rather than to one of its parts, as paths are printed in either language.
bool is_reserved(std::string_view name) {
    static constexpr std::array<std::string_view, 13> words = {
        "funding", "also",   "limit", "of",   "total", "sheet",     "previous_sheet",
        "財源",    "再記載", "上限",  "対象", "調書",  "前年度調書"};
    return std::find(words.begin(), words.end(), name) != words.end();
}

/// Whether a name can stand in a path, and be copied from where it is printed. A longer one would stand in the path of
/// each line below it.
bool is_plain(std::string_view name) {
    constexpr std::size_t longest = 500;
    return !name.empty() && name.size() <= longest && name.find('/') == std::string_view::npos && name.front() != '#' &&
           printable(name) == name;
}

/// The number from 1 of a position, `#3`; 0 where it is none.
std::size_t position_in(std::string_view segment) {
    std::size_t position = 0;
    if (segment.starts_with('#')) std::from_chars(segment.data() + 1, segment.data() + segment.size(), position);
    return position;
}

std::string segment_of_breakdown(const Breakdown& breakdown) {
    return is_plain(breakdown.name) ? std::string(breakdown.name) : fmt::format("#{}", breakdown.position);
}

std::string segment_of_stage(const Sheet& sheet, StageId stage) {
    const std::string_view id = sheet.stages[stage].id;
    return is_plain(id) ? std::string(id) : fmt::format("#{}", stage + 1);
}

std::string segment_of(const Sheet& sheet, LineId line) {
    const Line& self = sheet.lines[line];
    const bool usable = self.is_unique && is_plain(self.name) && !is_reserved(self.name);
    return usable ? std::string(self.name) : fmt::format("#{}", self.position);
}

/// A table of the sheet, or of one of its lines.
std::string table_of(const Sheet& sheet, LineId whole, std::string_view table) {
    return whole == 0 ? std::string(table) : fmt::format("{}/{}", path_of_line(sheet, whole), table);
}

/// Walks a path from line to line.
class Walk {
  public:
    Walk(const Sheet& sheet, std::span<const std::string_view> path) : sheet_(sheet), rest_(path) {}

    std::optional<LineId> line() {
        const std::string_view table = next();
        std::optional<LineId> found;
        switch (key_of(table, Scope::sheet)) {
            case Key::total:
                found = LineId{0};
                break;
            case Key::items:
                found = in_tables(0, BreakdownKind::items, {}, next());
                break;
            case Key::funding:
                found = in_funding(0);
                break;
            case Key::costs:
                found = in_costs();
                break;
            case Key::breakdowns: {
                const std::string_view name = breakdown_called(next());
                found = in_tables(0, BreakdownKind::other, name, next());
                break;
            }
            case Key::workings:
                found = beside(LineKind::working, no_id, next());
                break;
            default:
                return std::nullopt;
        }
        while (found && !rest_.empty()) found = below(*found);
        return found;
    }

  private:
    std::string_view next() {
        if (rest_.empty()) return {};
        const std::string_view segment = rest_.front();
        rest_ = rest_.subspan(1);
        return segment;
    }

    std::optional<LineId> below(LineId line) {
        const std::string_view segment = next();
        if (key_of(segment, Scope::sheet) == Key::previous_sheet) return beside(LineKind::last_year, line, "#1");
        const auto item = in_tables(line, BreakdownKind::items, {}, segment);
        return item && !is_reserved(segment) ? item : in_table_of(line, key_of(segment, Scope::line));
    }

    /// In a table of a line by its word, in either language; an item may have a Japanese one for its name.
    std::optional<LineId> in_table_of(LineId line, Key table) {
        switch (table) {
            case Key::items:
                return in_tables(line, BreakdownKind::items, {}, next());
            case Key::funding:
                return in_funding(line);
            case Key::also:
                return beside(LineKind::restatement, line, next());
            case Key::sheet:
                return beside(LineKind::linked, line, "#1");
            case Key::limit:
                return beside(LineKind::limit, line, "#1");
            case Key::of:
                return beside(LineKind::share_base, line, "#1");
            default:
                return std::nullopt;
        }
    }

    std::optional<LineId> in_funding(LineId whole) {
        const std::string_view segment = next();
        if (names_the_funded_total(segment)) return beside(LineKind::funding_total, whole, "#1");
        return in_tables(whole, BreakdownKind::funding, {}, segment);
    }

    std::optional<LineId> in_costs() {
        switch (key_of(next(), Scope::costs)) {
            case Key::project:
                return beside(LineKind::project, 0, "#1");
            case Key::personnel:
                return beside(LineKind::personnel, 0, "#1");
            case Key::cost_total:
                return beside(LineKind::cost_total, 0, "#1");
            case Key::staff:
                return beside(LineKind::staff, 0, next());
            default:
                return std::nullopt;
        }
    }

    /// A line of the tables that are called so, by its name, or by its position in them all.
    std::optional<LineId> in_tables(LineId whole, BreakdownKind kind, std::string_view name, std::string_view segment) {
        std::size_t position = position_in(segment);
        for (const BreakdownId id : tables_of(sheet_, whole, kind, name)) {
            const Breakdown& table = sheet_.breakdowns[id];
            if (position > table.lines.size()) {
                position -= table.lines.size();
            } else if (position > 0) {
                return table.lines[position - 1];
            } else if (const LineId line = line_named(sheet_, table, segment); line != no_id && !segment.empty()) {
                return line;
            }
        }
        return std::nullopt;
    }

    std::optional<LineId> beside(LineKind kind, LineId parent, std::string_view segment) const {
        const std::span<const LineId> lines = lines_beside(sheet_, parent, kind);
        if (const std::size_t position = position_in(segment); position > 0)
            return position <= lines.size() ? std::optional(lines[position - 1]) : std::nullopt;
        if (segment.empty()) return std::nullopt;
        const auto named = [&](LineId line) { return sheet_.lines[line].name == segment; };
        const auto found = std::find_if(lines.begin(), lines.end(), named);
        return found != lines.end() ? std::optional(*found) : std::nullopt;
    }

    /// The name of a breakdown, which may be called by its position.
    std::string_view breakdown_called(std::string_view segment) const {
        const std::size_t position = position_in(segment);
        if (position == 0 || position > sheet_.breakdowns.size()) return segment;
        const auto is_it = [&](const Breakdown& table) { return table.position == position; };
        const auto first = sheet_.breakdowns.begin() + static_cast<std::ptrdiff_t>(position - 1);  // none before it
        const auto found = std::find_if(first, sheet_.breakdowns.end(), is_it);
        return found == sheet_.breakdowns.end() ? segment : found->name;
    }

    const Sheet& sheet_;
    std::span<const std::string_view> rest_;
};

/// The path without its document, and whether it was this document's.
std::optional<std::string_view> within_sheet(const Sheet& sheet, std::string_view path) {
    const std::size_t colon = path.find(':');
    std::uint32_t number = 0;
    const auto parsed = std::from_chars(path.data(), path.data() + path.size(), number);
    if (parsed.ec != std::errc{} || colon == std::string_view::npos || parsed.ptr != path.data() + colon) {
        return sheet.number == 1 ? std::optional(path) : std::nullopt;
    }
    return number == sheet.number ? std::optional(path.substr(colon + 1)) : std::nullopt;
}

}  // namespace

std::string path_of_line(const Sheet& sheet, LineId line) {
    const Line& self = sheet.lines[line];
    switch (self.kind) {
        case LineKind::whole:
            return "total";
        case LineKind::source:
            return table_of(sheet, self.parent, "funding/") + segment_of(sheet, line);
        case LineKind::item: {
            const Breakdown& breakdown = sheet.breakdowns[self.breakdown];
            const std::string segment = segment_of(sheet, line);
            if (breakdown.kind == BreakdownKind::other)
                return fmt::format("breakdowns/{}/{}", segment_of_breakdown(breakdown), segment);
            if (self.parent == 0) return "items/" + segment;
            return fmt::format("{}/{}", path_of_line(sheet, self.parent), segment);
        }
        case LineKind::personnel:
            return "costs/personnel";
        case LineKind::cost_total:
            return "costs/total";
        case LineKind::project:
            return "costs/project";
        case LineKind::staff:
            return "costs/staff/" + segment_of(sheet, line);
        case LineKind::working:
            return "workings/" + segment_of(sheet, line);
        case LineKind::funding_total:
            return table_of(sheet, self.parent, "funding/total");
        case LineKind::restatement:
            return fmt::format("{}/also/{}", path_of_line(sheet, self.parent), segment_of(sheet, line));
        case LineKind::rows:
            return path_of_line(sheet, self.parent) + "/rows";
        case LineKind::linked:
            return path_of_line(sheet, self.parent) + "/sheet";
        case LineKind::last_year:
            return path_of_line(sheet, self.parent) + "/previous_sheet";
        case LineKind::limit:
            return path_of_line(sheet, self.parent) + "/limit";
        case LineKind::share_base:
            return path_of_line(sheet, self.parent) + "/of";
    }
    return {};
}

std::string path_of(const Sheet& sheet, LineId line, StageId stage) {
    std::string path = sheet.alone ? std::string{} : fmt::format("{}:", sheet.number);
    path += path_of_line(sheet, line);
    if (stage != no_stage) {
        path += '.';
        path += segment_of_stage(sheet, stage);
    }
    return path;
}

std::string path_of(const Sheet& sheet, FigureId figure) {
    return path_of(sheet, sheet.figures[figure].line, sheet.figures[figure].stage);
}

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        segments.push_back(path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return segments;
}

bool is_ambiguous(const Sheet& sheet, LineId line, std::span<const std::string_view> path) {
    for (; line != no_id; line = sheet.lines[line].parent) {
        const Line& part = sheet.lines[line];
        const bool named = std::find(path.begin(), path.end(), part.name) != path.end();
        if (named && !part.is_unique && part.kind != LineKind::whole) return true;
    }
    return false;
}

std::optional<LineId> find_line(const Sheet& sheet, std::span<const std::string_view> path) {
    return Walk(sheet, path).line();
}

std::optional<LineId> find_line(const Sheet& sheet, std::string_view path) {
    const std::vector<std::string_view> segments = segments_of(path);
    return find_line(sheet, segments);
}

StageId stage_with_id(const Sheet& sheet, std::string_view id) {
    const auto has_id = [&](const Stage& stage) { return stage.id == id; };
    const auto found = std::find_if(sheet.stages.begin(), sheet.stages.end(), has_id);
    return found == sheet.stages.end() ? no_stage : static_cast<StageId>(found - sheet.stages.begin());
}

StageId find_stage(const Sheet& sheet, std::string_view word) {
    const auto is_named = [&](const Stage& stage) {
        return stage.id == word || stage.label.japanese == word ||
               std::find(stage.labels.begin(), stage.labels.end(), word) != stage.labels.end();
    };
    const auto own = std::find_if(sheet.stages.begin(), sheet.stages.end(), is_named);
    if (own != sheet.stages.end()) return static_cast<StageId>(own - sheet.stages.begin());
    const KnownStage* known = known_stage(word);
    return known == nullptr ? no_stage : stage_with_id(sheet, known->id);
}

std::optional<FigureId> find_figure(const Sheet& sheet, std::string_view path) {
    const auto inner = within_sheet(sheet, path);
    if (!inner) return std::nullopt;
    const auto cell_of = [&](LineId line, StageId stage) -> std::optional<FigureId> {
        const FigureId cell = stage == no_stage ? no_id : sheet.cell(line, stage);
        return cell == no_id ? std::nullopt : std::optional(cell);
    };
    const auto stage_of = [&](std::string_view word) {
        const std::size_t position = position_in(word);
        const bool is_position = position >= 1 && position <= sheet.stages.size();
        return is_position ? static_cast<StageId>(position - 1) : find_stage(sheet, word);
    };
    // A stage's name may have points, too.
    for (std::size_t dot = inner->rfind('.'); dot != std::string_view::npos && dot > 0;
         dot = inner->rfind('.', dot - 1)) {
        if (const auto line = find_line(sheet, inner->substr(0, dot))) {
            if (const auto figure = cell_of(*line, stage_of(inner->substr(dot + 1)))) return figure;
        }
    }
    const auto line = find_line(sheet, *inner);  // a limit without stages, or a sheet of one column
    if (!line) return std::nullopt;
    if (sheet.lines[*line].stageless != no_id) return sheet.lines[*line].stageless;
    return cell_of(*line, find_stage(sheet, "amount"));
}

Argument name_of(const Sheet& sheet, LineId line) {
    const Line& self = sheet.lines[line];
    switch (self.kind) {
        case LineKind::whole:
            return Text{"total", "事業費"};
        case LineKind::project:
            return Text{"project cost", "事業費"};
        case LineKind::personnel:
            return Text{"personnel cost", "人件費"};
        case LineKind::cost_total:
            return Text{"total cost", "トータルコスト"};
        case LineKind::funding_total:
            return Text{"funded total", "財源内訳の事業費"};
        case LineKind::linked:
            return Text{"its sheet", "その調書"};
        case LineKind::last_year:
            return Text{"last year's sheet", "前年度の調書"};
        case LineKind::limit:
            return Text{"limit", "上限額"};
        case LineKind::share_base:
            return Text{"base", "対象額"};
        default:
            break;
    }
    if (!self.name.empty()) return std::string(self.name);
    if (self.kind == LineKind::restatement) return Text{"the figure stated again", "再掲"};
    return fmt::format("#{}", self.position);
}

bool states_no_amount(const Sheet& sheet, const Figure& figure) {
    if (figure.kind != AmountKind::nil && figure.kind != AmountKind::remark) return false;
    return figure.stage == no_stage || !sheet.stages[figure.stage].formula;
}

const Unit& Sheet::unit_of(const Figure& figure) const {
    static const Unit percent{.label = "%", .yen = 0};
    if (lines[figure.line].kind == LineKind::staff) return people;
    if (figure.stage != no_stage) {
        const Stage& stage = stages[figure.stage];
        if (stage.kind == StageKind::ratio) return percent;
        if (stage.kind == StageKind::count && stage.unit) return *stage.unit;
    }
    return unit;
}

}  // namespace dxbudget
