#include "catch.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;

TEST_CASE("a rule explained") {
    const Rule rule{.id = "sum-mismatch",
                    .severity = Severity::warning,
                    .summary = {"items add up to their total", "細事業の計は合計に等しい"},
                    .why = {"A reader adds them up.", "読み手は足し上げる。"},
                    .bad = {"items:\n\n  - x  # sum\n", "内訳:\n\n  - x  # 合計\n"},
                    .good = "\nitems: |\n  a\n"};
    CHECK(render_rule(rule, {}) == R"(warning[sum-mismatch]

items add up to their total

A reader adds them up.

wrong:

    items:

      - x  # sum

right:

    items: |
      a
)");
    const Rule* const rules[] = {&rule};
    CHECK(render_rules_text(rules, {.language = Language::japanese}) ==
          "sum-mismatch  警告  細事業の計は合計に等しい\n");
    CHECK(render_rules_markdown(rules, Language::english).ends_with(R"(
| [sum-mismatch](#sum-mismatch) | warning | items add up to their total |

## sum-mismatch

**warning**: items add up to their total.
A reader adds them up.

Wrong:

```yaml
items:

  - x  # sum
```

Right:

```yaml
items: |
  a
```
)"));
    CHECK(render_rules_markdown(rules, Language::japanese).ends_with(R"(
| [sum-mismatch](#sum-mismatch) | 警告 | 細事業の計は合計に等しい |

## sum-mismatch

**警告**: 細事業の計は合計に等しい。
読み手は足し上げる。

誤りの例:

```yaml
内訳:

  - x  # 合計
```

正しい例:

```yaml
items: |
  a
```
)"));
}

TEST_CASE("an example of what no text may hold is named, and a tab shown as it is") {
    const Rule rule{.id = "not-utf8",
                    .summary = {"s", "s"},
                    .why = {"w", "w"},
                    .bad = std::string_view("a\0:\t\x1b\xff\n", 7),
                    .good = "a: 1\n"};
    const Rule* const rules[] = {&rule};
    CHECK(render_rule(rule, {}).find("\n    a\\u{0}:\t\\u{1b}\uFFFD\n") != std::string::npos);
    CHECK(render_rules_markdown(rules, Language::english).find("```yaml\na\\u{0}:\t\\u{1b}\uFFFD\n```\n") !=
          std::string::npos);
}
