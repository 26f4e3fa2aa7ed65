/// Tables as sheets: what import writes is checked as the table was understood.

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/rule.hpp"
#include "tables/audit_tables.hpp"
#include "tables/document_text.hpp"
#include "tables/imported.hpp"
#include "tables/sheet_text.hpp"
#include "tables/sheet_unit.hpp"

using namespace dxbudget;
using namespace dxbudget::tables;

namespace {

ImportedFile imported(const std::string& text, const std::string& name = "table.csv") {
    ImportedFile file{.name = name};
    auto tables = import_tables(name, text);
    REQUIRE(std::holds_alternative<std::vector<ImportedTable>>(tables));
    file.tables = std::get<std::vector<ImportedTable>>(std::move(tables));
    return file;
}

std::string in_yaml(const ImportedFile& file, Language language) {
    return sheets_of(file, DocumentText(file.name, file.tables), language).yaml;
}

Audit checked(const std::string& yaml) {
    return audit(Source("sheet.yaml", yaml), {.causes = false});
}

/// In how many cells the equations of a file's tables hold.
std::uint32_t held_in(const ImportedFile& file) {
    std::uint32_t held = 0;
    for (const ImportedTable& table : file.tables)
        for (const Claim& claim : table.understanding.claims)
            for (const Agreement agreement : claim.agreements) held += holds(agreement);
    return held;
}

using Table = std::vector<std::vector<std::string>>;

std::string csv(const Table& table) {
    std::string text;
    for (const auto& row : table)
        for (std::size_t c = 0; c < row.size(); ++c) text += row[c] + (c + 1 < row.size() ? "," : "\n");
    return text;
}

/// Groups of rows under heads, with subtotals and a total below; columns, and their sum.
Table right_table(std::mt19937& random) {
    const auto between = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    const int columns = between(3, 5);
    Table table = {{"Item"}};
    for (int c = 0; c < columns; ++c) table[0].push_back("Fund " + std::string(1, static_cast<char>('A' + c)));
    table[0].push_back("All funds");
    const auto add = [&](const std::string& name, const std::vector<int>& figures) {
        std::vector<std::string> row = {name};
        int sum = 0;
        for (const int figure : figures) row.push_back(std::to_string(figure)), sum += figure;
        row.push_back(std::to_string(sum));
        table.push_back(std::move(row));
    };
    std::vector<int> total(static_cast<std::size_t>(columns));
    const int groups = between(2, 4);
    for (int g = 0; g < groups; ++g) {
        table.push_back({"Group " + std::to_string(g)});
        std::vector<int> subtotal(total.size());
        for (int i = between(2, 5); i > 0; --i) {
            std::vector<int> figures;
            for (int& sum : subtotal) figures.push_back(between(10'000, 999'999)), sum += figures.back();
            add("Line " + std::to_string(g) + "." + std::to_string(i), figures);
        }
        for (std::size_t c = 0; c < total.size(); ++c) total[c] += subtotal[c];
        add("Subtotal", subtotal);
    }
    add("Total", total);
    return table;
}

}  // namespace

TEST_CASE("a table that is right is a sheet that is right, with as many equations") {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        const std::string text = csv(right_table(random));
        INFO(text);
        const ImportedFile file = imported(text);
        const std::string yaml = in_yaml(file, Language::english);
        INFO(yaml);
        const Audit sheet = checked(yaml);
        CHECK(dxbudget::testing::told_with_help(sheet).empty());
        CHECK(sheet.tally.held == held_in(file));
        CHECK(sheet.tally.held == sheet.tally.equations);
        CHECK(yaml.find("not said by") == std::string::npos);
    }
}

TEST_CASE("what import reports of a changed figure, a check of its sheet reports") {
    std::mt19937 random(11);
    int reported = 0;
    for (int round = 0; round < 200; ++round) {
        Table table = right_table(random);
        std::size_t row = 0;
        do row = std::uniform_int_distribution<std::size_t>(1, table.size() - 1)(random);
        while (table[row].size() == 1);
        const std::size_t column = std::uniform_int_distribution<std::size_t>(1, table[row].size() - 1)(random);
        char& digit = table[row][column][1];
        digit = digit == '9' ? '4' : static_cast<char>(digit + 1);
        const std::string text = csv(table);
        INFO(text);
        const ImportedFile file = imported(text);
        const std::string yaml = in_yaml(file, Language::english);
        INFO(yaml);
        const Audit sheet = checked(yaml);
        if (file.tables[0].broken.empty()) continue;
        ++reported;
        CHECK(sheet.tally.mismatched == file.tables[0].broken.size());
    }
    CHECK(reported >= 190);
}

namespace {

std::string joined(const Table& table, const std::string& before, const std::string& between,
                   const std::string& after) {
    std::string text;
    for (const auto& row : table) {
        text += before;
        for (std::size_t c = 0; c < table.back().size(); ++c)
            text += (c > 0 ? between : "") + (c < row.size() ? row[c] : "");
        text += after + "\n";
    }
    return text;
}

std::string in_columns(const Table& table) {
    std::string text;
    for (const auto& row : table) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::size_t end = c == 0 ? 14 : 14 + 14 * c;
            line.resize(c == 0 ? 0 : end - row[c].size(), ' ');
            line += row[c];
        }
        text += line + "\n";
    }
    return text;
}

/// A table in each format of texts, by a name that says which.
std::vector<std::pair<std::string, std::string>> in_all_formats(const Table& table) {
    return {{"table.csv", csv(table)},
            {"table.tsv", joined(table, "", "\t", "")},
            {"table.md", "# Budget\n\n" + joined(table, "| ", " | ", " |")},
            {"table.html", "<table>" + joined(table, "<tr><td>", "</td><td>", "</td></tr>") + "</table>"},
            {"table.txt", in_columns(table)}};
}

/// What is found, without places and words.
std::vector<std::string> found_in(const Audit& audit) {
    std::vector<std::string> found;
    for (const Finding& finding : audit.findings) {
        std::string text = std::string(finding.rule->id) + " " + finding.figure;
        if (finding.comparison)
            text += " " + plain(finding.comparison->declared) + " " + plain(finding.comparison->computed);
        found.push_back(std::move(text));
        // Of several findings the first has the cause, and which is first depends on the places.
        for (const CauseText& cause : finding.causes) found.push_back(std::string(cause.slip) + " " + cause.figure);
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace

TEST_CASE("a document and the sheet that is imported from it have the same findings and all figures") {
    std::mt19937 random(5);
    int wrong = 0;
    for (int round = 0; round < 20; ++round) {
        Table table = right_table(random);
        if (round % 2 == 1) {
            std::size_t row = 0;
            do row = std::uniform_int_distribution<std::size_t>(1, table.size() - 1)(random);
            while (table[row].size() == 1);
            char& digit = table[row][1][0];
            digit = digit == '9' ? '4' : static_cast<char>(digit + 1);
        }
        for (const auto& [name, text] : in_all_formats(table)) {
            INFO(name);
            INFO(text);
            auto read = audit_tables(name, text, {}, {}, Language::english);
            REQUIRE(std::holds_alternative<Audit>(read));
            const Audit& document = std::get<Audit>(read);
            const std::string yaml = in_yaml(imported(text, name), Language::english);
            INFO(yaml);
            const Audit sheet = audit(Source("sheet.yaml", yaml), {});
            CHECK(found_in(document) == found_in(sheet));
            CHECK(document.tally == sheet.tally);
            CHECK((document.findings.empty() == (round % 2 == 0)));
            wrong += !document.findings.empty();
            for (const auto& row : table)
                for (std::size_t c = 1; c < row.size(); ++c) CHECK(yaml.find(row[c]) != std::string::npos);
            for (const Finding& finding : document.findings)
                CHECK(plain(finding.comparison->declared) == document.source->slice(finding.place_of_figure()));
        }
    }
    CHECK(wrong == 50);
}

TEST_CASE("a finding says what it rests on wherever it stands") {
    auto read = audit_tables("table.csv",
                             "Item,Fund A,Fund B,Fund C,All funds\nLine 1,981173,119791,281345,1382273\n"
                             "Line 2,212113,420092,127904,760109\nLine 3,303119,879124,632500,1814743\n"
                             "Total,1496369,1419007,1041749,3957125\n",
                             {}, {}, Language::english);
    REQUIRE(std::holds_alternative<Audit>(read));
    const Audit& document = std::get<Audit>(read);
    REQUIRE(document.findings.size() == 2);
    const Finding& of_total = document.findings.front();
    CHECK(document.source->slice(of_total.span) == "981173");
    CHECK(document.source->slice(of_total.place_of_figure()) == "1496369");
    CHECK(render(of_total.basis, Language::english) ==
          "the same holds in 3 other columns, and its name says that it is a total");
}

TEST_CASE("a total that is broken down twice has a breakdown, called in the language of the document") {
    const std::pair<std::string, std::string> cases[] = {
        {"Item,2023,2024,2025\n"
         "Staff,1207,1311,1402\nTravel,318,254,291\nTotal,1525,1565,1693\n"
         "National,900,1000,1001\nRegional,400,377,388\nOwn,225,188,304\n",
         "breakdown 2"},
        {"区分,2023,2024,2025\n"
         "人件費,1207,1311,1402\n旅費,318,254,291\n合計,1525,1565,1693\n"
         "国,900,1000,1001\n県,400,377,388\n市,225,188,304\n",
         "内訳2"}};
    for (const auto& [table, name] : cases) {
        const ImportedFile file = imported(table);
        for (const Language language : {Language::english, Language::japanese}) {
            const std::string yaml = in_yaml(file, language);
            CHECK(yaml.find("breakdowns:\n  \"" + name + "\":\n") != std::string::npos);
            CHECK(checked(yaml).tally.held == 6);
        }
    }
}

TEST_CASE("a search that was stopped is remarked on, in both languages") {
    ImportedFile file = imported("Item,2023,2024\nA,1207,1311\n");
    file.tables[0].understanding.complete = false;
    CHECK(in_yaml(file, Language::english).find("# the search for sums reached its limit, so some may be missing\n") !=
          std::string::npos);
    CHECK(in_yaml(file, Language::japanese).find("# 合計の探索が上限に達したため、見つかっていない合計がありうる\n") !=
          std::string::npos);
}

TEST_CASE("a column in which rows do not add up is not added, in both languages") {
    const ImportedFile file = imported(
        "Item,2023,2024,2025,2026,Staff,Area\n"
        "Parks,12071,13112,14023,15011,12,340\nRoads,31811,25422,29133,31044,31,977\n"
        "Towns,77123,81234,70345,65456,45,120\nTotal,121005,119768,113501,111511,1,7\n");
    const std::string yaml = in_yaml(file, Language::english);
    INFO(yaml);
    CHECK(yaml.find("# `items` does not add up in the column Staff, so that no sum is checked there\n") !=
          std::string::npos);
    CHECK(yaml.find("  Staff:\n    not_added:\n      - \"items\"\n") != std::string::npos);
    CHECK(checked(yaml).tally.held == 4);
    CHECK(checked(yaml).findings.empty());
    CHECK(in_yaml(file, Language::japanese)
              .find("# 「items」は Staff の列では合計にならないため、そこでは検査しない\n") != std::string::npos);
}

TEST_CASE("units are found in the words of documents") {
    const std::pair<std::string, std::string> cases[] = {
        {"（単位：千円）", "千円"},
        {"単位: 百万円", "百万円"},
        {"(単位 円)", "円"},
        {"(USD thousand)", "USD thousand"},
        {"Budget ($000s)", "$ thousand"},
        {"($ thousands)", "$ thousand"},
        {"(in millions of EUR)", "EUR million"},
        {"Angaben in TEUR", "EUR thousand"},
        {"Angaben in EUR", "EUR"},
        {"単位: 人", ""},
        {"Town of Exampleton", ""},
        {"(unaudited)", ""},
        {"Total", ""},
        {"2025", ""},
    };
    for (const auto& [text, unit] : cases) {
        INFO(text);
        CHECK(unit_stated(text) == unit);
    }
}
