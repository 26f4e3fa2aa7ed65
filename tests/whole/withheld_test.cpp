/// An amount that is not published is neither nothing nor a slip: what it stands in is not checked, and that is said.

#include <string>

#include "amount_places.hpp"
#include "audit_files.hpp"
#include "catch.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

std::string counted(const Audit& checked) {
    return std::to_string(checked.tally.held) + " hold, " + std::to_string(checked.tally.mismatched) + " do not, " +
           std::to_string(checked.tally.not_checked) + " not checked";
}

Audit with_part(std::string_view text, std::string_view total) {
    return audit_file({{"sheet.yaml", "unit: USD\ntotal: " + std::string(total) + "\nitems: [{name: a, amount: 5}, " +
                                          "{name: b, amount: " + scalar(text) + "}]\n"}},
                      "sheet.yaml");
}

}  // namespace

TEST_CASE("sums over a withheld amount are not checked, whatever they come to") {
    for (const std::string_view text : {"x",
                                        "X",
                                        "ｘ",
                                        "χ",
                                        "*",
                                        "***",
                                        "**",
                                        "＊＊＊",
                                        "■■■",
                                        "秘",
                                        "(秘)",
                                        "㊙",
                                        "秘匿",
                                        "非公表",
                                        "非公開",
                                        "非開示",
                                        "黒塗り",
                                        "suppressed",
                                        "Confidential",
                                        "WITHHELD",
                                        "not disclosed"}) {
        CAPTURE(text);
        for (const std::string_view total : {"5", "12", "0"}) {
            const Audit checked = with_part(text, total);
            CHECK(told_with_help(checked).empty());
            CHECK(counted(checked) == "0 hold, 0 do not, 1 not checked");
        }
        const std::string lines = "Item,Amount\na,5\nb," + std::string(text) + "\n";
        const Audit of_csv = audit_file(
            {{"sheet.yaml", "unit: USD\ntotal: 12\nitems: {csv: l.csv, levels: [Item], stages: {amount: Amount}}\n"},
             {"l.csv", lines}},
            "sheet.yaml");
        CHECK(counted(of_csv) == "0 hold, 0 do not, 1 not checked");
    }
    for (const std::string_view text :
         {"-", "—", "n/a", "see x", "x see note", "none", "秘書課で計上", "confidential costs"}) {
        CAPTURE(text);
        CHECK(counted(with_part(text, "5")) == "1 hold, 0 do not, 0 not checked");
        CHECK(counted(with_part(text, "12")) == "0 hold, 1 do not, 0 not checked");
    }
}

TEST_CASE("what does not need a withheld amount is checked beside it") {
    const Audit checked = audit_file(
        {{"sheet.yaml",
          "unit: USD\ntotal: {requested: 12, previous: 9}\nitems: [{name: a, requested: 5, previous: 4}, {name: b, "
          "requested: x, previous: 6}]\n"}},
        "sheet.yaml");
    CHECK(counted(checked) == "0 hold, 1 do not, 1 not checked");
    const Audit whole = audit_file(
        {{"sheet.yaml", "unit: USD\ntotal: x\nitems: [{name: a, amount: 5}, {name: b, amount: 6}]\n"}}, "sheet.yaml");
    CHECK(
        told_with_help(whole) ==
        "nothing-checked: total at amount states no amount, so it was not checked; it comes to 11 | write the amount; "
        "words belong in `note`\n");
}
