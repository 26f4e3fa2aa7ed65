/// What a sheet costs grows with its size, and not faster: each construct of the format is written eight times as
/// often, and no place of the program may be passed more than 2.6 times as often for each of the three doublings.
/// Whoever is passed seldom all the same is let off, since a bound in the program is met by small sheets alone.

#include <fmt/format.h>

#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/coverage.hpp"
#include "dxbudget/explain.hpp"
#include "dxbudget/fix.hpp"
#include "dxbudget/recalculate.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/render_sheet.hpp"
#include "sheet_constructs.hpp"
#include "step_counter.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

/// All that is said of a file, in every kind of output.
void say_everything(const CheckedFile& file) {
    const Audit& checked = *file.audit;
    for (std::size_t i = 0; i < checked.sheets.size(); ++i) {
        const Sheet& sheet = checked.sheets[i];
        const CalculatedSheet calculated{&sheet, checked.source.get(), &checked.documents[i],
                                         recalculate(sheet, checked.equations[i], {})};
        render_sheet_table(calculated, {});
        render_sheets_csv({&calculated, 1});
        render_sheets_json({&calculated, 1});
        if (sheet.figures.empty()) continue;
        render_explanation(checked, i, 0, {});
        render_explanation(checked, i, static_cast<FigureId>(sheet.figures.size() - 1), {});
    }
    paths_like(checked, "items/n1.amonut", Language::english);
    for (const Format* format : {&formats::full, &formats::json, &formats::sarif, &formats::markdown}) {
        if (format->file != nullptr) format->file(file, {});
        if (format->parts != nullptr) format->parts(file, {});
    }
}

/// What is done with a sheet: it is checked, calculated and corrected.
void do_everything(const Files& files, bool says_all) {
    CheckedFile file{.path = "sheet.yaml",
                     .audit = audit(Source("sheet.yaml", files.at("sheet.yaml")),
                                    {.effort = 500, .loading = {.read_file = reader_of(files)}}),
                     .error = {}};
    Audit& checked = *file.audit;
    for (std::size_t i = 0; i < checked.sheets.size(); ++i) {
        const Sheet& sheet = checked.sheets[i];
        const CalculatedSheet calculated{&sheet, checked.source.get(), &checked.documents[i],
                                         recalculate(sheet, checked.equations[i], {})};
        render_sheets_yaml({&calculated, 1});
        coverage_of(sheet, checked.evaluations[i]);
    }
    const Fix fixed = fix(checked, {.unsafe = true});
    unified_diff("sheet.yaml", checked.source->text(), fixed.text);
    if (says_all) say_everything(file);
}

/// The places that are passed too often, with how often before and after three doublings.
std::string places_that_grow(const Construct& construct) {
    constexpr double most_for_a_doubling = 2.6;
    constexpr double most = most_for_a_doubling * most_for_a_doubling * most_for_a_doubling;
    constexpr std::uint32_t seldom = 90'000;
    const Files few = files_of(construct, construct.count);
    const Files many = files_of(construct, 8 * construct.count);
    const auto before = steps_of([&] { do_everything(few, construct.says_all); });
    const auto after = steps_of([&] { do_everything(many, construct.says_all); });
    std::string found;
    auto earlier = before.begin();
    for (const Passed& passed : after) {
        while (earlier != before.end() && earlier->place < passed.place) ++earlier;
        const std::uint32_t times = earlier != before.end() && earlier->place == passed.place ? earlier->times : 0;
        if (passed.times <= seldom || passed.times <= most * times) continue;
        found += fmt::format("{}: {} after {}\n", name_of_place(passed.place), passed.times, times);
    }
    return found;
}

}  // namespace

TEST_CASE("what a sheet costs grows no faster than the sheet") {
    for (const Construct& construct : constructs()) {
        INFO(construct.name);
        CHECK(places_that_grow(construct) == "");
    }
}
