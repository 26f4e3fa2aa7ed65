/// When one sum alone speaks for a cause: a table of gaps that chance makes, and of gaps that it does not.

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/diagnose.hpp"

using namespace dxbudget;

namespace {

/// The first slip that is named and how many causes stand beside it, `left-out of 1`; empty where nothing is.
std::string first_slip_of(const std::string& text) {
    const Audit checked = audit(Source("sheet.yaml", text));
    const auto& explanations = checked.diagnoses.at(0).explanations;
    if (explanations.empty()) return {};
    const auto& causes = explanations.front().causes;
    return std::string(word_of(causes.front().slip)) + " of " + std::to_string(causes.size());
}

std::string sum_of(const char* total, std::initializer_list<const char*> items) {
    std::string text = "unit: 千円\ntotal: {amount: " + std::string(total) + "}\nitems:\n";
    for (const char* item : items) text += "  - {name: n" + std::to_string(text.size()) + ", amount: " + item + "}\n";
    return text;
}

}  // namespace

TEST_CASE("a cause that one sum alone speaks for is named only where chance does not imitate it") {
    struct Case {
        const char* what;
        std::string text;
        const char* named;
    };
    const Case cases[] = {
        {"four digits: left out", sum_of("16743", {"4217", "3000", "8426", "5317"}), "left-out of 1"},
        {"three thousand is as well a wrong digit of any other",
         sum_of("65504", {"4217", "3000", "8426", "5317", "7121", "1402", "6638", "2839", "4000", "1000", "8117",
                          "9125", "7302"}),
         ""},
        {"one digit changed in one of eight",
         sum_of("37960", {"4217", "3000", "8426", "5317", "7121", "1402", "6638", "2839"}), ""},
        {"a thousand times too much",
         sum_of("39521", {"4217", "3117000", "8426", "5317", "7121", "1402", "6638", "3283"}), "wrong-unit of 1"},
        {"the only minus of a table", sum_of("28038", {"4217", "3117", "-8426", "5317", "6961"}), "sign-lost of 1"},
        {"a line is missing whose amount another has", sum_of("24960", {"4217", "3000", "8426", "5317", "1000"}), ""},
        {"no missing line has an amount of five digits that another has, but by chance of one in thousands",
         sum_of("64217", {"10217", "13481", "18426", "8612"}), "counted-twice of 1"},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        INFO(c.text);
        CHECK(first_slip_of(c.text) == c.named);
    }
}
