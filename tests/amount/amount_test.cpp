#include "dxbudget/amount.hpp"

#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;

namespace {

/// How a text reads, in one line: the value and its marks, or the state, or the error with what it points at.
std::string read(std::string_view text, std::string_view unit = "千円", bool ratio = false) {
    const Unit sheet = read_unit(unit);
    const Amount amount = read_amount(text, {.unit = &sheet, .ratio = ratio});
    REQUIRE(amount.error.has_value() == (amount.kind == AmountKind::unreadable));
    REQUIRE(amount.number.begin <= amount.number.end);
    REQUIRE(amount.number.end <= text.size());
    switch (amount.kind) {
        case AmountKind::absent:
            return "absent";
        case AmountKind::number:
            return plain(amount.value) + (amount.approximate ? " approximate" : "");
        case AmountKind::nil:
            return "nil";
        case AmountKind::blank:
            return "blank";
        case AmountKind::remark:
            return "remark";
        case AmountKind::unreadable:
            break;
    }
    const Span where = amount.error->where;
    REQUIRE(where.begin <= where.end);
    REQUIRE(where.end <= text.size());
    return std::string(amount.error->rule->id) + " [" + std::string(text.substr(where.begin, where.end - where.begin)) +
           "] " + render(amount.error->message, Language::english);
}

std::string number_of(std::string_view text, std::string_view unit = "千円") {
    const Unit sheet = read_unit(unit);
    const Amount amount = read_amount(text, {.unit = &sheet});
    return std::string(text.substr(amount.number.begin, amount.number.end - amount.number.begin));
}

int decimals_of(std::string_view text, std::string_view unit = "千円") {
    const Unit sheet = read_unit(unit);
    return read_amount(text, {.unit = &sheet}).decimals;
}

std::string help_of(std::string_view text, Language language = Language::english) {
    const Unit sheet = read_unit("千円");
    const Amount amount = read_amount(text, {.unit = &sheet});
    return amount.error ? render(amount.error->help, language) : "";
}

struct Case {
    std::string_view text;
    std::string_view expected;
};

}  // namespace

TEST_CASE("numbers are read as documents write them") {
    for (const Case& c : std::vector<Case>{
             {"0", "0"},
             {"1234", "1234"},
             {"82,726", "82726"},
             {"1,234,567", "1234567"},
             {"10_000", "10000"},
             {"８２，７２６", "82726"},
             {"１２３", "123"},
             {" 5 ", "5"},
             {"　5　", "5"},
             {"-270", "-270"},
             {"−270", "-270"},
             {"‐270", "-270"},
             {"－２７０", "-270"},
             {"–270", "-270"},
             {"ー270", "-270"},
             {"—270", "-270"},
             {"▲270", "-270"},
             {"△270", "-270"},
             {"Δ270", "-270"},
             {"▲ 2 千円", "-2"},
             {"▲2 千円", "-2"},
             {"△　1,000", "-1000"},
             {"+5", "5"},
             {"＋５", "5"},
             {"±0.00", "0"},
             {"±0", "0"},
             {"0.4", "0.4"},
             {"▲0.50", "-0.5"},
             {"0.400", "0.4"},
             {"1,234.567", "1234.567"},
             {"1234.567", "1234.567"},
             {"３．５", "3.5"},
             {"999,999,999,999,999,999", "999999999999999999"},
             {"1,000,000,000,000,000,000", "1000000000000000000"},
             {"9999999999999999999", "9999999999999999999"},
             {"123456789012345678901234567890", "123456789012345678901234567890"},
         }) {
        CAPTURE(c.text);
        CHECK(read(c.text) == c.expected);
    }
}

TEST_CASE("nothing but zeros is zero in every notation") {
    for (const std::string_view zero : {"0", "00", "00.0", ".00", "0,00", "0.000", "0,000", "-00", "▲０.０"}) {
        CAPTURE(zero);
        CHECK(read(zero) == "0");
    }
    CHECK(read("00円") == "0");
    CHECK(read("0..0").starts_with("not-an-amount"));
}

TEST_CASE("a difference is read where it is no range") {
    CHECK(read("3,000 - 2,000 =") == "1000");
    CHECK(read("2,000円-1,000円") == "1");
    CHECK(read("5億円 - 1億円 - 1億円") == "300000");
    CHECK(read("1,000円×2-3,000円") == "-1");
    CHECK(read("1,000円-2,000円 = ▲1") == "-1");
}

TEST_CASE("units convert exactly") {
    struct UnitCase {
        std::string_view text, unit, expected;
    };
    for (const UnitCase& c : std::vector<UnitCase>{
             {"54,826千円", "千円", "54826"},
             {"54,826 千円", "千円", "54826"},
             {"500円", "千円", "0.5"},
             {"１億円", "千円", "100000"},
             {"3億円", "千円", "300000"},
             {"3.5百万円", "千円", "3500"},
             {"970.0百万円", "千円", "970000"},
             {"12.345百万円", "千円", "12345"},
             {"1億2,000万円", "千円", "120000"},
             {"▲1億2,000万円", "千円", "-120000"},
             {"1兆2億3万4千5百円", "円", "1000200034500"},
             {"2千5百円", "円", "2500"},
             {"十", "千円", "not-an-amount [十] `十` is written in kanji"},
             {"10十万円", "千円", "1000"},
             {"1,000円", "円", "1000"},
             {"5千円", "億円", "0.00005"},
             {"¥1,000", "千円", "1"},
             {"￥1,000", "円", "1000"},
             {"\\1,000", "円", "1000"},
             {"-¥1,000", "円", "-1000"},
             {"¥-1,000", "円", "-1000"},
             {"¥1億", "円", "100000000"},
             {"500 yen", "千円", "0.5"},
             {"5 thousand yen", "千円", "5"},
             {"1.5 million yen", "千円", "1500"},
             {"JPY 2,000", "千円", "2"},
             {"2,000 JPY", "千円", "2"},
             {"5千円/月", "千円", "5"},
             {"500円／人・日", "円", "500"},
             {"1,200 USD", "USD", "1200"},
             {"USD 1,200", "USD", "1200"},
             {"$1,200", "USD", "1200"},
             {"-$5", "$", "-5"},
             {"1,200 USD thousand", "USD thousand", "1200"},
             {"12千ドル", "千ドル", "12"},
             {"12千ドル", "ドル", "12000"},
             {"€5.50", "EUR", "5.5"},
             {"0.4人", "人", "0.4"},
             {"△1.00人", "人", "-1"},
             {"±0.00人", "人", "0"},
             {"3名", "人", "3"},
             {"2万人", "人", "20000"},
             {"6件程度", "件", "6 approximate"},
             {"1,200", "", "1200"},
             {"500円", "USD", "not-an-amount [円] `円` does not convert into the unit `USD`"},
             {"USD 5", "千円", "not-an-amount [USD] `USD` does not convert into the unit `千円`"},
             {"5 USD", "千円", "not-an-amount [USD] `USD` does not convert into the unit `千円`"},
             {"$5", "千円", "not-an-amount [$] `$` does not convert into the unit `千円`"},
             {"500 USD", "USD thousand", "0.5"},
             {"5人", "千円", "not-an-amount [人] `人` does not convert into the unit `千円`"},
             {"2人日", "人", "not-an-amount [人日] `人日` does not convert into the unit `人`"},
             {"46.0%", "千円", "not-an-amount [%] `%` does not convert into the unit `千円`"},
             {"500円", "", "not-an-amount [円] `円` stands beside the figure, but the sheet states no unit"},
             {"1,000万", "千円", "not-an-amount [万] `1,000万` has no unit after `万`"},
             {"1億20,000万円", "千円", "not-an-amount [20,000] `20,000万円` is too large to follow the part before it"},
             {"¥500千円", "千円", "not-an-amount [千円] `千円` after the figure is not a known unit"},
             {"5 million", "千円", "not-an-amount [million] `million` after the figure is not a known unit"},
             {"500円税込", "千円", "not-an-amount [円税込] `円税込` after the figure is not a known unit"},
             {"500K", "千円", "not-an-amount [K] `K` after the figure is not a known unit"},
         }) {
        CAPTURE(c.text, c.unit);
        CHECK(read(c.text, c.unit) == c.expected);
    }
}

TEST_CASE("approximate figures are numbers") {
    for (const Case& c : std::vector<Case>{
             {"約500", "500 approximate"},
             {"約 500千円", "500 approximate"},
             {"およそ500", "500 approximate"},
             {"概ね1,000千円", "1000 approximate"},
             {"about 500", "500 approximate"},
             {"500程度", "500 approximate"},
             {"500千円程度", "500 approximate"},
             {"500 千円 程度", "500 approximate"},
             {"500前後", "500 approximate"},
             {"500千円余", "500 approximate"},
             {"500余千円", "500 approximate"},
             {"500余り", "500 approximate"},
             {"500弱", "500 approximate"},
             {"500強", "500 approximate"},
             {"500千円以内", "not-an-amount [500千円以内] `500千円以内` is a bound, not an amount"},
             {"5以下", "not-an-amount [5以下] `5以下` is a bound, not an amount"},
             {"500千円程度以内", "500 approximate"},
             {"500まで", "not-an-amount [500まで] `500まで` is a bound, not an amount"},
             {"500上限", "not-an-amount [500上限] `500上限` is a bound, not an amount"},
             {"▲約500", "-500 approximate"},
         }) {
        CAPTURE(c.text);
        CHECK(read(c.text) == c.expected);
    }
}

TEST_CASE("figures of the whole world are read in the sheet's unit") {
    struct UnitCase {
        std::string_view text, unit, expected;
    };
    for (const UnitCase& c : std::vector<UnitCase>{
             {"$(636)", "USD", "-636"},
             {"($1,195.45)", "USD", "-1195.45"},
             {"(1,200)", "USD", "-1200"},
             {"（1,200）", "EUR", "-1200"},
             {"(1,200) USD", "USD", "-1200"},
             {"(3.2%)", "%", "-3.2"},
             {"1,200-", "USD", "-1200"},
             {"$1,200-", "USD", "-1200"},
             {"▼5", "千円", "-5"},
             {"▽1,000", "千円", "-1000"},
             {"⊿5", "千円", "-5"},
             {"➖5", "千円", "-5"},
             {"-(5)", "USD",
              "ambiguous-amount [-(5)] `-(5)` may be a negative figure, or nothing and a figure of another stage"},
             {"[5]", "USD", "ambiguous-amount [[5]] `[5]` may be a negative figure or one of another stage"},
             {"R$ 6240", "BRL", "6240"},
             {"R$ 9999", "R$", "9999"},
             {"BRL 500", "R$", "500"},
             {"Rs 500", "Rs", "500"},
             {"Rs. 500", "PKR", "500"},
             {"ADA 500", "ADA", "500"},
             {"500 ADA", "ADA", "500"},
             {"500 ADA", "ADA thousand", "0.5"},
             {"KSh5,000", "KES", "5000"},
             {"kr 5", "SEK", "5"},
             {"5 kr", "NOK", "5"},
             {"zł5", "PLN", "5"},
             {"5 Kč", "CZK", "5"},
             {"R 1,200", "ZAR", "1200"},
             {"₦5", "NGN", "5"},
             {"¥5", "CNY", "5"},
             {"$500 USD", "USD", "500"},
             {"$5", "CAD", "5"},
             {"CA$5", "USD", "not-an-amount [CA$] `CA$` does not convert into the unit `USD`"},
             {"€5", "USD", "not-an-amount [€] `€` does not convert into the unit `USD`"},
             {"KES 5", "USD", "not-an-amount [KES] `KES` does not convert into the unit `USD`"},
             {"$1,500", "USD thousand", "1.5"},
             {"$2,500k", "USD thousand", "2500"},
             {"1,500", "USD thousand", "1500"},
             {"$1,500", "$'000", "1.5"},
             {"£2m", "£m", "2"},
             {"$7.5k", "USD", "7500"},
             {"2.5 million", "USD", "2500000"},
             {"5 million USD", "USD thousand", "5000"},
             {"2 lakh", "INR", "200000"},
             {"₹1.5 crore", "INR", "15000000"},
             {"5k", "人", "not-an-amount [k] `k` after the figure is not a known unit"},
             {"**$9,037.85**", "USD", "9037.85"},
             {"~$6,450", "USD", "6450 approximate"},
             {"c. 500", "USD", "500 approximate"},
             {"est. $500", "USD", "500 approximate"},
             {"≈500", "USD", "500 approximate"},
             {"9 500 €", "EUR", "9500"},
             {"3\u202F000\u00A0€", "EUR", "3000"},
             {"1 234 567.50", "EUR", "1234567.5"},
             {"6'500.-", "CHF", "6500"},
             {"CHF 6’500.50", "CHF", "6500.5"},
             {"10 00", "EUR", "two-figures [10 00] `10 00` holds two figures"},
             {"12,34,567", "INR", "1234567"},
             {"1,00,000.50", "Rs", "100000.5"},
             {"12,34,567", "USD", "not-an-amount [12,34,567] `12,34,567` is not grouped in threes"},
             {"KWD 1.250", "KWD", "1.25"},
             {"2 @ $7,500 = $15,000", "USD", "15000"},
             {"7 × 2 years × $7.5k = $105,000", "USD", "105000"},
             {"12 person-day × $20 = $240", "USD", "240"},
             {"12 person-days × $20", "USD", "240"},
             {"1 lump sum × $500", "USD", "500"},
             {"$500/month × 6", "USD", "3000"},
             {"$500 per month × 6 months", "USD", "3000"},
             {"0.5 FTE × $80,000", "USD", "40000"},
             {"3 nights × 2 pax × $80", "USD", "480"},
         }) {
        CAPTURE(c.text, c.unit);
        CHECK(read(c.text, c.unit) == c.expected);
    }
}

TEST_CASE("a document says what its commas and brackets are") {
    const auto read_as = [](std::string_view text, std::string_view unit, Notation notation) {
        const Unit sheet = read_unit(unit);
        const Amount amount = read_amount(text, {.unit = &sheet, .notation = notation});
        if (amount.kind == AmountKind::number) return plain(amount.value);
        return amount.error ? render(amount.error->message, Language::english) : std::string("a remark");
    };
    const Notation comma{.decimal = DecimalMark::comma};
    CHECK(read_as("4.425,62", "EUR", comma) == "4425.62");
    CHECK(read_as("929,38", "EUR", comma) == "929.38");
    CHECK(read_as("5.355", "EUR", comma) == "5355");
    CHECK(read_as("1.234,50 €", "EUR", comma) == "1234.5");
    CHECK(read_as("R$ 6.240,00", "BRL", comma) == "6240");
    CHECK(read_as("1 234,5", "EUR", comma) == "1234.5");
    CHECK(read_as("500,-", "EUR", comma) == "500");
    CHECK(read_as("1,234", "EUR", comma) == "`1,234` may be 1,234 or 1.234");
    CHECK(read_as("1,234.50", "EUR", comma) == "`1,234.50` is not a number whose decimal mark is a comma");
    CHECK(read_as("1.5", "EUR", comma) == "`1.5` is not a number whose decimal mark is a comma");
    CHECK(read_as("(5)", "千円", {.brackets = Brackets::negative}) == "-5");
    CHECK(read_as("(5)", "USD", {.brackets = Brackets::note}) == "a remark");
    CHECK(read_as("(5)", "", {.custom = Custom::international}) == "-5");
}

TEST_CASE("nothing is written in many ways") {
    for (const std::string_view nil : {"-", "‐", "−", "–", "—", "―", "ー", "〃", "--", "－", " - ", "ーー", "- 千円"}) {
        CAPTURE(nil);
        CHECK(read(nil) == "nil");
    }
    for (const std::string_view blank : {"", " ", "　", "\n", " 　\t"}) CHECK(read(blank) == "blank");
    for (const std::string_view remark :
         {"別事業(政策戦略)で要求", "配置日の増(94日→97日)", "TPS関係の増", "R7国補正で計上", "皆増", "なし", "単県",
          "約束済み", "-別途", "○", "…", "ゼロ実施", "県版ガイドライン関係の増", "(再掲)", "*", "十分な減"}) {
        CAPTURE(remark);
        CHECK(read(remark) == "remark");
    }
}

TEST_CASE("what begins as an amount is one wholly") {
    for (const Case& c : std::vector<Case>{
             {"10,00O", "not-an-amount [O] `10,00O` has `O` among its digits"},
             {"10,O00", "not-an-amount [O] `10,O00` has `O` among its digits"},
             {"100O", "not-an-amount [O] `100O` has `O` among its digits"},
             {"o", "not-an-amount [o] `o` has `o` among its digits"},
             {"l,341", "not-an-amount [l] `l,341` has `l` among its digits"},
             {"▲l,341", "not-an-amount [l] `l,341` has `l` among its digits"},
             {"5〇0", "not-an-amount [〇] `5〇0` has `〇` among its digits"},
             {"1,,341,946", "not-an-amount [1,,341,946] `1,,341,946` has two separators in a row"},
             {"196.609.859", "not-an-amount [196.609.859] `196.609.859` has several decimal points"},
             {"88,8", "not-an-amount [88,8] the comma in `88,8` does not separate thousands"},
             {"12,34", "not-an-amount [12,34] the comma in `12,34` does not separate thousands"},
             {"1234,567", "not-an-amount [1234,567] the comma in `1234,567` does not separate thousands"},
             {"1,000_000", "not-an-amount [1,000_000] `1,000_000` is not grouped in threes"},
             {",500", "not-an-amount [,500] `,500` is not grouped in threes"},
             {"1.234,5", "not-an-amount [1.234,5] the comma in `1.234,5` does not separate thousands"},
             {"82,726,", "not-an-amount [82,726,] `82,726,` ends with a separator"},
             {"82.", "not-an-amount [82.] `82.` ends with a separator"},
             {"1'234", "not-an-amount [1'234] `1'234` has separators other than commas"},
             {"1、234", "not-an-amount [1、234] `1、234` has separators other than commas"},
             {"12,34,567", "not-an-amount [12,34,567] `12,34,567` is not grouped in threes"},
             {"0,5", "not-an-amount [0,5] the comma in `0,5` does not separate thousands"},
             {"0,123", "not-an-amount [0,123] the comma in `0,123` does not separate thousands"},
             {"100〜200", "not-an-amount [100〜200] `100〜200` is a range, not one figure"},
             {"100円～200円程度", "not-an-amount [100円～200円程度] `100円～200円程度` is a range, not one figure"},
             {"10 000", "not-an-amount [10 000] `10 000` has a space among its digits"},
             {"20500前後065", "not-an-amount [065] `065` follows the figure"},
             {"500程度300", "not-an-amount [300] `300` follows the figure"},
             {"△", "not-an-amount [△] `△` is a sign without a figure"},
             {"--5", "not-an-amount [--] two signs, `--`, stand before one figure"},
             {"-▲5", "not-an-amount [-▲] two signs, `-▲`, stand before one figure"},
             {"±5", "not-an-amount [±] `±5` may be positive or negative"},
             {".,", "not-an-amount [.,] `.,` has no digits"},
             {"三百万円", "not-an-amount [三百万円] `三百万円` is written in kanji"},
             {"=5+3", "not-an-amount [=] `=5+3` begins with `=`"},
             {"500 (うち国庫)", "not-an-amount [(うち国庫)] `(うち国庫)` follows the figure"},
             {"1,000千円(10件程度)", "not-an-amount [(10件程度)] `(10件程度)` follows the figure"},
             {"500。", "not-an-amount [。] `。` follows the figure"},
             {"5千円 500", "not-an-amount [500] `500` follows the figure"},
             {"500 #", "not-an-amount [#] `#` follows the figure"},
             {"7月補正で対応", "not-an-amount [月補正で対応] `月補正で対応` does not convert into the unit `千円`"},
         }) {
        CAPTURE(c.text);
        CHECK(read(c.text) == c.expected);
    }
}

TEST_CASE("where two readings are possible the reader asks") {
    for (const Case& c : std::vector<Case>{
             {"400.000", "ambiguous-amount [400.000] `400.000` may be 400 or 400,000"},
             {"1.234千円", "ambiguous-amount [1.234] `1.234` may be 1.234 or 1,234"},
             {"010", "ambiguous-amount [010] `010` begins with a zero"},
             {"０１０", "ambiguous-amount [０１０] `０１０` begins with a zero"},
             {"01.5", "ambiguous-amount [01.5] `01.5` begins with a zero"},
             {"0x1F", "ambiguous-amount [0x1F] `0x1F` is a hexadecimal, octal or binary number"},
             {"0o17", "ambiguous-amount [0o17] `0o17` is a hexadecimal, octal or binary number"},
             {"1e3", "ambiguous-amount [1e3] `1e3` is written with an exponent"},
             {"1.5E+3", "ambiguous-amount [1.5E+3] `1.5E+3` is written with an exponent"},
             {"1:30", "ambiguous-amount [1:30] `1:30` is a time of day or a ratio"},
             {"1,000円-2,000円", "ambiguous-amount [1,000円-2,000円] `1,000円-2,000円` may be a range or a difference"},
             {".5", "ambiguous-amount [.5] `.5` begins with its decimal point"},
             {"-.5", "ambiguous-amount [.5] `.5` begins with its decimal point"},
             {"(5)", "ambiguous-amount [(5)] `(5)` may be a negative figure or one of another stage"},
             {"【2,415千円】",
              "ambiguous-amount [【2,415千円】] `【2,415千円】` may be a negative figure or one of another stage"},
             {"▲(5)", "ambiguous-amount [▲(5)] `▲(5)` may be a negative figure or one of another stage"},
             {"-(5)",
              "ambiguous-amount [-(5)] `-(5)` may be a negative figure, or nothing and a figure of another stage"},
             {"-(6,000)",
              "ambiguous-amount [-(6,000)] `-(6,000)` may be a negative figure, or nothing and a figure of another "
              "stage"},
             {"1/2", "ambiguous-amount [1/2] `1/2` may be a calculation, a range, a share or a date"},
             {"6,000/5,000",
              "ambiguous-amount [6,000/5,000] `6,000/5,000` may be a calculation, a range, a share or a date"},
             {"5-3", "ambiguous-amount [5-3] `5-3` may be a calculation, a range, a share or a date"},
             {"ー 5", "ambiguous-amount [ー] `ー` before a space may be a minus sign or stand for nothing"},
         }) {
        CAPTURE(c.text);
        CHECK(read(c.text) == c.expected);
    }
    CHECK(read("400.000", "百万円") == "400");
    CHECK(read("400.000", "USD million") == "400");
    CHECK(read("400.000", "USD") == "ambiguous-amount [400.000] `400.000` may be 400 or 400,000");
    for (const std::string_view range : {"$2,000 - $3,000", "$3,000 - $2,000", "$2,000–$3,000", "$2,000-3,000"}) {
        CAPTURE(range);
        CHECK(read(range, "USD") == "ambiguous-amount [" + std::string(range) + "] `" + std::string(range) +
                                        "` may be a range or a difference");
    }
    CHECK(read("$2,000 - $3,000 =", "USD") == "-1000");
    CHECK(read("1.000人", "人") == "ambiguous-amount [1.000] `1.000` may be 1 or 1,000");
}

TEST_CASE("a cell holds one figure") {
    for (const std::string_view text :
         {"26,786(27,935)", "26,786(27,935)", "26,786 (27,935)", "6,000 (0)", "240千円(240千円)",
          "40基(要求額:20,000千円)→29基(査定額:14,500千円)", "(17,959千円)17,947千円", "10,000→29,000",
          "【2,415千円(1,338千円)】", "500(-)", "(6,000) -", "500(うち国庫250)", "240千円(前年度 240千円)",
          "26,786\n27,935", "▲270(▲300)"}) {
        CAPTURE(text);
        const Unit sheet = read_unit("千円");
        const Amount amount = read_amount(text, {.unit = &sheet});
        REQUIRE(amount.error);
        CHECK(amount.error->rule->id == "two-figures");
        CHECK(amount.error->where == Span{0, static_cast<std::uint32_t>(text.size())});
        CHECK(render(amount.error->message, Language::english) == "`" + std::string(text) + "` holds two figures");
    }
}

TEST_CASE("percent figures") {
    for (const Case& c : std::vector<Case>{{"46.0%", "46"},
                                           {"46.0", "46"},
                                           {"46.0％", "46"},
                                           {"▲3.2%", "-3.2"},
                                           {"12.345", "12.345"},
                                           {"皆増", "remark"},
                                           {"-", "nil"},
                                           {"5円", "not-an-amount [円] `円` does not convert into the unit `%`"}}) {
        CAPTURE(c.text);
        CHECK(read(c.text, "千円", true) == c.expected);
    }
}

TEST_CASE("a figure's digits and last place are known") {
    CHECK(number_of("82,726千円") == "82,726");
    CHECK(number_of("約▲ 270 千円") == "▲ 270");
    CHECK(number_of("¥1,000") == "1,000");
    CHECK(number_of("5,710円 × 38日 = 216千円") == "216");
    CHECK(number_of("5,710円 × 38日") == "5,710円 × 38日");
    CHECK(number_of(" 別途 ") == "別途");
    CHECK(decimals_of("5") == 0);
    CHECK(decimals_of("5.0") == 1);
    CHECK(decimals_of("500円") == 3);
    CHECK(decimals_of("3.5百万円") == 0);
    CHECK(decimals_of("0.05万円") == 1);
    CHECK(decimals_of("1.25", "人") == 2);
    CHECK(decimals_of("5,710円 × 38日") == 2);
    CHECK(decimals_of("5,710円 × 38日 = 217") == 0);
}

TEST_CASE("errors say what to write instead, in both languages") {
    CHECK(help_of("10,00O") == "write `10,000` if that is what was meant");
    CHECK(help_of("196.609.859") == "write `196,609,859` if that is what was meant");
    CHECK(help_of("400.000") == "write `400` or `400,000`");
    CHECK(help_of("1.006") == "write `1.0060` or `1,006`");
    CHECK(help_of("12,34") ==
          "write `12.34` if the comma is a decimal point; a comma separates groups of three digits: `1,234`");
    CHECK(help_of("1234,567") == "write `1,234,567` or `1234.567`");
    CHECK(help_of("12,34,567") == "write `1,234,567` if that is what was meant");
    CHECK(help_of("0600") == "write `600`, or the digits that are missing");
    CHECK(help_of("9.5E+4") == "write `95,000` if that is what was meant");
    CHECK(help_of("10 000") == "write it without the space: `10000`");
    CHECK(help_of("(5)") == "write `-5` if it is negative, else write it at its own stage");
    CHECK(help_of("(5)", Language::japanese) == "負数であれば「▲5」とし、そうでなければその欄に書く");
    CHECK(help_of("-(5)") == "write `-5` if it is negative, else each at its own stage");
    CHECK(help_of("— (6,000)") == "write `-6,000` if it is negative, else each at its own stage");
    CHECK(help_of("-(5)", Language::japanese) == "負数であれば「▲5」とし、そうでなければそれぞれの欄に分けて書く");
    CHECK(help_of("≒5") == "write `about 5`, or `5` if it is exact");
    CHECK(help_of("≒5", Language::japanese) == "「約5」、正確な額であれば「5」と書く");
    CHECK(help_of("≒") == "write the calculation before `=` and its result after it");
    CHECK(help_of("5，50") ==
          "write `5.50` if the comma is a decimal point; a comma separates groups of three digits: `1,234`");
    CHECK(help_of("１．２３４，５０") ==
          "write `1234.50` if the comma is a decimal point; a comma separates groups of three digits: `1,234`");
    CHECK(help_of("100〜200") == "write the one figure that is meant; the range belongs in `note`");
    CHECK(help_of("1円-2円") == "write the one figure that is meant, or `1円-2円 =` if it is a difference");
    CHECK(help_of(".5") == "write `0.5`, or the digits that are missing");
    CHECK(help_of("1,000万") == "write `1,000万円`");
    CHECK(help_of("1/2") == "write `1/2 =` if it is a calculation");
    CHECK(help_of("10,00O", Language::japanese) == "「10,000」の意味であればそう書く");
    CHECK(help_of("26,786(27,935)", Language::japanese) == "それぞれの欄に分けて書く(要求額と前年度など)");
    CHECK(help_of("lO,O,O") == "write digits only, in groups of three: `1,234,567`");
}

TEST_CASE("what is too large is said to be") {
    CHECK(read("1234567890123456789012345678901").starts_with("too-large"));
    CHECK(read("0.1234567890123456789").starts_with("too-large"));
    CHECK(read("999999999999999999999999999999 × 999999999999999999999999999999 =").starts_with("too-large"));
    CHECK(read("1" + std::string(5000, ' ') + "+ 1").starts_with("too-large"));
    CHECK(read(std::string(100'000, '9')).starts_with("too-large"));
    CHECK(read(std::string(100'000, '(') + "5").starts_with("too-large"));
    CHECK(read(std::string(1000, '(') + "5").starts_with("too-large"));
    CHECK(read(std::string(200'000, 'a')) == "remark");
}

TEST_CASE("units are known by many names") {
    struct UnitCase {
        std::string_view text, label;
        std::int64_t yen;
    };
    for (const UnitCase& c : std::vector<UnitCase>{{"円", "円", 1},
                                                   {"千円", "千円", 1000},
                                                   {" 千円 ", "千円", 1000},
                                                   {"　千円", "千円", 1000},
                                                   {"単位:千円", "千円", 1000},
                                                   {"単位：千円", "千円", 1000},
                                                   {"(単位:千円)", "千円", 1000},
                                                   {"（単位：百万円）", "百万円", 1'000'000},
                                                   {"単位 千円", "千円", 1000},
                                                   {"千円単位", "千円", 1000},
                                                   {"万円", "万円", 10'000},
                                                   {"十万円", "十万円", 100'000},
                                                   {"億円", "億円", 100'000'000},
                                                   {"兆円", "兆円", 1'000'000'000'000},
                                                   {"yen", "yen", 1},
                                                   {"Thousand Yen", "Thousand Yen", 1000},
                                                   {"million yen", "million yen", 1'000'000},
                                                   {"JPY", "JPY", 1},
                                                   {"JPY thousand", "JPY thousand", 1000},
                                                   {"ＪＰＹ", "JPY", 1},
                                                   {"¥", "¥", 1},
                                                   {"USD", "USD", 0},
                                                   {"USD thousand", "USD thousand", 0},
                                                   {"人", "人", 0},
                                                   {"", "", 0}}) {
        CAPTURE(c.text);
        const Unit unit = read_unit(c.text);
        CHECK(unit.label == c.label);
        CHECK(unit.yen == Rational{c.yen});
    }
}

TEST_CASE("shares") {
    const auto share = [](std::string_view text) {
        const std::optional<Rational> read = read_share(text);
        return read ? plain(*read) : std::string("none");
    };
    for (const Case& c : std::vector<Case>{{"1/2", "0.5"},
                                           {"10/10", "1"},
                                           {"１／２", "0.5"},
                                           {"0.5", "0.5"},
                                           {"50%", "0.5"},
                                           {"66.7%", "0.667"},
                                           {"66.7％", "0.667"},
                                           {"2分の1", "0.5"},
                                           {"国1/2", "0.5"},
                                           {"国庫10/10", "1"},
                                           {"県1/2", "0.5"},
                                           {"起債充当率 90%", "0.9"},
                                           {"1", "1"},
                                           {"0", "0"},
                                           {" 3 / 4 ", "0.75"},
                                           {"5割", "0.5"},
                                           {"3/2", "none"},
                                           {"-1/2", "none"},
                                           {"1/0", "none"},
                                           {"50", "none"},
                                           {"定額", "none"},
                                           {"rest", "none"},
                                           {"", "none"},
                                           {"1/2等", "none"},
                                           {"国1/3、単県", "none"},
                                           {"010/10", "none"}}) {
        CAPTURE(c.text);
        CHECK(share(c.text) == c.expected);
    }
    CHECK(read_share("2/3") == Rational::fraction(2, 3));
}

TEST_CASE("a formatted number reads the same") {
    std::mt19937_64 random{42};
    for (int i = 0; i < 20'000; ++i) {
        const int digits = static_cast<int>(random() % 18);
        const Rational whole = static_cast<std::int64_t>(random() % 1'000'000'000'000'000'000ULL);
        const int decimals = static_cast<int>(random() % 7);
        Rational number = (whole * Rational::power_of_ten(-digits)).round_half_up(decimals);
        if (random() % 2 == 0) number = -number;
        const Unit sheet = read_unit("千円");
        for (const std::string& text : {grouped(number), plain(number)}) {
            CAPTURE(text);
            const Amount amount = read_amount(text, {.unit = &sheet});
            if (amount.kind == AmountKind::unreadable) {
                REQUIRE(amount.error->rule->id == "ambiguous-amount");
                REQUIRE(text.find('.') == text.size() - 4);
                continue;
            }
            REQUIRE(amount.kind == AmountKind::number);
            REQUIRE(amount.value == number);
        }
    }
}

TEST_CASE("no bytes break the reader") {
    static const std::vector<std::string> pieces{"1",        "0",    "12,345",
                                                 ",",        ".",    "(",
                                                 ")",        "（",   "）",
                                                 "円",       "千円", "億",
                                                 "万",       "@",    "×",
                                                 "x",        "/",    "+",
                                                 "-",        "ー",   "▲",
                                                 "=",        "≒",    "約",
                                                 "程度",     " ",    "　",
                                                 "名",       "日",   "→",
                                                 "%",        "O",    "\xff",
                                                 "\xe3\x80", "あ",   "USD",
                                                 "¥",        "\n",   std::string(1, '\0'),
                                                 "余",       "以内", "m2",
                                                 "コース",   "一",   "{",
                                                 "】"};
    std::mt19937_64 random{7};
    for (int i = 0; i < 60'000; ++i) {
        std::string text;
        for (std::uint64_t left = random() % 12; left > 0; --left) {
            text += random() % 8 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                      : pieces[random() % pieces.size()];
        }
        CAPTURE(text);
        read(text, random() % 2 == 0 ? "千円" : "人", random() % 5 == 0);
        read_share(text);
        read_unit(text);
    }
}
