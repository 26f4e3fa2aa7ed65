/// Calculations within amounts: `5,710円 × 38日 = 216`.

#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/amount.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;

namespace {

/// How a calculation reads: its value, `~` when approximate, and the declared result; or the error.
std::string read_calculation(std::string_view text, std::string_view unit = "千円",
                             std::string_view calculation_unit = "") {
    const Unit sheet = read_unit(unit);
    const Unit own = read_unit(calculation_unit);
    const Amount amount =
        read_amount(text, {.unit = &sheet, .calculation_unit = calculation_unit.empty() ? nullptr : &own});
    if (amount.error) {
        const Span where = amount.error->where;
        REQUIRE(where.end <= text.size());
        return std::string(amount.error->rule->id) + " [" +
               std::string(text.substr(where.begin, where.end - where.begin)) + "] " +
               render(amount.error->message, Language::english);
    }
    REQUIRE(amount.kind == AmountKind::number);
    if (!amount.calculation) return "no calculation: " + plain(amount.value);
    std::string result = plain(amount.calculation->value) + (amount.calculation->approximate ? "~" : "");
    if (amount.calculation->declared) {
        result += " = " + plain(amount.value) + (amount.approximate ? "~" : "");
    } else {
        CHECK(amount.value == amount.calculation->value);
        CHECK(amount.approximate == amount.calculation->approximate);
    }
    return result;
}

struct CalculationCase {
    std::string_view text;
    std::string_view expected;
};

}  // namespace

TEST_CASE("calculations of published sheets") {
    for (const CalculationCase& c : std::vector<CalculationCase>{
             {"5,710円 × 38日 = 216", "216.98 = 216"},
             {"(1,170,120+280,590)円*1名= 1,450", "1450.71 = 1450"},
             {"1,805千円×142.53/1000", "257.26665"},
             {"1,805千円×142.53/1000= 258", "257.26665 = 258"},
             {"7,030円*38日*9.02/1000= 2", "2.4096028 = 2"},
             {"1,000千円 × 10件程度 = 10,000", "10000~ = 10000"},
             {"10,000千円 × 2件程度", "20000~"},
             {"@1,200円×130名", "156"},
             {"＠１，２００円×１３０名＝１５６", "156 = 156"},
             {"30日(15日×2回)×2名×1,200円", "72"},
             {"626,400 + 132,000 + 627,200 + 462,400 円 = 1,848 千円", "1848 = 1848"},
             {"626,400円 + 132,000円", "758.4"},
             {"0円=", "0"},
             {"0円= ", "0"},
             {"0円=‐", "0"},
             {"88,000円×2/4H", "44"},
             {"500円/月×12か月=6", "6 = 6"},
             {"1,200円/m3・日×2m3/日×30日", "72"},
             {"3千円/人×5人", "15"},
             {"2,063千円×0.25=515", "515.75 = 515"},
             {"1,000,000円×66.7%=667", "667 = 667"},
             {"1,000千円×5割", "500"},
             {"500円×2ダース", "12"},
             {"10団体 × 50千円", "500"},
             {"100円×3ヶ月×2箇所×4コース", "2.4"},
             {"100円 x 5 X 2", "1"},
             {"約500千円×2", "1000~"},
             {"500千円×2≒1,000", "1000~ = 1000"},
             {"500千円×2=約1,000", "1000 = 1000~"},
             {"500千円×2=1百万円", "1000 = 1000"},
             {"500千円×2=1,000千円", "1000 = 1000"},
             {"500千円×2=▲1,000", "1000 = -1000"},
             {"1,560 + 65 + 180 = 1,805", "1805 = 1805"},
             {"599.0百万円 + 371.0百万円 = 970.0百万円", "970000 = 970000"},
             {"1億2,000万円 + 500円", "120000.5"},
             {"-(300+200)", "-500"},
             {"▲(300+200)×2", "-1000"},
             {"1,000－▲500 =", "1500"},
             {"100÷4×2", "50"},
             {"100-20-30+5×2=", "60"},
             {"2×(3+4)×[5-{1+1}]=42", "42 = 42"},
             {"1,000円(税込)×3=3", "3 = 3"},
             {"1,000円×3回(4月・7月・10月)=3", "3 = 3"},
             {"1,000円×(3回+2回)程度", "5~"},
             {"500千円/1,000千円×2,000千円", "1000"},
             {"1,000×1.025", "1025"},
             {"5 =", "5"},
         }) {
        CAPTURE(c.text);
        CHECK(read_calculation(c.text) == c.expected);
    }
    CHECK(read_calculation("500 ", "千円", "円") == "no calculation: 500");
}

TEST_CASE("numbers without a unit are in the calculation's own unit") {
    CHECK(read_calculation("(@5,970*99日+@6,230*25日)*2= 1,493", "千円", "円") == "1493.56 = 1493");
    CHECK(read_calculation("1,051,000,000 × 1/2 = 525,500", "千円", "円") == "525500 = 525500");
    CHECK(read_calculation("1,051,000,000 × 1/2 × 0.9 = 472,950", "千円", "円") == "472950 = 472950");
    CHECK(read_calculation("-950,000= ▲950", "千円", "円") == "-950 = -950");
    CHECK(read_calculation("138,610 × 12月 × 2人 = 3,326", "千円", "円") == "3326.64 = 3326");
    CHECK(read_calculation("3,135/6H=", "千円", "円") == "0.5225");
    CHECK(read_calculation("2,160,018,000 × 0.55 = 1,188,009", "千円", "円") == "1188009.9 = 1188009");
    CHECK(read_calculation("5千円×3 = 15", "千円", "円") == "15 = 15");
    CHECK(read_calculation("5千円+300 = 305", "千円", "円") == "305 = 305");
    CHECK(read_calculation("@1,200×130名 + 5千円", "千円", "円") == "161");
    CHECK(read_calculation("100×5", "千円") == "500");
    CHECK(read_calculation("100×5", "USD", "円") == "not-an-amount [] `円` does not convert into the unit `USD`");
    CHECK(read_calculation("$5 × 3", "USD") == "15");
    CHECK(read_calculation("5社×2件=10", "件") == "10 = 10");
    CHECK(read_calculation("2人×0.5", "人") == "1");
    CHECK(read_calculation("0.2 + 0.2 =", "人", "円") == "0.4");
}

TEST_CASE("calculations that make no sense") {
    for (const CalculationCase& c : std::vector<CalculationCase>{
             {"500円×300円", "not-an-amount [500円×300円] `500円×300円` multiplies money by money"},
             {"500円+3人", "not-an-amount [500円+3人] `500円+3人` adds money and numbers of something else"},
             {"3人/500円", "not-an-amount [3人/500円] `3人/500円` divides a number by money"},
             {"12月×2人=24", "not-an-amount [12月×2人] `12月×2人` has no amount of money among its factors"},
             {"500円/0", "not-an-amount [500円/0] `500円/0` divides by zero"},
             {"500円+1千円+3",
              "ambiguous-amount [500円+1千円+3] `500円+1千円+3` has figures without a unit beside several "
              "units"},
             {"500円×", "not-an-amount [] a figure was expected at the end"},
             {"500円×円", "not-an-amount [円] `円` stands where a figure was expected"},
             {"500円×(3+2", "not-an-amount [(] `(` is never closed"},
             {"500円×3)", "not-an-amount [)] `)` closes no bracket"},
             {"500円×3人(日曜", "not-an-amount [(] `(` is never closed"},
             {"2(300+400)=1,400",
              "ambiguous-amount [(300+400)] `(300+400)` after a number may be a factor or a comment"},
             {"(1+2)(3+4)=", "ambiguous-amount [(3+4)] `(3+4)` after a number may be a factor or a comment"},
             {"(500円+300円)円",
              "not-an-amount [(500円+300円)円] `(500円+300円)円` has a unit within the brackets and another after "
              "them"},
             {"1=2=3", "not-an-amount [=2=] `1=2=3` has more than one `=`"},
             {"500円×3=別途", "not-an-amount [別途] `別途` after `=` is not a figure"},
             {"500円×3=1,500(円)", "not-an-amount [(円)] `(円)` follows the result"},
             {"500円×3,0=1", "not-an-amount [3,0] the comma in `3,0` does not separate thousands"},
             {"500円×3=1,50O", "not-an-amount [O] `1,50O` has `O` among its digits"},
             {"500円×3 4=1", "not-an-amount [4] `4` stands where an operator was expected"},
             {"500円×3?", "not-an-amount [?] `?` stands where an operator was expected"},
             {"1.200円×130名", "ambiguous-amount [1.200] `1.200` may be 1.2 or 1,200"},
             {"旅費 5,710円 × 38日 = 216",
              "not-an-amount [旅費 5,710円 × 38日 = 216] `旅費 5,710円 × 38日 = 216` has words "
              "before its calculation"},
         }) {
        CAPTURE(c.text);
        CHECK(read_calculation(c.text) == c.expected);
    }
    CHECK(read_calculation(std::string(40, '(') + "1+1" + std::string(40, ')'))
              .starts_with("too-large [(] brackets are nested"));
    std::string product = "10=";
    for (int i = 0; i < 60; ++i) product.insert(0, "10×");
    CHECK(read_calculation(product).starts_with("too-large"));
}

namespace {

/// A random expression: its text, and its value by another way than the reader's.
struct Expression {
    std::string text;
    Rational value;
    int binding = 3;  ///< 1 a sum, 2 a product, 3 a number or a bracket
};

Expression bracketed(Expression inner) {
    return {"(" + inner.text + ")", inner.value, 3};
}

Expression random_expression(std::mt19937_64& random, int depth) {
    if (depth == 0 || random() % 5 == 0) {
        const auto number = static_cast<std::int64_t>(random() % 2000) + 1;
        return random() % 2 == 0 ? Expression{grouped(Rational{number}), number}
                                 : Expression{plain(Rational{number}), number};
    }
    Expression left = random_expression(random, depth - 1);
    Expression right = random_expression(random, depth - 1);
    const std::string blank = random() % 2 == 0 ? " " : "";
    switch (random() % 5) {
        case 0:
            if (right.binding < 2) right = bracketed(right);
            return {left.text + blank + "+" + blank + right.text, left.value + right.value, 1};
        case 1:
            if (right.binding < 2) right = bracketed(right);
            return {left.text + blank + "－" + blank + right.text, left.value - right.value, 1};
        case 2:
            if (left.binding < 2) left = bracketed(left);
            if (right.binding < 3) right = bracketed(right);
            return {left.text + blank + "×" + blank + right.text, left.value * right.value, 2};
        case 3:
            if (right.value.is_zero()) return left;
            if (left.binding < 2) left = bracketed(left);
            if (right.binding < 3) right = bracketed(right);
            return {left.text + blank + "÷" + blank + right.text, left.value / right.value, 2};
        default:
            return bracketed(left);
    }
}

}  // namespace

TEST_CASE("random calculations have the value that their tree has") {
    std::mt19937_64 random{99};
    const Unit sheet = read_unit("千円");
    int compared = 0;
    for (int i = 0; i < 20'000; ++i) {
        const Expression expression = random_expression(random, 4);
        CAPTURE(expression.text);
        const Amount amount = read_amount(expression.text + " =", {.unit = &sheet});
        if (expression.value.overflowed()) continue;
        if (amount.kind == AmountKind::unreadable) {
            REQUIRE(amount.error->rule->id == "too-large");
            continue;
        }
        REQUIRE(amount.value == expression.value);
        ++compared;
    }
    CHECK(compared > 15'000);
}

TEST_CASE("a factor's unit may stand on any factor") {
    std::mt19937_64 random{3};
    const Unit sheet = read_unit("千円");
    for (int i = 0; i < 2000; ++i) {
        const std::size_t count = random() % 5 + 1;
        const std::size_t money = random() % count;
        std::string text;
        Rational value = Rational::fraction(1, 1000);
        for (std::size_t factor = 0; factor < count; ++factor) {
            const auto number = static_cast<std::int64_t>(random() % 500);
            static const std::vector<std::string> words{"名", "回", "か月", "社", "", "日(平日)", "件"};
            const std::string& word = factor == money ? std::string("円") : words[random() % words.size()];
            if (factor > 0) text += " × ";
            text += std::to_string(number) + word;
            value = value * number;
        }
        CAPTURE(text);
        const Amount amount = read_amount(text + "=", {.unit = &sheet});
        REQUIRE(amount.kind == AmountKind::number);
        REQUIRE(amount.value == value);
    }
}
