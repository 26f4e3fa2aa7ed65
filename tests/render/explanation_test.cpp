/// What `explain` says of figures that are not simply stated and right.

#include "dxbudget/explain.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;

namespace {

constexpr const char* sheet =
    "unit: 千円\n"
    "rounding: half-up\n"
    "total: {requested: 101, previous: }\n"
    "items:\n"
    "  - {name: a, requested: 60, previous: 55, limit: 50}\n"
    "  - {name: b, requested: 40, previous: 約40}\n"
    "  - {name: c, requested: \"1円×2 = 5\", previous: 未定}\n"
    "  - {name: d, items: [{name: e, requested: 3}, {name: f, requested: 4}]}\n"
    "  - {name: g, requested: 1O}\n"
    "funding:\n"
    "  - {name: 国, share: 1/2, requested: 51}\n"
    "  - {name: 県, share: rest, requested: 51}\n";

std::string explained(const char* path, Language language = Language::english) {
    const Audit checked = audit(Source("sheet.yaml", sheet));
    const auto figure = find_figure(checked.sheets.at(0), path);
    REQUIRE(figure.has_value());
    return render_explanation(checked, 0, *figure, {.language = language});
}

}  // namespace

TEST_CASE("explain: a blank is computed") {
    CHECK(explained("total.previous") == R"(total.previous
  blank  line 3; computed 95千円

total.previous  sum-mismatch: computes it
    55  55  a  line 5
  + 40  95  b  line 6
  +  ‐  95  c  line 7  (counts for nothing)
  = 95  computed
)");
}

TEST_CASE("explain: a figure that nobody states") {
    CHECK(explained("items/d.requested") == R"(items/d.requested
  not stated; computed 7千円

items/d.requested  sum-mismatch: computes it
    3  3  e  line 8
  + 4  7  f  line 8
  = 7  computed

it also stands in
  total.requested  sum-mismatch: not checked: a figure in it cannot be read
)");
}

TEST_CASE("explain: equations that break, hold within rounding, or cannot be checked") {
    CHECK(explained("total.requested") == R"(total.requested
  declared 101千円  line 3

total.requested  sum-mismatch: not checked: a figure in it cannot be read
    60   60  a  line 5
  + 40  100  b  line 6
  +  5  105  c  line 7
  +  7  112  d  computed
  +  ‐  112  g  line 9  (cannot be read)
  = not computed; 101  declared

total.requested  funding-mismatch: does not hold
    51   51  国  line 11
  + 51  102  県  line 12
  = 102  computed; 101  declared

it also stands in
  funding/国.requested  share-mismatch: holds within rounding
)");
    CHECK(explained("funding/国.requested", Language::japanese) == R"(財源/国.要求額
  記載 51千円  11行目

財源/国.要求額  share-mismatch: 端数の範囲で一致
    50.5  50.5  事業費  3行目  × 0.5
  = 50.5  計算(端数処理により 51); 51  記載

この数字を使う計算
  合計.要求額  funding-mismatch: 不一致
)");
    CHECK(explained("items/c.previous") == R"(items/c.previous
  `未定`  line 7

it also stands in
  total.previous  sum-mismatch: computes it
)");
    CHECK(explained("items/g.requested") == R"(items/g.requested
  `1O`  line 9

it also stands in
  total.requested  sum-mismatch: not checked: a figure in it cannot be read
)");
}

TEST_CASE("explain: a limit and a calculation") {
    CHECK(explained("items/a.requested") == R"(items/a.requested
  declared 60千円  line 5

items/a.requested  limit-exceeded: does not hold
    50  50  limit  line 5
  = 50  allowed; 60  declared

it also stands in
  total.requested  sum-mismatch: not checked: a figure in it cannot be read
)");
    CHECK(explained("items/c.requested") == R"(items/c.requested
  declared 5千円  line 7

items/c.requested  basis-mismatch: does not hold
    0.002  0.002  calculation  line 7
  = 0.002  computed, admitting 0; 5  declared

it also stands in
  total.requested  sum-mismatch: not checked: a figure in it cannot be read
)");
}

TEST_CASE("paths that were mistyped lead to the nearest ones") {
    std::string text = "unit: USD\nitems:\n";
    for (int i = 0; i < 60; ++i) {
        const std::string number = std::to_string(i);
        text += "  - {name: Line number " + number + ", requested: " + number +
                ", items: [{name: Salaries, requested: " + number + "}]}\n";
    }
    const Audit many = audit(Source("many.yaml", text));
    const Audit few = audit(Source("sheet.yaml", sheet));
    using Paths = std::vector<std::string>;
    CHECK(paths_like(many, "items/Line numbr 25/Salaries.requested", Language::english).at(0) ==
          "items/Line number 25/Salaries.requested");
    CHECK(paths_like(many, "items/Line number 25/Salarie.requested", Language::english).at(0) ==
          "items/Line number 25/Salaries.requested");
    CHECK(paths_like(many, "Line number 42", Language::english).at(0) == "items/Line number 42.requested");
    CHECK(paths_like(many, "items/Line number 42.previous", Language::english).at(0) ==
          "items/Line number 42.requested");
    CHECK(paths_like(many, "number 7", Language::english).at(0) == "items/Line number 7.requested");
    CHECK(paths_like(many, "Salaries", Language::english).size() == 5);
    CHECK(paths_like(few, "total.requestd", Language::english) == Paths{"total.requested"});
    CHECK(paths_like(few, "funding/国", Language::english).at(0) == "funding/国.requested");
    CHECK(paths_like(few, "合計.要求", Language::japanese).at(0) == "合計.要求額");
    CHECK(paths_like(few, "total.requestd", Language::japanese).at(0) == "合計.要求額");
    CHECK(paths_like(few, "nothing like it", Language::english).empty());
    CHECK(paths_like(few, "", Language::english).empty());
    CHECK(paths_like(few, std::string(100'000, 'x'), Language::english).empty());
}

TEST_CASE("explain: what rounding admits") {
    const Audit checked =
        audit(Source("sheet.yaml",
                     "unit: EUR\nrounding: {products: half-up, add: exact, sums: half-up}\ntotal: 0.99\nitems:\n"
                     "  - {name: a, amount: 0.3333 * 1 = 0.33}\n  - {name: b, amount: 0.3333 * 1 = 0.33}\n"
                     "  - {name: c, amount: 0.3333 * 1 = 0.33}\n"));
    const auto figure = find_figure(checked.sheets.at(0), "total.amount");
    REQUIRE(figure.has_value());
    CHECK(render_explanation(checked, 0, *figure, {}) == R"(total.amount
  declared 0.99 EUR  line 3

total.amount  sum-mismatch: does not hold
    0.3333  0.3333  a  line 5
  + 0.3333  0.6666  b  line 6
  + 0.3333  0.9999  c  line 7
  = 0.9999  computed, admitting 1; 0.99  declared
)");
}
