/// Words of a sheet stay words, whatever a format or who shows it would take them for.

#include <string>
#include <string_view>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/recalculate.hpp"
#include "dxbudget/render_sheet.hpp"

using namespace dxbudget;

namespace {

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("csv: no cell is a formula, a control sequence or several lines") {
    struct Row {
        std::string_view name;
        std::string_view cell;
    };
    const auto c = GENERATE(values<Row>({
        {"=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""},
        {"+1", "\"'+1\""},
        {"-1", "\"'-1\""},
        {"@SUM(A1)", "\"'@SUM(A1)\""},
        {"\\t=1", "\"'    =1\""},
        {"\\r=1", "\"' =1\""},
        {"\\n=1", "\"' =1\""},
        {"＝1", "\"'＝1\""},
        {"＋1", "\"'＋1\""},
        {"－1", "\"'－1\""},
        {"＠1", "\"'＠1\""},
        {"a\\\",=1", "\"a\"\",=1\""},
        {"a\\r\\n=1", "\"a  =1\""},
        {"\\e[2J\\u202E", "\"␛[2J�\""},
    }));
    const std::string sheet = "unit: USD\nitems: [{name: \"" + std::string(c.name) + "\", amount: 1}]\n";
    const Audit checked = audit(Source("a.yaml", sheet));
    const CalculatedSheet calculated{.sheet = &checked.sheets.at(0),
                                     .source = checked.source.get(),
                                     .results = recalculate(checked.sheets[0], checked.equations[0], {})};
    const std::string text = render_sheets_csv({&calculated, 1});
    CAPTURE(text);
    CHECK(has(text, "," + std::string(c.cell) + ",\"amount\",\"USD\",1,1,leaf\r\n"));
}
