#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::bad_stage{
    .id = "bad-stage",
    .severity = Severity::error,
    .summary = {"a declared stage has a free id, a formula over stages of the sheet, and exceptions that are in it",
                "宣言する欄は未使用の id を持ち、式は調書の欄だけからなり、例外(除く、合算しない)は調書にある"},
    .why = {"A formula with an unknown word, or one that is computed from itself, would compute nothing and check "
            "nothing. A misspelt word under `except` or `not_added` would leave nothing out.",
            "未知の語を含む式や、自分自身から計算される式では、何も計算できず何も検査できない。except(除く)や "
            "not_added(合算しない)の語が違えば、何も除かれない。"},
    .bad = {R"(unit: USD
stages:
  current: Current
  supplement: Supplement
  after: After = current + suplement
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `suplement` in the formula `current + suplement` is not a stage of this sheet
total: {current: 300, supplement: 100, after: 400}
items:
  - {name: Courses, current: 300, supplement: 100}
)",
            R"(単位: 千円
段階:
  current: 現計
  supplement: 補正
  after: 計 = current + suplement
#        ^^^^^^^^^^^^^^^^^^^^^^^^ 式「current + suplement」の「suplement」はこの調書の欄ではない
合計: {current: 300, supplement: 100, after: 400}
内訳:
  - {名称: 講座, current: 300, supplement: 100}
)"},
    .good = {R"(unit: USD
stages:
  current: Current
  supplement: Supplement
  after: After = current + supplement
total: {current: 300, supplement: 100, after: 400}
items:
  - {name: Courses, current: 300, supplement: 100}
)",
             R"(単位: 千円
段階:
  current: 現計
  supplement: 補正
  after: 計 = current + supplement
合計: {current: 300, supplement: 100, after: 400}
内訳:
  - {名称: 講座, current: 300, supplement: 100}
)"},
};

}  // namespace dxbudget
