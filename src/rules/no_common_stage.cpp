#include <algorithm>
#include <string>
#include <unordered_map>

#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {
namespace {

using StageSet = std::vector<bool>;

bool any_stage(const StageSet& stages) {
    return std::find(stages.begin(), stages.end(), true) != stages.end();
}

/// Which tables say something at stages that the line which they speak of has not: nothing of them is compared with it.
class StagesOfTables {
  public:
    StagesOfTables(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings)
        : sheet_(sheet), evaluation_(evaluation), findings_(findings) {}

    void inspect() {
        for (const Breakdown& breakdown : sheet_.breakdowns) inspect_table(breakdown);
        StageSet costs(sheet_.stages.size());
        Span place;
        for (LineId line = 0; line < sheet_.lines.size(); ++line) {
            const Line& self = sheet_.lines[line];
            if (self.kind == LineKind::restatement || self.kind == LineKind::funding_total) {
                StageSet again(sheet_.stages.size());
                add_stated(line, again);
                compare(self.parent, stages_with_items(self.parent), again, self.span);
            }
            if (self.kind != LineKind::project && self.kind != LineKind::cost_total) continue;
            add_stated(line, costs);
            if (place.empty()) place = self.span;
        }
        if (!place.empty()) compare(0, stages_with_items(0), costs, place);
    }

  private:
    void inspect_table(const Breakdown& breakdown) {
        const bool has_items = breakdown.kind == BreakdownKind::items;
        if (breakdown.partial || (has_items && sheet_.lines[breakdown.whole].partial)) return;
        StageSet own(sheet_.stages.size());
        if (has_items) add_stated(breakdown.whole, own);
        const StageSet& whole = has_items ? own : stages_with_items(breakdown.whole);
        if (!any_stage(whole)) return;
        StageSet stages(sheet_.stages.size());
        for (const LineId line : breakdown.lines) {
            add_said(line, stages);
            if (share_one(whole, stages)) return;
        }
        compare(breakdown.whole, whole, stages, breakdown.span);
    }

    /// The stages at which a line states a figure; those with a formula follow from others.
    void add_stated(LineId line, StageSet& stages) const {
        for (StageId stage = 0; stage < stages.size(); ++stage) {
            const Figure* figure = sheet_.figure_at(line, stage);
            if (figure == nullptr || sheet_.stages[stage].formula) continue;
            if (figure->kind == AmountKind::number || figure->kind == AmountKind::unreadable) stages[stage] = true;
        }
    }
    /// The stages at which a line states a figure, or its parts do.
    void add_said(LineId line, StageSet& stages) const {
        for (StageId stage = 0; stage < stages.size(); ++stage) {
            const FigureId id = sheet_.cell(line, stage);
            if (id != no_id && !sheet_.stages[stage].formula && evaluation_.values[id].origin != Value::Origin::nothing)
                stages[stage] = true;
        }
    }
    /// The stages of a line, by its own figures and by its items.
    const StageSet& stages_with_items(LineId line) {
        const auto [known, is_new] = whole_.try_emplace(line, sheet_.stages.size());
        if (!is_new) return known->second;
        add_stated(line, known->second);
        for (const BreakdownId id : sheet_.lines[line].breakdowns) {
            if (sheet_.breakdowns[id].kind != BreakdownKind::items) continue;
            for (const LineId part : sheet_.breakdowns[id].lines) add_said(part, known->second);
        }
        return known->second;
    }

    static bool share_one(const StageSet& left, const StageSet& right) {
        for (std::size_t stage = 0; stage < left.size(); ++stage) {
            if (left[stage] && right[stage]) return true;
        }
        return false;
    }

    void compare(LineId line, const StageSet& whole, const StageSet& stages, Span span) {
        if (!any_stage(stages) || !any_stage(whole) || share_one(whole, stages)) return;
        findings_.push_back(
            {.rule = &rules::no_common_stage,
             .severity = rules::no_common_stage.severity,
             .span = span,
             .message = {{"nothing here is compared with {0}: it is stated at {1}, this at {2}",
                          "{0}と比べるものがない: {0}の欄は {3}、ここの欄は {4}"},
                         {name_of(sheet_, line), ids_of(whole), ids_of(stages), labels_of(whole), labels_of(stages)}},
             .help = {{"write both at the same stage; a column that is another one's by its meaning is a label of it: "
                       "`stages: {requested: [要求額, …]}`",
                       "同じ欄に書く。同じ意味の列であれば、その欄の見出しとして宣言する(段階: {requested: "
                       "[要求額, …]})"},
                      {}}});
    }

    std::string ids_of(const StageSet& stages) const {
        return names_of(stages, ", ", [](const Stage& stage) { return stage.id; });
    }
    std::string labels_of(const StageSet& stages) const {
        return names_of(stages, "、", [](const Stage& stage) { return stage.label.japanese; });
    }
    template <class Name>
    std::string names_of(const StageSet& stages, std::string_view comma, Name name) const {
        constexpr std::size_t longest = 100;
        std::string names;
        for (StageId stage = 0; stage < stages.size(); ++stage) {
            if (!stages[stage]) continue;
            if (names.size() > longest) return names.append(comma).append("…");
            names.append(names.empty() ? std::string_view{} : comma).append(name(sheet_.stages[stage]));
        }
        return names;
    }

    const Sheet& sheet_;
    const Evaluation& evaluation_;
    std::vector<Finding>& findings_;
    std::unordered_map<LineId, StageSet> whole_;  // of lines that tables speak of
};

void inspect_stages(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings,
                    const Source& /*source*/) {
    StagesOfTables(sheet, evaluation, findings).inspect();
}

}  // namespace

constinit const Rule rules::no_common_stage{
    .id = "no-common-stage",
    .severity = Severity::warning,
    .summary = {"a table and the line that it speaks of have a stage in common", "表とその対象の行には共通の欄がある"},
    .why =
        {"Figures are compared stage by stage. A table whose columns are others than those of the total agrees with it "
         "whatever it says, mostly because a label of the form was declared as a stage of its own.",
         "数字は欄ごとに比べる。合計と欄が一つも共通しない表は、何が書かれていても合計と比べられない。多くは、様式"
         "の見出しを独自の欄として宣言したためである。"},
    .bad = {R"(unit: USD
stages: {initial: Initial budget}
total: {requested: 400}
items:
  - {name: Courses, requested: 100}
  - {name: Expert visits, requested: 300}
funding:
# <^^^^^^^ nothing here is compared with total: it is stated at requested, this at initial
  - {name: State grant, Initial budget: 200}
  - {name: General fund, Initial budget: 250}
)",
            R"(単位: 千円
段階: {initial: 令和8年度当初}
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 100}
  - {名称: 専門家派遣, 要求額: 300}
財源内訳:
# <^^^^^^^^ 事業費と比べるものがない: 事業費の欄は 要求額、ここの欄は 令和8年度当初
  - {名称: 国庫支出金, 令和8年度当初: 200}
  - {名称: 一般財源, 令和8年度当初: 250}
)"},
    .good = {R"(unit: USD
stages: {requested: Initial budget}
total: {requested: 400}
items:
  - {name: Courses, requested: 100}
  - {name: Expert visits, requested: 300}
funding:
  - {name: State grant, Initial budget: 200}
  - {name: General fund, Initial budget: 200}
)",
             R"(単位: 千円
段階: {requested: 令和8年度当初}
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 100}
  - {名称: 専門家派遣, 要求額: 300}
財源内訳:
  - {名称: 国庫支出金, 令和8年度当初: 200}
  - {名称: 一般財源, 令和8年度当初: 200}
)"},
    .inspect = inspect_stages,
};

}  // namespace dxbudget
