/// Books that are added up without lines: whatever stands in them, nothing else is found or counted.

#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

struct Found {
    std::vector<std::string> findings;
    Tally tally;
    std::size_t lines = 0;
    friend bool operator==(const Found& a, const Found& b) { return a.findings == b.findings && a.tally == b.tally; }
};

Found found_in(const std::string& sheet, const std::string& rows, bool sums_rows) {
    const Files files = {{"sheet.yaml", sheet}, {"lines.csv", rows}};
    const Audit checked =
        audit(Source("sheet.yaml", sheet), {.loading = {.read_file = reader_of(files), .sums_rows = sums_rows}});
    Found found{.findings = {}, .tally = checked.tally, .lines = checked.sheets.at(0).lines.size()};
    for (const Finding& finding : checked.findings) found.findings.push_back(placed(checked, finding));
    return found;
}

const std::string head =
    "unit: 千円\nitems:\n  csv: lines.csv\n  levels: [款, 節]\n"
    "  stages: {requested: 要求, approved: 査定, previous: 前年, change: 比較}\n"
    "  funding: {requested: [国, 県], previous: {国: 前年国, 県: 前年県}}\n";
const std::string rows =
    "款,節,要求,査定,前年,比較,国,県,前年国,前年県,備考\n"
    "歳出合計,,21,20,15,6,,,,,\n"
    "総務費,,15,14,▲3,18,5,10,▲1,▲2,\n"
    "総務費,給与,10,10,5,5,4,6,2,3,\n"
    "総務費,旅費,5,4,△8,13,,,,,\n"
    "民生費,,6,6,18,-12,,,,,\n"
    "民生費,扶助費,6,6,18,-12,6,0,18,0,新規\n";

}  // namespace

TEST_CASE("a book in order needs lines only above its deepest level") {
    const Found with_lines = found_in(head, rows, false);
    const Found summed = found_in(head, rows, true);
    CHECK(with_lines.findings.empty());
    CHECK(summed == with_lines);
    CHECK(with_lines.tally.equations == with_lines.tally.held);
    CHECK(summed.lines < with_lines.lines);
}

TEST_CASE("whatever stands in a cell, rows that are added up change nothing") {
    for (const std::string with : {"", "7", "-3", "007", "1,000", "\"1,000\"", "5.0", "0.5", "約5", "-", "皆減", "x",
                                   "--5", "999999999999999", "99999999999999999999", "5千円", "△", "10*2=20"}) {
        for (std::size_t at = rows.find('\n') + 1; at < rows.size();) {
            const std::size_t end = rows.find_first_of(",\n", at);
            const std::string changed = rows.substr(0, at) + with + rows.substr(end);
            CAPTURE(changed);
            REQUIRE(found_in(head, changed, true) == found_in(head, changed, false));
            at = end + 1;
        }
    }
}

TEST_CASE("whatever else a sheet says, rows that are added up change nothing") {
    for (const std::string more :
         {"total: {requested: 21, approved: 20, previous: 15, change: 6}\n", "total: {requested: 22}\n",
          "rounding: half-up\n", "checks:\n  - approved <= 9\n", "checks:\n  - requested <= 100\n", "  備考: 備考\n",
          "  一部: はい\n", "  端数処理: 切捨て\n", "stages: {change: {formula: approved - previous}}\n",
          "stages: {change: {formula: requested / previous, ratio: yes}}\n",
          "stages: {requested: {not_added: items}}\n",
          "stages: {change: {formula: requested - previous, except: [旅費]}}\n",
          "funding:\n  - {name: 国, requested: 21}\n", "limit: 20\n", "previous_sheet: lines.csv\n",
          "meta: {x: 1}\n"}) {
        CAPTURE(more);
        CHECK(found_in(head + more, rows, true) == found_in(head + more, rows, false));
        if (more[0] != ' ') CHECK(found_in(more + head, rows, true) == found_in(more + head, rows, false));
    }
}

TEST_CASE("whatever rows a book has, adding them up changes nothing") {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < rows.size(); at = rows.find('\n', at) + 1) {
        lines.push_back(rows.substr(at, rows.find('\n', at) + 1 - at));
    }
    const auto book = [&](const std::vector<std::size_t>& order) {
        std::string text = lines[0];
        for (const std::size_t line : order) text += lines[line];
        return text;
    };
    for (std::size_t left_out = 1; left_out < lines.size(); ++left_out) {
        for (std::size_t twice = 1; twice < lines.size(); ++twice) {
            std::vector<std::size_t> order;
            for (std::size_t line = lines.size() - 1; line > 0; --line) {
                if (line != left_out) order.push_back(line);
                if (line == twice) order.push_back(line);
            }
            CAPTURE(book(order));
            REQUIRE(found_in(head, book(order), true) == found_in(head, book(order), false));
        }
    }
    const std::string blank =
        "款,節,要求,査定,前年,比較,国,県,前年国,前年県,備考\n総務費,計,3,3,3,0,,,,,\n,給与,3,3,3,0,,,,,\n";
    for (const std::string fill : {"", "  補完: はい\n"}) {
        CHECK(found_in(head + fill, blank, true) == found_in(head + fill, blank, false));
    }
}
