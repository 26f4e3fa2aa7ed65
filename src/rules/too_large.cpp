#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::too_large{
    .id = "too-large",
    .severity = Severity::error,
    .summary = {"the file is within the limits of size", "ファイルの大きさは上限以内である"},
    .why = {"A few lines of aliases can stand for billions of values, and a file can be longer than any budget. Beyond "
            "the limits nothing is read, so that a hostile file cannot stop a whole batch.",
            "参照を重ねると、数行で何十億もの値になり得る。予算の調書としてあり得ない大きさのファイルで一括検査が止まら"
            "ないよう、上限を超えるものは読まない。"},
    .bad = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Courses, requested: 400}
meta:
  a: &a [x, x, x, x, x, x, x, x, x, x]
  b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
  c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
  d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
  e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
  f: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
#                                 ^^ the aliases add up to more than 1,000,000 values
)",
            R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 400}
その他情報:
  a: &a [x, x, x, x, x, x, x, x, x, x]
  b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
  c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
  d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
  e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
  f: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
#                                 ^^ 参照によって値が 1,000,000 個を超えている
)"},
    .good = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Courses, requested: 400}
meta:
  a: &a [x, x, x, x, x, x, x, x, x, x]
  b: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
)",
             R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 400}
その他情報:
  a: &a [x, x, x, x, x, x, x, x, x, x]
  b: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
)"},
};

}  // namespace dxbudget
