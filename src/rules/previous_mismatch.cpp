#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static void state_last_year(const Sheet&, EquationBuilder& builder) {
    builder.equate(rules::previous_mismatch, LineKind::last_year);
}

constinit const Rule rules::previous_mismatch{
    .id = "previous-mismatch",
    .severity = Severity::error,
    .summary = {"what a sheet states for the year before is what last year's sheet approved",
                "前年度の額は、前年度の調書の計上額と一致する"},
    .why =
        {"A change is judged against the year before; where that is not what was approved, the change is not what "
         "happened. `previous_sheet:` names last year's sheet; lines are matched by their names, and a line that has "
         "no namesake there is not compared.",
         "増減は前年度と比べて判断される。前年度の額が実際の計上額と違えば、増減も実際と異なる。previous_sheet:"
         "(前年度調書:)に前年度の調書を書く。行は名称で対応させ、前年度にない行は比べない。"},
    .bad = {R"(unit: USD
previous_sheet: last-year.yaml
total: {requested: 500, previous: 460}
#                                 ^^^ total at previous is 10 too much: 460 declared, last year's sheet has 450
)",
            R"(単位: 千円
前年度調書: last-year.yaml
合計: {要求額: 500, 前年度: 460}
#                           ^^^ 事業費(前年度)が前年度の調書と不一致: 記載 460、前年度の調書 450(10千円 超過)
)"},
    .good = {R"(unit: USD
previous_sheet: last-year.yaml
total: {requested: 500, previous: 450}
)",
             R"(単位: 千円
前年度調書: last-year.yaml
合計: {要求額: 500, 前年度: 450}
)"},
    .beside = {.name = "last-year.yaml",
               .bad = {R"(unit: USD
total: {requested: 470, approved: 450}
)",
                       R"(単位: 千円
合計: {要求額: 470, 計上額: 450}
)"},
               .good = {R"(unit: USD
total: {requested: 470, approved: 450}
)",
                        R"(単位: 千円
合計: {要求額: 470, 計上額: 450}
)"}},
    .state = state_last_year,
    .in_rows = InRows::refused,
    .message = {"{0} at {1} is {4} {5}: {2} declared, last year's sheet has {3}",
                "{0}({1})が前年度の調書と不一致: 記載 {2}、前年度の調書 {3}({4}{6} {5})"},
};

}  // namespace dxbudget
