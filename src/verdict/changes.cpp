#include "dxbudget/changes.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "amount/unit.hpp"
#include "verdict/changed_equations.hpp"
#include "verdict/line_key.hpp"

namespace dxbudget {
namespace {

/// Finds where lines and stages of one sheet are in another.
class Counterparts {
  public:
    Counterparts(const Sheet& from, const Sheet& to)
        : lines(from.lines.size(), no_id), stages(from.stages.size(), no_stage) {
        std::unordered_map<std::string, LineId> found;
        const std::vector<std::string> keys = line_keys(to);
        for (LineId line = 0; line < keys.size(); ++line) found.emplace(keys[line], line);
        const std::vector<std::string> own = line_keys(from);
        for (LineId line = 0; line < own.size(); ++line) {
            if (const auto at = found.find(own[line]); at != found.end()) lines[line] = at->second;
        }
        for (StageId stage = 0; stage < stages.size(); ++stage)
            stages[stage] = stage_with_id(to, from.stages[stage].id);
    }

    std::vector<LineId> lines;
    std::vector<StageId> stages;
};

bool is_stated(const Figure& figure) {
    return figure.kind != AmountKind::absent;
}

/// Compares the figures of two sheets.
class Comparer {
  public:
    Comparer(const Audit& before, std::size_t old_sheet, const Audit& after, std::size_t new_sheet)
        : before_{before, old_sheet},
          after_{after, new_sheet},
          factor_(conversion(before_.sheet.unit, after_.sheet.unit)) {
        result_.before = old_sheet;
        result_.after = new_sheet;
        if (before_.sheet.unit.label == after_.sheet.unit.label) factor_ = 1;
        result_.comparable = !factor_.overflowed();
    }

    SheetChanges run() {
        if (!result_.comparable) return std::move(result_);
        const Counterparts in_old(after_.sheet, before_.sheet);
        const Counterparts in_new(before_.sheet, after_.sheet);
        LineId next_old = 0;  // lines of the old sheet before it are done
        for (LineId line = 0; line < after_.sheet.lines.size(); ++line) {
            const LineId old_line = in_old.lines[line];
            if (old_line != no_id && old_line >= next_old) {
                drop_lines(next_old, old_line, in_new);
                next_old = old_line + 1;
            }
            compare_line(old_line, line, in_old, in_new);
        }
        drop_lines(next_old, static_cast<LineId>(before_.sheet.lines.size()), in_new);
        ChangedEquations(before_.side(), after_.side(), factor_, in_new.lines, in_new.stages).follow(result_);
        return std::move(result_);
    }

  private:
    struct Side {
        Side(const Audit& audit, std::size_t index)
            : sheet(audit.sheets[index]),
              evaluation(audit.evaluations[index]),
              equations(audit.equations[index]),
              source(*audit.source) {}
        EvaluatedSheet side() const { return {sheet, equations, evaluation}; }

        const Sheet& sheet;
        const Evaluation& evaluation;
        const Equations& equations;
        const Source& source;
    };

    /// What a version says there, in the new sheet's unit.
    static Version version_of(const Side& side, FigureId id, const Rational& unit_factor) {
        Version version{.figure = id};
        if (id == no_id) return version;
        const Figure& figure = side.sheet.figures[id];
        const Rational factor = is_money(side.sheet, figure) ? unit_factor : Rational(1);
        version.stated = is_stated(figure);
        const Value& value = side.evaluation.values[id];
        const bool is_number = figure.kind == AmountKind::number;
        const bool is_computed = !version.stated && value.origin == Value::Origin::computed;
        if (is_number || is_computed) version.value = (is_number ? figure.value : value.value) * factor;
        return version;
    }

    bool differ(const Version& before, const Version& after) const {
        if (before.value && after.value) return *before.value != *after.value;
        if (before.value || after.value) return true;
        return before_.sheet.figures[before.figure].kind != after_.sheet.figures[after.figure].kind ||
               words_of(before_.sheet, before_.source, before.figure) !=
                   words_of(after_.sheet, after_.source, after.figure);
    }

    /// `always`: even where neither states it.
    void compare(FigureId old_figure, FigureId new_figure, bool always) {
        if (old_figure == no_id && new_figure == no_id) return;
        FigureChange change{.before = version_of(before_, old_figure, factor_),
                            .after = version_of(after_, new_figure, 1)};
        const bool in_old = change.before.stated;
        const bool in_new = change.after.stated;
        if (!in_old && !in_new && !(always && change.before.value && change.after.value)) return;
        if (in_old == in_new && !differ(change.before, change.after)) return;
        if (in_old != in_new) change.kind = in_new ? ChangeKind::added : ChangeKind::dropped;
        result_.figures.push_back(std::move(change));
    }

    void compare_line(LineId old_line, LineId new_line, const Counterparts& in_old, const Counterparts& in_new) {
        for (StageId stage = 0; stage < after_.sheet.stages.size(); ++stage) {
            const StageId old_stage = in_old.stages[stage];
            const bool is_there = old_line != no_id && old_stage != no_stage;
            const FigureId old_figure = is_there ? before_.sheet.cell(old_line, old_stage) : no_id;
            const FigureId new_figure = after_.sheet.cell(new_line, stage);
            compare(old_figure, new_figure, new_line == 0);
        }
        compare(old_line == no_id ? no_id : before_.sheet.lines[old_line].stageless,
                after_.sheet.lines[new_line].stageless, false);
        if (old_line != no_id) drop_stages(old_line, in_new);
    }

    /// What a line that is still there said at stages that are not.
    void drop_stages(LineId old_line, const Counterparts& in_new) {
        for (StageId stage = 0; stage < before_.sheet.stages.size(); ++stage) {
            if (in_new.stages[stage] == no_stage) compare(before_.sheet.cell(old_line, stage), no_id, false);
        }
    }

    void drop_lines(LineId begin, LineId end, const Counterparts& in_new) {
        for (LineId line = begin; line < end; ++line) {
            if (in_new.lines[line] != no_id) continue;
            for (StageId stage = 0; stage < before_.sheet.stages.size(); ++stage) {
                compare(before_.sheet.cell(line, stage), no_id, false);
            }
            compare(before_.sheet.lines[line].stageless, no_id, false);
        }
    }

    Side before_;
    Side after_;
    Rational factor_;
    SheetChanges result_;
};

/// How often each title stands in a file.
std::unordered_map<std::string_view, std::size_t> titles_of(const Audit& audit) {
    std::unordered_map<std::string_view, std::size_t> counts;
    for (const Sheet& sheet : audit.sheets) ++counts[sheet.title];
    return counts;
}

/// Of sheets that no title pairs, those without one are paired in their order, and two that alone are left.
void pair_the_rest(const Audit& before, const Audit& after, std::vector<std::optional<std::size_t>>& found,
                   const std::vector<bool>& taken) {
    std::vector<std::size_t> old_left;
    std::vector<std::size_t> new_left;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (!taken[i]) old_left.push_back(i);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!found[i]) new_left.push_back(i);
    }
    if (old_left.size() != 1 || new_left.size() != 1) {
        std::erase_if(old_left, [&](std::size_t i) { return !before.sheets[i].title.empty(); });
        std::erase_if(new_left, [&](std::size_t i) { return !after.sheets[i].title.empty(); });
    }
    for (std::size_t i = 0; i < std::min(old_left.size(), new_left.size()); ++i) found[new_left[i]] = old_left[i];
}

/// Which sheet of the old file each of the new one is compared with.
std::vector<std::optional<std::size_t>> partners(const Audit& before, const Audit& after) {
    std::vector<std::optional<std::size_t>> found(after.sheets.size());
    std::vector<bool> taken(before.sheets.size());
    const auto old_titles = titles_of(before);
    const auto new_titles = titles_of(after);
    std::unordered_map<std::string_view, std::size_t> by_title;
    for (std::size_t i = 0; i < before.sheets.size(); ++i) by_title.emplace(before.sheets[i].title, i);
    for (std::size_t i = 0; i < after.sheets.size(); ++i) {
        const std::string_view title = after.sheets[i].title;
        const auto in_old = old_titles.find(title);
        if (title.empty() || in_old == old_titles.end() || in_old->second > 1 || new_titles.at(title) > 1) continue;
        found[i] = by_title.at(title);
        taken[*found[i]] = true;
    }
    pair_the_rest(before, after, found, taken);
    return found;
}

}  // namespace

std::optional<Rational> FigureChange::difference() const {
    if (!before.value || !after.value) return std::nullopt;
    return *after.value - *before.value;
}

std::vector<SheetChanges> changes_between(const Audit& before, const Audit& after) {
    std::vector<SheetChanges> changes;
    const std::vector<std::optional<std::size_t>> old_sheets = partners(before, after);
    std::vector<bool> seen(before.sheets.size());
    for (std::size_t i = 0; i < after.sheets.size(); ++i) {
        if (!old_sheets[i]) {
            changes.push_back({.after = i});
            continue;
        }
        seen[*old_sheets[i]] = true;
        changes.push_back(Comparer(before, *old_sheets[i], after, i).run());
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (!seen[i]) changes.push_back({.before = i});
    }
    return changes;
}

}  // namespace dxbudget
