/// Shares of what is computed from them, where none of the figures is stated: neither follows without the other.

#include <algorithm>
#include <limits>
#include <vector>

#include "sheet/loader.hpp"
#include "sheet/share_table.hpp"

namespace dxbudget {
namespace {

/// Follows what figures that are not stated are computed from, each once.
class Circles {
  public:
    explicit Circles(const Sheet& sheet) : sheet_(sheet), marks_(sheet.figures.size()), depths_(sheet.figures.size()) {}

    /// Calls `found` with the line of each share that a circle goes through.
    template <class Found>
    void follow(FigureId start, Found found) {
        if (!is_open(start) || marks_[start] != Mark::untouched) return;
        open(start);
        while (!path_.empty()) {
            Step& step = path_.back();
            if (step.next < step.needs.size()) {
                const FigureId needed = step.needs[step.next++];
                if (!is_open(needed)) continue;
                if (marks_[needed] == Mark::untouched) {
                    open(needed);
                } else if (marks_[needed] == Mark::on_the_path) {
                    step.returns_to = std::min(step.returns_to, depths_[needed]);
                }
                continue;
            }
            const LineId line = sheet_.figures[step.figure].line;
            const std::size_t returns_to = step.returns_to;
            if (returns_to < path_.size() && sheet_.lines[line].share_base != no_id) found(line);
            marks_[step.figure] = Mark::settled;
            path_.pop_back();
            if (!path_.empty()) path_.back().returns_to = std::min(path_.back().returns_to, returns_to);
        }
    }

  private:
    enum class Mark : std::uint8_t { untouched, on_the_path, settled };
    struct Step {
        FigureId figure;
        std::vector<FigureId> needs;
        std::size_t next = 0;
        std::size_t returns_to = std::numeric_limits<std::size_t>::max();  ///< the place on the path, the least one
    };

    bool is_open(FigureId id) const {
        if (id == no_id || sheet_.figures[id].stage == no_stage) return false;
        const AmountKind kind = sheet_.figures[id].kind;
        return kind == AmountKind::absent || kind == AmountKind::blank;
    }

    void open(FigureId figure) {
        marks_[figure] = Mark::on_the_path;
        depths_[figure] = path_.size();
        path_.push_back({.figure = figure, .needs = needs_of(figure)});
    }

    /// Its parts; where there are none, what it is a share of.
    std::vector<FigureId> needs_of(FigureId id) const {
        const Figure& figure = sheet_.figures[id];
        const Line& line = sheet_.lines[figure.line];
        std::vector<FigureId> needs;
        for (const BreakdownId table : line.breakdowns) {
            if (sheet_.breakdowns[table].kind == BreakdownKind::funding) continue;
            for (const LineId part : sheet_.breakdowns[table].lines) {
                if (sheet_.lines[part].counted) needs.push_back(sheet_.cell(part, figure.stage));
            }
        }
        if (!needs.empty() || line.share_base == no_id || share_at(sheet_, figure.line, figure.stage) == nullptr)
            return needs;
        const std::span<const BasePart> parts = parts_of_base(sheet_, line.share_base);
        for (const BasePart& part : parts)
            needs.push_back(sheet_.cell(part.line, part.stage == no_stage ? figure.stage : part.stage));
        if (parts.empty()) needs.push_back(sheet_.cell(line.share_base, figure.stage));
        return needs;
    }

    const Sheet& sheet_;
    std::vector<Mark> marks_;
    std::vector<std::size_t> depths_;  // places on the path
    std::vector<Step> path_;
};

}  // namespace

void ShareTable::report_circular_bases() {
    if (bases_.empty()) return;
    Circles circles(sheet_);
    std::vector<bool> is_reported(sheet_.lines.size());
    for (const PendingBase& pending : bases_) {
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            circles.follow(sheet_.cell(pending.line, stage), [&](LineId line) {
                if (is_reported[line]) return;
                is_reported[line] = true;
                nodes_.report(
                    rules::bad_share, sheet_.lines[line].shares.front().span,
                    {{"what {0} is a share of is computed from {0} itself", "{0}の割合の対象は、{0}自身から計算される"},
                     {name_of(sheet_, line)}},
                    {{"state one of the figures, or name the lines that it is a share of, such as `of: [A, B]`",
                      "いずれかの金額を書くか、「対象: [A, B]」のように対象の行を書く"},
                     {}});
            });
        }
    }
}

}  // namespace dxbudget
