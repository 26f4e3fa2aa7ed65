/// The words after `except` and `not_added`: what they name, and what is said of those that name nothing.

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;

namespace {

std::string told_of_words(const std::string& sheet, Language language = Language::english) {
    return testing::told_with_help(audit(Source("sheet.yaml", sheet), {.causes = false}), language);
}

/// A form whose change holds everywhere but in its costs, its staff and its funding, with a stage that excepts these.
std::string form(const std::string& key, const std::string& words) {
    return "unit: 千円\nstages: {change: {label: 増減, formula: requested - previous, " + key + ": " + words +
           "}}\n"
           "total: {requested: 30, previous: 20, change: 10}\n"
           "items:\n"
           "  - {name: 講座, requested: 10, previous: 5, change: 5}\n"
           "  - {name: 広報, requested: 20, previous: 15, change: 5}\n"
           "costs:\n"
           "  personnel: {requested: 4, previous: 4, change: 4}\n"
           "  total: {requested: 34, previous: 24, change: 14}\n"
           "  staff: {正職員: {requested: 1, previous: 1, change: 1}}\n";
}

}  // namespace

TEST_CASE("what a formula does not reach is named in either language") {
    for (const char* words : {"[costs]", "costs", "[コスト]", "[経費]", "[personnel, staff]", "[人件費, 職員]",
                              "[人件費, 職員数]", "[personnel, 正職員]"}) {
        INFO(words);
        CHECK(told_of_words(form("except", words)).find("change-mismatch: personnel") == std::string::npos);
        CHECK(told_of_words(form("除く", words)).find("bad-stage") == std::string::npos);
    }
    CHECK(told_of_words(form("except", "[講座]")).find("change-mismatch: personnel cost at change is 4 too much") !=
          std::string::npos);
    for (const char* words : {"[funding]", "[財源]", "[workings]", "[積算]", "[total]", "[合計]", "[広報]", "[]"}) {
        INFO(words);
        CHECK(told_of_words(form("except", words)).find("bad-stage") == std::string::npos);
    }
}

TEST_CASE("a word that leaves nothing out is an error with the nearest") {
    struct Case {
        const char* key;
        const char* words;
        const char* finding;
    };
    for (const Case& one : {
             Case{"except", "[personel]",
                  "`personel` is neither a table nor a line of this sheet | did you mean "
                  "`personnel`?"},
             Case{"except", "[costs, 公報]",
                  "`公報` is neither a table nor a line of this sheet | did you mean `広報`?"},
             Case{"除く", "まちがい",
                  "`まちがい` is neither a table nor a line of this sheet | write `items`, `funding`, `costs`, "
                  "`personnel`, `staff`, `workings`, or the name of a line or a breakdown"},
             Case{"not_added", "[item]", "`item` is not a table of this sheet | did you mean `items`?"},
             Case{"not_added", "[costs]",
                  "`costs` is not a table of this sheet | write `items`, "
                  "`funding`, `all`, or the name of a breakdown or of the line that it breaks down"},
             Case{"not_added", "[講座]",
                  "`講座` is not a table of this sheet | `講座` has no items of its own; "
                  "a line that is not added says `counted: no`"},
         }) {
        INFO(one.words);
        const std::string out = told_of_words(form(one.key, one.words));
        CHECK(out.find("bad-stage: " + std::string(one.finding) + "\n") != std::string::npos);
    }
    CHECK(told_of_words(form("合算しない", "全部門"), Language::japanese)
              .find("bad-stage: 「全部門」はこの調書の表ではない | "
                    "「内訳」「財源」「全て」か、表の名称又は表が内訳となる行の名称を書く\n") != std::string::npos);
}

TEST_CASE("tables that do not add up at a stage are named in either language") {
    const auto sheet = [](const std::string& words) {
        return "stages: {requested: {not_added: " + words +
               "}}\ntotal: {requested: 9}\nitems: [{name: a, requested: 4}, {name: b, requested: 4, items: [{name: c, "
               "requested: 4}]}]\nbreakdowns: {性質別: [{name: p, requested: 9}]}\n";
    };
    for (const char* words : {"[items]", "items", "[内訳]", "細事業", "all", "全て", "すべて"}) {
        INFO(words);
        CHECK(told_of_words(sheet(words)).find("sum-mismatch") == std::string::npos);
        CHECK(told_of_words(sheet(words)).find("bad-stage") == std::string::npos);
    }
    for (const char* words : {"[性質別]", "[b]", "[funding]", "財源"}) {
        INFO(words);
        CHECK(told_of_words(sheet(words)) ==
              "sum-mismatch: total at requested is 1 too much: 9 declared, its items add up to 8\n");
    }
}
