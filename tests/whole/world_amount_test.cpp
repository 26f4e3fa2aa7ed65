/// Amounts as documents of the whole world write them: each means the same in a sheet, in a CSV file, as a limit, a
/// base and a unit cost, and in a check.

#include <string>
#include <vector>

#include "amount_places.hpp"
#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/amount.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

struct Written {
    std::string_view text, unit, value;
};

/// A figure with what its sheet says beside the unit, and what it is read as.
struct Noted {
    std::string_view text, unit, more, value;
};

/// Where a notation is one, beside the places of all figures.
enum class Places : std::uint8_t {
    all,
    not_in_checks,  ///< where brackets and signs belong to the calculation
    of_figures,     ///< bounds and unit costs are never negative
};

/// Wherever figures stand they are read alike.
void check_everywhere(const Noted& c, Places places) {
    CAPTURE(c.text, c.unit, c.more);
    CHECK(in_sheet(c.text, c.unit, c.more) == c.value);
    CHECK(in_csv(c.text, c.unit, c.more) == c.value);
    CHECK(as_limit(c.text, c.unit, c.more) == c.value);
    CHECK(as_base(c.text, c.unit, c.more) == c.value);
    if (places == Places::of_figures) return;
    CHECK(as_unit_cost(c.text, c.unit, c.more) == c.value);
    if (places == Places::all) CHECK(in_check(c.text, c.unit, c.more, c.value) == c.value);
}

void check_everywhere(const std::vector<Noted>& figures, Places places = Places::all) {
    for (const Noted& figure : figures) check_everywhere(figure, places);
}

void check_everywhere(const std::vector<Written>& figures, Places places = Places::all) {
    for (const Written& c : figures) check_everywhere({c.text, c.unit, "", c.value}, places);
}

}  // namespace

TEST_CASE("a figure has its mark of currency on either side") {
    check_everywhere(std::vector<Written>{
        {"€ 5", "EUR", "5"},
        {"5 €", "EUR", "5"},
        {"€5", "€", "5"},
        {"EUR5", "EUR", "5"},
        {"5 EUR", "EUR", "5"},
        {"5EUR", "€", "5"},
        {"500 euros", "EUR", "500"},
        {"Euro 500", "EUR", "500"},
        {"US$5", "USD", "5"},
        {"US$ 500", "USD", "500"},
        {"500 US$", "$", "500"},
        {"$500", "USD", "500"},
        {"$ 500", "US$", "500"},
        {"US Dollars 500", "USD", "500"},
        {"500 dollars", "USD", "500"},
        {"500 US dollars", "USD", "500"},
        {"500ドル", "USD", "500"},
        {"$500", "ドル", "500"},
        {"R$ 6240", "BRL", "6240"},
        {"Rs 500", "INR", "500"},
        {"Rs. 500", "INR", "500"},
        {"₹500", "INR", "500"},
        {"500 rupees", "INR", "500"},
        {"kr 5", "SEK", "5"},
        {"5 kr", "NOK", "5"},
        {"5 kr.", "DKK", "5"},
        {"Kr500", "SEK", "500"},
        {"5 Kč", "CZK", "5"},
        {"5 zł", "PLN", "5"},
        {"Fr. 500", "CHF", "500"},
        {"A$500", "AUD", "500"},
        {"NT$500", "TWD", "500"},
        {"R 500", "ZAR", "500"},
        {"R1 500", "ZAR", "1500"},
        {"K1 500", "ZMW", "1500"},
        {"P500", "PHP", "500"},
        {"P 500", "PHP", "500"},
        {"N500", "NGN", "500"},
        {"RM 500", "MYR", "500"},
        {"KSh 5,000", "KES", "5000"},
        {"5 Ft", "HUF", "5"},
        {"5 lei", "RON", "5"},
        {"₩5", "KRW", "5"},
        {"₺5", "TRY", "5"},
        {"₽5", "RUB", "5"},
        {"5 ₴", "UAH", "5"},
        {"₫5", "VND", "5"},
        {"5 ₫", "VND", "5"},
        {"¥5", "CNY", "5"},
        {"￥5", "CNY", "5"},
        {"5元", "元", "5"},
        {"RMB 5", "CNY", "5"},
        {"¥5", "円", "5"},
        {"￥5", "円", "5"},
        {"5円", "円", "5"},
        {"JPY 5", "円", "5"},
        {"ADA 500", "ADA", "500"},
        {"500 ADA", "ADA", "500"},
    });
    check_everywhere(std::vector<Written>{{"$-5", "USD", "-5"}, {"-$5", "USD", "-5"}, {"- $5", "USD", "-5"}},
                     Places::of_figures);
    check_everywhere(
        std::vector<Written>{
            {"500ドル程度", "USD", "500"}, {"CHF 1'200.–", "CHF", "1200"}, {"**$9,037.85**", "USD", "9037.85"}},
        Places::not_in_checks);
    CHECK(in_sheet("R1 500,50", "ZAR").starts_with("not-an-amount"));
}

TEST_CASE("every code of ISO 4217 stands on either side, and is an error in a sheet in another currency") {
    static constexpr std::string_view codes =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD "
        "CDF "
        "CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
        "GNF "
        "GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
        "LSL "
        "LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP "
        "PKR "
        "PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP "
        "TRY "
        "TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XCD XCG XDR XOF XPF XSU XUA YER "
        "ZAR "
        "ZMW ZWG";
    for (std::size_t at = 0; at < codes.size(); at += 4) {
        const std::string code(codes.substr(at, 3));
        CAPTURE(code);
        for (const std::string& text : {code + " 500", code + "500", "500 " + code, "500" + code}) {
            CAPTURE(text);
            CHECK(in_sheet(text, code) == "500");
            const std::string other = code == "EUR" ? "GBP" : "EUR";
            const Unit unit = read_unit(other);
            const Amount amount = read_amount(text, {.unit = &unit});
            REQUIRE(amount.kind == AmountKind::unreadable);
            CHECK(render(amount.error->message, Language::english) ==
                  "`" + code + "` does not convert into the unit `" + other + "`");
        }
    }
}

TEST_CASE("signs, brackets and sides of an account make a figure negative") {
    check_everywhere(
        std::vector<Noted>{
            {"(1,200.00)", "USD", "", "-1200"},
            {"$(636)", "USD", "", "-636"},
            {"($636)", "USD", "", "-636"},
            {"(636 €)", "EUR", "", "-636"},
            {"(€636)", "EUR", "", "-636"},
            {"(1 200) €", "EUR", "", "-1200"},
            {"(0)", "USD", "", "0"},
            {"1,200-", "USD", "", "-1200"},
            {"1,200.50-", "USD", "", "-1200.5"},
            {"−1,200", "USD", "", "-1200"},
            {"–1,200", "USD", "", "-1200"},
            {"▲1,200", "千円", "", "-1200"},
            {"△1,200", "円", "", "-1200"},
            {"▼1,200", "千円", "", "-1200"},
            {"(1,200)", "千円", "negative: brackets\n", "-1200"},
            {"(1,200)", "千円", "負数: 括弧\n", "-1200"},
            {"1,200 CR", "USD", "negative: CR\n", "-1200"},
            {"$1,200.50 Cr", "USD", "negative: CR\n", "-1200.5"},
            {"1,200Dr.", "USD", "negative: DR\n", "-1200"},
            {"(1,200)", "USD", "negative: CR\n", "-1200"},
            {"▽1,200", "円", "", "-1200"},
            {"⊿1,200", "円", "", "-1200"},
            {"‐1,200", "千円", "", "-1200"},
            {"➖1,200", "USD", "", "-1200"},
        },
        Places::of_figures);
    check_everywhere({{"1,200 DR", "USD", "negative: CR\n", "1200"}, {"1,200 CR", "USD", "negative: DR\n", "1200"}},
                     Places::not_in_checks);
    CHECK(in_sheet("1,200 CR", "USD") == "ambiguous-amount: `1,200 CR` does not say whether it is negative");
    CHECK(in_sheet("-(5)", "USD") ==
          "ambiguous-amount: `-(5)` may be a negative figure, or nothing and a figure of another stage");
    CHECK(in_sheet("(1,200)", "千円") ==
          "ambiguous-amount: `(1,200)` may be a negative figure or one of another stage");
    CHECK(in_sheet("(5)", "USD", "negative: note\n") == "nothing");
    CHECK(in_sheet("5", "USD", "negative: minus\n") == "wrong-shape: `minus` does not say which figures are negative");
}

TEST_CASE("digits are grouped as the document's country does it") {
    static constexpr std::string_view comma = "decimal: comma\n";
    check_everywhere({{"-1.234,50", "EUR", comma, "-1234.5"}, {"(1.234,50)", "EUR", comma, "-1234.5"}},
                     Places::of_figures);
    check_everywhere({{"500,-", "EUR", comma, "500"}, {"500,–", "EUR", comma, "500"}}, Places::not_in_checks);
    check_everywhere(std::vector<Noted>{
        {"1.234,50 €", "EUR", comma, "1234.5"},
        {"1.234.567,89", "EUR", comma, "1234567.89"},
        {"1 234,50", "EUR", comma, "1234.5"},
        {"1\u00A0234,50\u00A0€", "EUR", comma, "1234.5"},
        {"1\u202F234,50", "EUR", comma, "1234.5"},
        {"1\u2009234,50", "EUR", comma, "1234.5"},
        {"1'234,50", "EUR", comma, "1234.5"},
        {"1’234.50", "CHF", "", "1234.5"},
        {"1'234'567", "CHF", "", "1234567"},
        {"1 234 567", "EUR", "", "1234567"},
        {"1.234", "EUR", comma, "1234"},
        {"0,5", "EUR", comma, "0.5"},
        {"1,5", "BRL", comma, "1.5"},
        {"R$ 6.240,00", "BRL", comma, "6240"},
        {"12,34,567", "INR", "", "1234567"},
        {"₹1,00,000.50", "INR", "", "100000.5"},
        {"1,234,567", "INR", "", "1234567"},
        {"1.250", "KWD", "", "1.25"},
        {"1,234.567", "KWD", "", "1234.567"},
    });
    CHECK(in_sheet("1.234", "EUR") == "ambiguous-amount: `1.234` may be 1.234 or 1,234");
    CHECK(in_sheet("1,234", "EUR", comma) == "ambiguous-amount: `1,234` may be 1,234 or 1.234");
    CHECK(in_sheet("12,34,567", "USD").starts_with("not-an-amount"));
    CHECK(in_sheet("1 23", "EUR").starts_with("two-figures"));
}

TEST_CASE("multiples stand as words and letters, in the figure or in the unit") {
    check_everywhere(std::vector<Written>{
        {"$7.5k", "USD", "7500"},
        {"7.5K", "USD", "7500"},
        {"$2M", "USD", "2000000"},
        {"£2m", "GBP", "2000000"},
        {"2.5 million", "USD", "2500000"},
        {"€2 million", "EUR", "2000000"},
        {"2 million euros", "EUR", "2000000"},
        {"1.2bn", "USD", "1200000000"},
        {"3 thousand", "USD", "3000"},
        {"₹2 lakh", "INR", "200000"},
        {"1.5 crore", "INR", "15000000"},
        {"Rs 3 lakhs", "INR", "300000"},
        {"5千円", "円", "5000"},
        {"2百万円", "千円", "2000"},
        {"1億円", "千円", "100000"},
        {"3千ドル", "USD", "3000"},
        {"$1,500", "USD thousand", "1.5"},
        {"1,500", "USD thousand", "1500"},
        {"$1,500", "thousand dollars", "1.5"},
        {"$1,500", "$000", "1.5"},
        {"$1,500", "$'000", "1.5"},
        {"$1,500", "千ドル", "1.5"},
        {"1,500", "千ドル", "1500"},
        {"$2,500k", "USD thousand", "2500"},
        {"2 million", "USD thousand", "2000"},
        {"€3m", "EUR million", "3"},
        {"5百円", "円", "500"},
        {"3十万円", "円", "300000"},
        {"2.5百万円", "千円", "2500"},
        {"803万円", "千円", "8030"},
        {"$1.5 billion", "USD", "1500000000"},
    });
}

TEST_CASE("calculations count in English words") {
    check_everywhere(
        std::vector<Written>{
            {"2 @ $7,500 = $15,000", "USD", "15000"},
            {"2 @ $7,500", "USD", "15000"},
            {"3 x 500", "USD", "1500"},
            {"3 x $500", "USD", "1500"},
            {"12 months at 50", "USD", "600"},
            {"12 months at $50 = $600", "USD", "600"},
            {"7 × 2 years × $7.5k = $105,000", "USD", "105000"},
            {"12 person-days × $20", "USD", "240"},
            {"$500/month × 6", "USD", "3000"},
            {"1 lump sum × $500", "USD", "500"},
            {"0.5 FTE × $80,000", "USD", "40000"},
            {"3 nights × 2 pax × €80", "EUR", "480"},
            {"4 hrs × 25 €", "EUR", "100"},
        },
        Places::not_in_checks);
    CHECK(in_sheet("5元 × 3", "USD").find("does not convert") != std::string::npos);
    CHECK(in_sheet("500 euros × 3", "USD").find("does not convert") != std::string::npos);
    for (const std::string_view range : {"$2,000 - $3,000", "2,000-3,000", "2,000 – 3,000", "$2,000–$3,000"}) {
        CAPTURE(range);
        CHECK(in_sheet(range, "USD").starts_with("ambiguous-amount"));
        CHECK(in_csv(range, "USD").starts_with("ambiguous-amount"));
        CHECK(as_limit(range, "USD").starts_with("ambiguous-amount"));
    }
}

TEST_CASE("a bound as a factor makes a calculation approximate") {
    for (const std::string_view text : {"up to 3 × $20", "<5 × 2", "$20 × up to 3", "at most 3 x $20", "≤3 × $20"}) {
        CAPTURE(text);
        const Unit unit = read_unit("USD");
        const Amount amount = read_amount(text, {.unit = &unit});
        REQUIRE(amount.kind == AmountKind::number);
        CHECK(amount.approximate);
    }
    for (const std::string_view text :
         {"5千円 × 10人以内", "5千円以内 × 10人", "(5千円×2)以内 × 5人", "5千円 × 10人程度"}) {
        CAPTURE(text);
        const Unit unit = read_unit("千円");
        const Amount amount = read_amount(text, {.unit = &unit});
        REQUIRE(amount.kind == AmountKind::number);
        CHECK(amount.approximate);
        CHECK(amount.value == Rational(50));
    }
    CHECK(in_sheet("1/2以内", "千円").starts_with("not-an-amount"));  // a share
    const auto told = [](std::string_view text) {
        const Audit checked = audit_file(
            {{"sheet.yaml", "unit: USD\nitems: [{name: a, amount: " + scalar(text) + "}]\n"}}, "sheet.yaml", false);
        return errors_of(checked) + std::to_string(checked.tally.mismatched);
    };
    CHECK(told("3 × $20 = 70") == "1");
    CHECK(told("up to 3 × $20 = 50") == "0");
}

TEST_CASE("zero is zero, whatever its marks mean") {
    for (const std::string_view text : {"0", "00", "0.0", ".00", "0.00", "0,00", "0.000"}) {
        CAPTURE(text);
        for (const std::string_view unit : {"USD", "EUR", "千円", "円"}) {
            CAPTURE(unit);
            CHECK(in_sheet(text, unit) == "0");
            CHECK(in_csv(text, unit) == "0");
            CHECK(as_limit(text, unit) == "0");
            CHECK(as_base(text, unit) == "0");
        }
    }
}

TEST_CASE("approximate and bounded figures are read, and their sums are not checked") {
    for (const std::string_view text :
         {"about 500", "approx. 500", "~500", "~$500", "c. 500", "circa 500", "est. 500", "≈500", "≥500", "<500",
          ">500", "at least 500", "over 500", "more than $500", "less than 500", "under 500"}) {
        CAPTURE(text);
        const Unit unit = read_unit("USD");
        const Amount amount = read_amount(text, {.unit = &unit});
        CHECK(amount.approximate);
        CHECK(amount.value == Rational(500));
        const Audit checked = audit_file(
            {{"sheet.yaml", "unit: USD\ntotal: 900\nitems: [{amount: 100}, {amount: " + scalar(text) + "}]\n"}},
            "sheet.yaml", false);
        CHECK(errors_of(checked).empty());
        CHECK(checked.tally.not_checked == 1);
    }
    for (const std::string_view text :
         {"up to 500", "Up to $500", "at most 500", "no more than 500", "max. 500", "≤500"}) {
        CAPTURE(text);
        const std::string said = "not-an-amount: `" + std::string(text) + "` is a bound, not an amount";
        CHECK(in_sheet(text, "USD") == said);
        CHECK(in_csv(text, "USD") == said);
    }
    CHECK(in_sheet("500千円以内", "千円") == "not-an-amount: `500千円以内` is a bound, not an amount");
    CHECK(in_sheet("約500", "千円") == "500");
    CHECK(in_sheet("<500", "千円").starts_with("not-an-amount"));
}

TEST_CASE("checks write amounts as their sheet does") {
    struct Checked {
        std::string_view head, check;
        bool holds;
    };
    for (const Checked& c : std::vector<Checked>{
             {"unit: USD\n", "amount <= 1000USD", true},
             {"unit: USD\n", "amount <= $1,000", true},
             {"unit: USD\n", "amount <= $200", false},
             {"unit: USD\n", "amount <= 1,000 USD", true},
             {"unit: USD\n", "amount <= $0.2k", false},
             {"unit: EUR\n", "amount >= 299.99 EUR", true},
             {"unit: EUR\ndecimal: comma\n", "amount >= 299,99", true},
             {"unit: EUR\ndecimal: comma\n", "amount <= 1.000,50 EUR", true},
             {"unit: EUR\ndecimal: comma\n", "amount <= 299,99 EUR", false},
             {"unit: EUR\ndecimal: comma\n", "min(amount, 1,5) = 1,5", true},
         }) {
        CAPTURE(c.head, c.check);
        const Audit checked =
            audit_file({{"sheet.yaml", std::string(c.head) + "total: 300\nitems: [{amount: 300}]\nchecks: ['" +
                                           std::string(c.check) + "']\n"}},
                       "sheet.yaml", false);
        CHECK(errors_of(checked).empty());
        CHECK(checked.findings.empty() == c.holds);
    }
}
