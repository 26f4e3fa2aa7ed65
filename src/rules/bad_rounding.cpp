#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::bad_rounding{
    .id = "bad-rounding",
    .severity = Severity::error,
    .summary = {"`rounding:` names a way of rounding", "端数処理(rounding)は端数処理の方法を示す"},
    .why = {"A way of rounding decides which differences are accepted, so none is guessed: `half-up` (四捨五入), "
            "`truncate` or `toward-zero` (切捨て), `away-from-zero` (切上げ), `up`, `down`, `any`, `exact`; separately "
            "for `products` and `sums`, with `add: exact` where totals come from the exact amounts beneath, and `to:` "
            "where figures are multiples of more than one unit.",
            "端数処理の方法によって認める差が決まるので、推測はしない。四捨五入、切捨て、切上げ("
            "符号によらず絶対値で扱う)、"
            "up(大きい方へ)、down(小さい方へ)、問わない、端数なしのいずれか。積算(products)と合計(sums)を分けて書ける。"
            "合計を端数処理前の額から求めるなら add: exact(加算: 端数処理前)、百円単位などにするなら to(単位)を書く。"},
    .bad = {R"(unit: USD million
rounding: round
#         ^^^^^ `round` is not a rounding method
total: 100
items:
  - {name: Social services, amount: 60}
  - {name: Education, amount: 40}
)",
            R"(単位: 百万円
端数処理: 丸め
#         ^^^^ 「丸め」という端数処理はない
合計: 100
内訳:
  - {名称: 民生費, 金額: 60}
  - {名称: 教育費, 金額: 40}
)"},
    .good = {R"(unit: USD million
rounding: half-up
total: 101
items:
  - {name: Social services, amount: 60}
  - {name: Education, amount: 40}
)",
             R"(単位: 百万円
端数処理: 四捨五入
合計: 101
内訳:
  - {名称: 民生費, 金額: 60}
  - {名称: 教育費, 金額: 40}
)"},
};

}  // namespace dxbudget
