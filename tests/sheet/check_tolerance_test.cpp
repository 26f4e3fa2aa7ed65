/// What checks make of rounded figures: functions that round, tolerances, and figures that stand for what rounds to
/// them.

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;

namespace {

const std::string figures = R"(unit: USD
stages: {users: {label: 利用者数, kind: count, unit: 人}, cases: {label: 件数, kind: count}, part: {label: 充当, kind: ratio}}
total: {requested: 300, users: 12, cases: 7, part: 33.3%}
items: [{name: a, requested: 300, users: 12}]
workings: {w: {items: [{name: x, previous: 3}, {name: y, previous: 4}]}}
)";

/// What comes of a check in a sheet with these figures: how often it holds, or what is said first.
std::string comes_of(const std::string& check, const std::string& rounding = "", bool strict = false) {
    const Audit checked = audit(Source("sheet.yaml", rounding + figures + "checks: ['" + check + "']\n"),
                                {.causes = false, .strict_rounding = strict});
    if (!checked.findings.empty()) return render(checked.findings[0].message, Language::english);
    const Tally& tally = checked.tally;
    return std::to_string(checked.evaluations[0].checks.held) + " held" +
           (tally.held_within_rounding > 0 ? ", within rounding" : "");
}

}  // namespace

TEST_CASE("functions round to decimals, tens and thousands, and comparisons have a tolerance") {
    for (const char* check : {
             "round(299.5) = 300",
             "round(-0.5) = -1",
             "round(2.25, 1) = 2.3",
             "round(1449, -2) = 1400",
             "round(1450, -2) = 1500",
             "四捨五入(total.requested / 7) = 43",
             "floor(-2.5) = -3",
             "ceil(-2.5) = -2",
             "truncate(-2.5) = -2",
             "切捨て(-2.5) = -2",
             "切上げ(-2.5) = -3",
             "切り捨て(29, -1) = 20",
             "切り上げ(21, -1) = 30",
             "floor(round(2.46, 1) * 10) / 10 = 2.4 + 0.1",
             "round(-(2.5)) = -3",
             "total.requested = 299 within 1",
             "total.requested < 300 within 1",
             "total.requested <= 299 within 1",
             "total.requested > 300 within 1",
             "total.requested >= 301 within 1",
             "300 = 200 + 99 within 2 / 2",
             "合計.要求額 ＝ 299 許容差 1",
             "total.requested = 299 within $1 unless 1 = 2 within 0.5",
             "total.requested = 290 within total.requested * 5%",
             "total.part = 33.4% within 0.1",
             "total.part = 33.4 within 0.1%",
             "total.users < 13人",
             "total.users < 13名",
             "total.cases < 8件",
             "total.requested = 12人 * 25",
             "total.requested / 12人 = 25",
             "total.users * 2 = 24人",
             "total.requested * 3割 = 90",
             "workings[\"w\"][\"x\"].previous = 3",
         }) {
        INFO(check);
        CHECK(comes_of(check) == "1 held");
    }
    CHECK(comes_of("previous <= 4") == "2 held");  // both lines of the working
    CHECK(comes_of("previous <= 3") == "y: `previous <= 3` does not hold: 4 against 3, 1 too much");
    struct Case {
        const char* check;
        const char* said;
    };
    for (const Case& one : {
             Case{"total.requested = 298 within 1",
                  "`total.requested = 298 within 1` does not hold: 300 against 298, 2 too much"},
             Case{"total.requested < 299 within 1",
                  "`total.requested < 299 within 1` does not hold: 300 against 299, 1 too much"},
             Case{"total.requested > 301 within 1",
                  "`total.requested > 301 within 1` does not hold: 300 against 301, 1 too little"},
             Case{"total.requested != 5 within 1", "`!=` takes no tolerance"},
             Case{"total.requested = 5 within 1%",
                  "the tolerance `1%` is a percentage, but what is compared is an amount of money"},
             Case{"total.requested = 5 within", "the check ends where an amount, a stage or a path was expected"},
             Case{"total.requested within 5", "`within` stands where a comparison such as `<=` was expected"},
             Case{"round(total.requested, 13) < 5", "`13` stands where a number of decimals up to 12 was expected"},
             Case{"round(total.requested, users) < 5",
                  "`users` stands where a number of decimals up to 12 was expected"},
             Case{"round < 5", "`<` stands where `(` was expected"},
             Case{"ceil(total.requested, 1, 2) < 5", "`,` stands where `)` was expected"},
             Case{"total.requested < 5 EUR if 1 = 1", "`EUR` does not convert into the unit `USD`"},
             Case{"total.requested < €5", "`€` does not convert into the unit `USD`"},
             Case{"total.requested < 5 円", "`5 円` does not convert into the unit `USD`"},
             Case{"total.requested < 500人",
                  "`total.requested` is an amount of money, `500人` is 人: they do not fit together"},
             Case{"users < $5", "`users` is 人, `$5` is an amount of money: they do not fit together"},
             Case{"users < 15件", "`users` is 人, `15件` is 件: they do not fit together"},
             Case{"total.cases < total.requested",
                  "`total.cases` is a number of things, `total.requested` is an amount of money: they do not fit "
                  "together"},
         }) {
        INFO(one.check);
        CHECK(comes_of(one.check) == one.said);
    }
}

TEST_CASE("a currency that a check has and its sheet has not is named with the sheet's unit") {
    const auto outcome = [](const std::string& unit, const std::string& limit) {
        const Audit checked = audit(
            Source("sheet.yaml", unit + "total: 3\nitems: [{name: a, amount: 3}]\nchecks: ['total < " + limit + "']\n"),
            {.causes = false});
        if (checked.findings.empty()) return std::string("holds");
        return render(checked.findings[0].message, Language::english) + "; " +
               render(checked.findings[0].help, Language::english);
    };
    CHECK(outcome("unit: 千円\n", "5 USD") ==
          "`USD` does not convert into the unit `千円`; write the number in `千円`");
    CHECK(outcome("unit: EUR\n", "$5") == "`$` does not convert into the unit `EUR`; write the number in `EUR`");
    CHECK(outcome("unit: USD thousand\n", "5 EUR") ==
          "`EUR` does not convert into the unit `USD thousand`; write the number in `USD thousand`");
    CHECK(outcome("", "$5") ==
          "`$` stands beside the figure, but the sheet states no unit; state the sheet's unit: "
          "`unit: $`");
    CHECK(outcome("unit: EUR\n", "1,000.50 EUR") == "holds");
    CHECK(outcome("unit: EUR\n", "€1,000.50") == "holds");
    CHECK(outcome("unit: EUR\ndecimal: comma\n", "1.000,50 EUR") == "holds");
    CHECK(outcome("unit: USD thousand\n", "$3,001") == "holds");
    CHECK(outcome("unit: 人\n", "5名") == "holds");
    CHECK(outcome("", "5人") == "holds");
}

TEST_CASE("where a sheet says how it rounds, figures in checks are what rounds to them") {
    struct Case {
        const char* check;
        const char* outcome;
    };
    for (const Case& one : {
             Case{"total.requested = 300", "1 held"},
             Case{"total.requested = 299.5", "0 held, within rounding"},
             Case{"total.requested > 300.4", "0 held, within rounding"},
             Case{"total.requested < 299.6", "0 held, within rounding"},
             Case{"total.requested <= 299.5", "0 held, within rounding"},
             Case{"total.requested / 3 = 100.1", "0 held, within rounding"},
             Case{"total.requested * 2 = 600.9", "0 held, within rounding"},
             Case{"-total.requested = -300.4", "0 held, within rounding"},
             Case{"abs(0 - total.requested) = 300.4", "0 held, within rounding"},
             Case{"max(total.requested, 300.2) = 300.4", "0 held, within rounding"},
             Case{"min(total.requested, 300.2) = 299.6", "0 held, within rounding"},
             Case{"round(total.requested * 2) = 601", "0 held, within rounding"},
             Case{"total.requested = 298.5 within 1", "0 held, within rounding"},
             Case{"total.requested / (total.requested - 300) > 5", "0 held"},
             Case{"total.requested = 300.5",
                  "`total.requested = 300.5` does not hold: 300 against 300.50, 0.50 too little"},
             Case{"total.requested < 299.5",
                  "`total.requested < 299.5` does not hold: 300 against 299.50, 0.50 too much"},
             Case{"round(total.requested) = 301",
                  "`round(total.requested) = 301` does not hold: 300 against 301, 1 too little"},
             Case{"max(total.requested, 300.2) = 300.1",
                  "`max(total.requested, 300.2) = 300.1` does not hold: 300.20 against 300.10, 0.10 too much"},
         }) {
        INFO(one.check);
        CHECK(comes_of(one.check, "rounding: half-up\n") == one.outcome);
    }
    CHECK(comes_of("total.requested = 299.5") ==
          "`total.requested = 299.5` does not hold: 300 against 299.50, 0.50 too much");
    CHECK(comes_of("total.requested = 299.5", "rounding: half-up\n", true) ==
          "`total.requested = 299.5` does not hold: 300 against 299.50, 0.50 too much");
    // What is computed from rounded figures is as uncertain as they are together.
    CHECK(comes_of("workings[\"w\"].previous = 7.9", "rounding: half-up\n") == "0 held, within rounding");
    CHECK(comes_of("workings[\"w\"].previous = 8", "rounding: half-up\n") ==
          "`workings[\"w\"].previous = 8` does not hold: 7 against 8, 1 too little");
}
