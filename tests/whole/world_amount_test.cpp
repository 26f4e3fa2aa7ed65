/// Amounts as documents of the whole world write them: each means the same in a sheet, in a CSV file and as a limit,
/// and a sheet's other figures decide what its notation leaves open.

#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/amount.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

std::string quoted(std::string_view text) {
    std::string cell = "\"";
    for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + "\"";
}

/// Single quotes, in which YAML knows no escapes.
std::string scalar(std::string_view text) {
    std::string cell = "'";
    for (const char c : text) cell += c == '\'' ? std::string("''") : std::string(1, c);
    return cell + "'";
}

std::string errors_of(const Audit& checked) {
    std::string said;
    for (const Finding& finding : checked.findings) {
        if (finding.severity != Severity::error || !is_of_reading(*finding.rule)) continue;
        said += std::string(finding.rule->id) + ": " + render(finding.message, Language::english);
    }
    return said;
}

std::string in_place(const Files& files, std::string_view path) {
    const Audit checked = audit_file(files, "sheet.yaml", false);
    const std::string errors = errors_of(checked);
    return errors.empty() ? value_of(checked, path) : errors;
}

std::string head_of(std::string_view unit, std::string_view more) {
    return (unit.empty() ? "" : "unit: " + scalar(unit) + "\n") + std::string(more);
}

/// How a text reads as a line's figure.
std::string in_sheet(std::string_view text, std::string_view unit, std::string_view more = "") {
    return in_place({{"sheet.yaml", head_of(unit, more) + "items: [{name: a, amount: " + scalar(text) + "}]\n"}},
                    "items/a.amount");
}

std::string in_csv(std::string_view text, std::string_view unit, std::string_view more = "") {
    return in_place(
        {{"sheet.yaml", head_of(unit, more) + "items: {csv: l.csv, levels: [Item], stages: {amount: Amount}}\n"},
         {"l.csv", "Item,Amount\na," + quoted(text) + "\n"}},
        "items/a.amount");
}

std::string as_limit(std::string_view text, std::string_view unit, std::string_view more = "") {
    const Audit checked = audit_file(
        {{"sheet.yaml", head_of(unit, more) + "items: [{name: a, amount: 0, limit: " + scalar(text) + "}]\n"}},
        "sheet.yaml", false);
    const std::string errors = errors_of(checked);
    if (!errors.empty()) return errors;
    for (const Line& line : checked.sheets[0].lines) {
        if (line.kind == LineKind::limit) return plain(checked.sheets[0].figures[line.stageless].value);
    }
    return "no limit";
}

struct Written {
    std::string_view text, unit, value;
};

/// A figure with what its sheet says beside the unit, and what it is read as.
struct Noted {
    std::string_view text, unit, more, value;
};

/// Wherever figures stand they are read alike.
void check_everywhere(const std::vector<Noted>& figures) {
    for (const Noted& c : figures) {
        CAPTURE(c.text, c.unit, c.more);
        CHECK(in_sheet(c.text, c.unit, c.more) == c.value);
        CHECK(in_csv(c.text, c.unit, c.more) == c.value);
        CHECK(as_limit(c.text, c.unit, c.more) == c.value);
    }
}

}  // namespace

TEST_CASE("a figure has its mark of currency on either side, in sheets, CSV files and limits") {
    for (const Written& c : std::vector<Written>{
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
             {"500ドル程度", "USD", "500"},
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
             {"CHF 1'200.–", "CHF", "1200"},
             {"Fr. 500", "CHF", "500"},
             {"A$500", "AUD", "500"},
             {"NT$500", "TWD", "500"},
             {"R 500", "ZAR", "500"},
             {"R1 500", "ZAR", "1500"},
             {"R1 500,50", "ZAR", "not-an-amount"},
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
             {"**$9,037.85**", "USD", "9037.85"},
             {"$-5", "USD", "-5"},
             {"-$5", "USD", "-5"},
             {"- $5", "USD", "-5"},
         }) {
        CAPTURE(c.text, c.unit);
        for (const std::string& read : {in_sheet(c.text, c.unit), in_csv(c.text, c.unit), as_limit(c.text, c.unit)}) {
            CHECK((c.value == "not-an-amount" ? read.substr(0, c.value.size()) : read) == c.value);
        }
    }
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
    check_everywhere({
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
        {"1,200 DR", "USD", "negative: CR\n", "1200"},
        {"$1,200.50 Cr", "USD", "negative: CR\n", "-1200.5"},
        {"1,200Dr.", "USD", "negative: DR\n", "-1200"},
        {"1,200 CR", "USD", "negative: DR\n", "1200"},
        {"(1,200)", "USD", "negative: CR\n", "-1200"},
    });
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
    check_everywhere({
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
        {"-1.234,50", "EUR", comma, "-1234.5"},
        {"(1.234,50)", "EUR", comma, "-1234.5"},
        {"R$ 6.240,00", "BRL", comma, "6240"},
        {"500,-", "EUR", comma, "500"},
        {"500,–", "EUR", comma, "500"},
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
    for (const Written& c : std::vector<Written>{
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
         }) {
        CAPTURE(c.text, c.unit);
        CHECK(in_sheet(c.text, c.unit) == c.value);
        CHECK(in_csv(c.text, c.unit) == c.value);
        CHECK(as_limit(c.text, c.unit) == c.value);
    }
}

TEST_CASE("calculations count in English words") {
    for (const Written& c : std::vector<Written>{
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
         }) {
        CAPTURE(c.text, c.unit);
        CHECK(in_sheet(c.text, c.unit) == c.value);
        CHECK(in_csv(c.text, c.unit) == c.value);
        CHECK(as_limit(c.text, c.unit) == c.value);
    }
    CHECK(in_sheet("5元 × 3", "USD").find("does not convert") != std::string::npos);
    CHECK(in_sheet("500 euros × 3", "USD").find("does not convert") != std::string::npos);
    CHECK(in_sheet("$2,000 - $3,000", "USD").starts_with("ambiguous-amount"));
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

TEST_CASE("a sheet's own figures decide what it does not state, and the deciding one is named") {
    struct Found {
        std::string_view sheet, said, total;
    };
    for (const Found& c : std::vector<Found>{
             {"unit: EUR\ntotal: 5.355,00\nitems: [{amount: '4.425,62'}, {amount: '929,38'}]\n",
              "2:8 the comma is read as the decimal mark in this sheet: in `5.355,00` it cannot be anything else; ",
              "5355"},
             {"unit: EUR\ntotal: 12,50\nitems: [{amount: '5,25'}, {amount: '7,25'}]\n",
              "2:8 the comma is read as the decimal mark in this sheet: in `12,50` it cannot be anything else; ",
              "12.5"},
             {"unit: EUR\ntotal: 1.234\nitems: [{amount: '1.000,50'}, {amount: '233,50'}]\n",
              "3:19 the comma is read as the decimal mark in this sheet: in `1.000,50` it cannot be anything else; ",
              "1234"},
             // One comma alone may be a slip, and where another figure speaks against it, nothing is taken.
             {"unit: EUR\ntotal: 12\nitems: [{amount: '5,50'}, {amount: 7}]\n",
              "3:19 the comma in `5,50` does not separate thousands; ", "12"},
             {"unit: EUR\ntotal: 1,239.50\nitems: [{amount: '4.425,62'}, {amount: 7}]\n",
              "3:19 the comma in `4.425,62` does not separate thousands; ", "1239.5"},
             {"unit: 千円\ntotal: 12\nitems: [{amount: '5,25'}, {amount: '7,25'}]\n",
              "3:19 the comma in `5,25` does not separate thousands; 3:37 the comma in `7,25` does not separate "
              "thousands; ",
              "12"},
             {"unit: EUR\ndecimal: point\ntotal: 12\nitems: [{amount: '5,25'}, {amount: '7,25'}]\n",
              "4:19 the comma in `5,25` does not separate thousands; 4:37 the comma in `7,25` does not separate "
              "thousands; ",
              "12"},
             {"total: $500\nitems: [{amount: 200}, {amount: $300}]\n",
              "1:8 the sheet states no unit; `$` here makes it the unit of all figures; ", "500"},
             {"total: 500 EUR\nitems: [{amount: €200}, {amount: 300}]\n",
              "1:8 the sheet states no unit; `EUR` here makes it the unit of all figures; ", "500"},
             {"total: R$ 31.440,00\nitems: [{amount: 'R$ 20.440,00'}, {amount: 'R$ 11.000,00'}]\n",
              "1:8 the sheet states no unit; `R$` here makes it the unit of all figures; 1:8 the comma is read as the "
              "decimal "
              "mark in this sheet: in `R$ 31.440,00` it cannot be anything else; ",
              "31440"},
             {"total: $500\nitems: [{amount: €200}, {amount: 300}]\n",
              "1:8 `$` stands beside the figure, but the sheet states no unit; 2:18 `€` stands beside the figure, but "
              "the sheet "
              "states no unit; ",
              "0"},
             {"合計: $500\n内訳: [{金額: 200}, {金額: 300}]\n",
              "1:5 `$` stands beside the figure, but the sheet states no unit; ", "0"},
         }) {
        CAPTURE(c.sheet);
        const Audit checked = audit_file({{"sheet.yaml", std::string(c.sheet)}}, "sheet.yaml", false);
        std::string said;
        for (const Finding& finding : checked.findings) {
            const std::string at = placed(checked, finding);
            said += at.substr(at.find(':') + 1) + "; ";
        }
        CHECK(said == c.said);
        CHECK(value_of(checked, "total.amount") == c.total);
    }
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
