/// Lines that are sums, by their names or by their figures.

#include "sheet/sum_names.hpp"

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;

TEST_CASE("some names say that a line is a sum, others that it may be one") {
    for (const char* name : {"合計",      "小計",      "計",          "総計",        "総額",        "合計額",
                             "合計金額",  "総合計",    "歳出合計",    "合 計",       "計(A)",       "total",
                             "Total",     "TOTAL",     "Totals",      "Total:",      "subtotal",    "Sub-total",
                             "Sub total", "SUB-TOTAL", "Grand Total", "GRAND TOTAL", "Grand-total", "**Total**",
                             "合計：",    "（計）",    "(計)",        "【合計】",    "Sous-total",  "TOTAL GENERAL"}) {
        INFO(name);
        CHECK(names_a_sum(name));
        CHECK(!may_name_a_sum(name));
    }
    for (const char* name : {"Total expenses",
                             "Total Expenses",
                             "TOTAL COSTS",
                             "Total direct costs",
                             "Sum total of travel",
                             "Subtotal travel",
                             "事務費計",
                             "人件費小計",
                             "合計（税込）",
                             "支出総額の計",
                             "累計額",
                             "Sum",
                             "SUM",
                             "Overall",
                             "All",
                             "Σ",
                             "∑",
                             "Gesamt",
                             "Summe",
                             "Zwischensumme",
                             "Gesamtsumme",
                             "Totaal",
                             "Totale",
                             "Suma",
                             "(Sum)",
                             "Sum:"}) {
        INFO(name);
        CHECK(!names_a_sum(name));
        CHECK(may_name_a_sum(name));
    }
    for (const char* name :
         {"", "講座", "設計", "建築設計", "一般会計", "統計", "会計年度任用職員", "Totality", "Total-quality",
          "All staff", "Overall management", "Summary", "Sumatra office", "(計画)", "計画策定", "時計"}) {
        INFO(name);
        CHECK(!names_a_sum(name));
        CHECK(!may_name_a_sum(name));
    }
    CHECK(names_a_subtotal("Sub-Total"));
    CHECK(!names_a_subtotal("合計"));
    CHECK(names_the_grand_total("Grand total"));
    CHECK(!names_the_grand_total("Total"));
    CHECK(names_the_funded_total("事業費"));
    CHECK(names_the_funded_total("Grand Total"));
    CHECK(!names_the_funded_total("小計"));
    CHECK(!names_the_funded_total("国庫支出金合計"));
}

namespace {

/// The names that are questioned in a list of items.
std::string questioned(const std::string& items, const std::string& total = "") {
    const Audit checked = audit(Source("s.yaml", "unit: USD\n" + total + "items:\n" + items), {.causes = false});
    std::string out;
    for (const Finding& finding : checked.findings) {
        if (finding.rule->id == "total-among-items") out += checked.source->slice(finding.span);
    }
    return out;
}

}  // namespace

TEST_CASE("a line that is a sum by its name and its figures is questioned among items") {
    const std::string two = "  - {name: a, amount: 100}\n  - {name: b, amount: 300}\n";
    // by its name alone
    for (const char* name : {"Grand Total", "Sub-total", "合計額", "総計"}) {
        INFO(name);
        CHECK(questioned(two + "  - {name: " + name + ", amount: 5}\n") == name);
        CHECK(questioned(two + "  - {name: " + name + ", amount: 400, counted: no}\n") == "");
    }
    for (const char* name : {"（計）", "(計)", "Sous-total", "TOTAL GENERAL"}) {
        INFO(name);
        CHECK(questioned(two + "  - {name: " + name + ", amount: 5}\n") == name);
    }
    // by its name and its figures
    for (const char* name :
         {"Sum", "Overall", "All", "Σ", "Gesamt", "Summe", "Totaal", "Totale", "Suma", "Zwischensumme"}) {
        INFO(name);
        CHECK(questioned(two + "  - {name: " + name + ", amount: 400}\n") == name);
        CHECK(questioned(two + "  - {name: " + name + ", amount: 50}\n") == "");
    }
    CHECK(questioned(two + "  - {name: All staff, amount: 400}\n") == "");
    // it comes to the lines before it, to those since the last sum, or to all others
    CHECK(questioned(two + "  - {name: Total expenses, amount: 400}\n") == "Total expenses");
    CHECK(questioned("  - {name: Total expenses, amount: 400}\n" + two) == "Total expenses");
    CHECK(questioned(two + "  - {name: 事務費計, amount: 400}\n") == "事務費計");
    CHECK(questioned(two + "  - {name: 旅費計, amount: 400}\n  - {name: c, amount: 5}\n  - {name: d, amount: 6}\n"
                           "  - {name: 需用費計, amount: 11}\n  - {name: 支出計, amount: 411}\n") ==
          "旅費計需用費計支出計");
    // the total is right without it, whatever it says
    CHECK(questioned(two + "  - {name: Total expenses, amount: 350}\n", "total: 400\n") == "Total expenses");
    // at every stage
    CHECK(questioned("  - {name: a, requested: 100, previous: 80}\n  - {name: b, requested: 300, previous: 200}\n"
                     "  - {name: Total costs, requested: 400, previous: 280}\n") == "Total costs");
}

TEST_CASE("an item that is called like a sum and is none is left alone") {
    const std::string two = "  - {name: a, amount: 100}\n  - {name: b, amount: 300}\n";
    CHECK(questioned(two + "  - {name: Total quality management, amount: 350}\n", "total: 750\n") == "");
    CHECK(questioned("  - {name: Total income, amount: 500}\n  - {name: Total expenses, amount: -300}\n",
                     "total: 200\n") == "");
    CHECK(questioned(two + "  - {name: 設計, amount: 400}\n") == "");
    CHECK(questioned("  - {name: a, requested: 100, previous: 80}\n  - {name: b, requested: 300, previous: 200}\n"
                     "  - {name: Total costs of a fair, requested: 400, previous: 281}\n") == "");
    CHECK(questioned("  - {name: a, amount: 100}\n  - {name: Total costs, amount: 100}\n", "total: 200\n") == "");
    CHECK(questioned(two + "  - {name: Total of nothing, amount: ‐}\n") == "");
}
