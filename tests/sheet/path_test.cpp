/// The path of a figure, as it is printed, finds the figure again.

#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "sheet/path_words.hpp"
#include "text/width.hpp"

using namespace dxbudget;

namespace {

/// A sheet in whose every place for a name there is that name: text of YAML in double quotes.
std::string sheet_named(const std::string& name) {
    const std::string quoted = '"' + name + '"';
    return "unit: 円\nfiscal_year: 令和6年度\nstages: {requested: 要求, " + quoted + ": \"別" + name +
           "\"}\ntotal: {requested: 1}\nitems:\n  - {name: first, requested: 1}\n  - name: " + quoted + "\n    " +
           quoted + ": 3\n    items: [{name: " + quoted + ", requested: 2}]\n    funding: [{name: " + quoted +
           ", requested: 5}]\nfunding: [{name: " + quoted + ", requested: 1}]\nbreakdowns:\n  種類: [{name: x, " +
           "requested: 1}]\n  " + quoted + ": [{name: " + quoted + ", requested: 1}]\nalso: [{where: " + quoted +
           ", requested: 1}]\ncosts: {personnel: {requested: 1}, staff: {" + quoted + ": {requested: 1}}}\n";
}

}  // namespace

TEST_CASE("whatever names are called, a printed path finds its figure") {
    for (const std::string& name : std::vector<std::string>{"plain",
                                                            "e=f",
                                                            "a b",
                                                            "  two  spaces ",
                                                            "tab\\there",
                                                            "line\\nend",
                                                            "\\\"double\\\"",
                                                            "'single'",
                                                            "back\\\\slash",
                                                            "a/b",
                                                            "#1",
                                                            "#",
                                                            "a.b",
                                                            "3:x",
                                                            "total",
                                                            "also",
                                                            "funding",
                                                            "計",
                                                            "items",
                                                            "\\u202Eturned",
                                                            "zero\\u200Bwidth",
                                                            "\\e[31m",
                                                            "\\u2028",
                                                            "e\\u0301",
                                                            "　full width　",
                                                            "$(x)",
                                                            "-dash",
                                                            "amount",
                                                            "1",
                                                            std::string(501, 'x')}) {
        const Audit checked = audit(Source("sheet.yaml", sheet_named(name)), {.causes = false});
        const Sheet& sheet = checked.sheets.at(0);
        INFO(name);
        CHECK(sheet.figures.size() > 8);
        for (FigureId id = 0; id < sheet.figures.size(); ++id) {
            const std::string path = path_of(sheet, id);
            INFO(path);
            CHECK(printable(path) == path);
            CHECK(find_figure(sheet, path) == id);
            const std::string in_japanese = path_in_words(sheet, id, Language::japanese);
            INFO(in_japanese);
            CHECK(printable(in_japanese) == in_japanese);
            CHECK(find_figure(sheet, in_japanese) == id);
        }
    }
}
