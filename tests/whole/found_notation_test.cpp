/// A sheet's other figures decide what its notation leaves open, and a note names the one that did.

#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

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
