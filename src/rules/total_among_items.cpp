#include <algorithm>

#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"
#include "sheet/sum_names.hpp"

namespace dxbudget {

namespace {

/// The sums of a table's lines at one stage, on the way from its first line to its last.
struct RunningSums {
    Rational before;         // of the lines above that are no sums
    Rational since;          // of those since the last sum
    std::size_t parts = 0;   // how many of them are not zero
    std::size_t recent = 0;  // likewise
};

class SumsOfTable {
  public:
    SumsOfTable(const Sheet& sheet, const Evaluation& evaluation, const Breakdown& breakdown)
        : sheet_(sheet),
          evaluation_(evaluation),
          breakdown_(breakdown),
          sums_(sheet.stages.size()),
          all_(sums_.size()) {
        for (const LineId line : breakdown.lines) {
            for (StageId stage = 0; stage < sums_.size(); ++stage) all_[stage] += amount(line, stage);
        }
    }

    /// The lines that are sums of others by their names, or by their names and figures.
    std::vector<LineId> sums() {
        std::vector<LineId> found;
        for (const LineId line : breakdown_.lines) {
            if (!sheet_.lines[line].counted) continue;
            const std::string_view name = sheet_.lines[line].name;
            const bool is_sum = names_a_sum(name) || (may_name_a_sum(name) && adds_up_others(line));
            if (is_sum) found.push_back(line);
            for (StageId stage = 0; stage < sums_.size(); ++stage) {
                is_sum ? end_part(sums_[stage]) : add(sums_[stage], amount(line, stage));
            }
        }
        return found;
    }

  private:
    static void end_part(RunningSums& sum) {
        sum.since = 0;
        sum.recent = 0;
    }
    static void add(RunningSums& sum, const Rational& amount) {
        if (amount.is_zero()) return;
        sum.before += amount;
        sum.since += amount;
        ++sum.parts;
        ++sum.recent;
    }

    /// What a line adds to the sum at a stage; zero where it adds nothing.
    Rational amount(LineId line, StageId stage) const {
        const Stage& column = sheet_.stages[stage];
        const FigureId id = sheet_.cell(line, stage);
        if (id == no_id || column.formula || column.kind == StageKind::ratio || !sheet_.lines[line].counted) return 0;
        const Value& value = evaluation_.values[id];
        const bool known = value.origin == Value::Origin::declared || value.origin == Value::Origin::computed;
        if (!known) return 0;
        return is_subtracted(sheet_, line) ? -value.value : value.value;
    }

    /// Whether a line comes to the lines above it, to all others or, without them, makes the total right, wherever it
    /// has a figure.
    bool adds_up_others(LineId line) const {
        bool any = false;
        for (StageId stage = 0; stage < sums_.size(); ++stage) {
            const Rational own = amount(line, stage);
            if (own.is_zero()) continue;
            any = true;
            const RunningSums& sum = sums_[stage];
            const Rational others = all_[stage] - own;
            const FigureId whole = sheet_.cell(breakdown_.whole, stage);
            const bool is_sum = (sum.parts > 1 && own == sum.before) || (sum.recent > 1 && own == sum.since) ||
                                (breakdown_.lines.size() > 2 && own == others) ||
                                (sheet_.is_number(whole) && sheet_.figures[whole].value == others);
            if (!is_sum) return false;
        }
        return any;
    }

    const Sheet& sheet_;
    const Evaluation& evaluation_;
    const Breakdown& breakdown_;
    std::vector<RunningSums> sums_;  // of each stage
    std::vector<Rational> all_;      // likewise
};

void inspect_names(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings,
                   const Source& /*source*/) {
    const auto may_be_a_sum = [&](LineId line) { return is_or_may_be_a_sum(sheet.lines[line].name); };
    for (const Breakdown& breakdown : sheet.breakdowns) {
        if (std::none_of(breakdown.lines.begin(), breakdown.lines.end(), may_be_a_sum)) continue;
        for (const LineId line : SumsOfTable(sheet, evaluation, breakdown).sums()) {
            findings.push_back(
                {.rule = &rules::total_among_items,
                 .severity = rules::total_among_items.severity,
                 .span = sheet.lines[line].name_span,
                 .message = {{"the item `{0}` is counted as one of the addends",
                              "細事業「{0}」が加算される行の一つになっている"},
                             {std::string(sheet.lines[line].name)}},
                 .help = {{"write it as `total:` beside the items, or give the line `counted: no`",
                           "内訳と並べて total:(合計:)として書くか、その行に counted: no(加算: いいえ)を付ける"},
                          {}}});
        }
    }
}

}  // namespace

constinit const Rule rules::total_among_items{
    .id = "total-among-items",
    .severity = Severity::warning,
    .summary = {"a line called 合計 or 小計 is no item", "「合計」「小計」という行は細事業ではない"},
    .why =
        {"A subtotal listed among its own parts doubles the sum. A line called Total expenses or 事務費計 may be an "
         "item like others; it is questioned where it comes to the lines before it or to all others, or where the "
         "total is right without it.",
         "小計をその内訳と並べて加算すると、合計が二重になる。「事務費計」「Total expenses」のような名称は細事業である"
         "こともあるので、上の行や他の行の合計に等しいとき、又はその行を除くと合計が合うときに問う。"},
    .bad = {R"(unit: USD
items:
  - {name: Courses, requested: 100}
  - {name: Expert visits, requested: 300}
  - {name: Total, requested: 400}
#          ^^^^^ the item `Total` is counted as one of the addends
total: {requested: 800}
)",
            R"(単位: 千円
内訳:
  - {名称: 講座, 要求額: 100}
  - {名称: 専門家派遣, 要求額: 300}
  - {名称: 合計, 要求額: 400}
#          ^^^^ 細事業「合計」が加算される行の一つになっている
合計: {要求額: 800}
)"},
    .good = {R"(unit: USD
items:
  - {name: Courses, requested: 100}
  - {name: Expert visits, requested: 300}
total: {requested: 400}
)",
             R"(単位: 千円
内訳:
  - {名称: 講座, 要求額: 100}
  - {名称: 専門家派遣, 要求額: 300}
合計: {要求額: 400}
)"},
    .inspect = inspect_names,
};

}  // namespace dxbudget
