/// What fails in one file stays in that file.

#include "cli/check_file.hpp"

#include <new>
#include <stdexcept>

#include "catch.hpp"

using namespace dxbudget;

namespace {

/// A format that fails at two of the files, once they have been checked.
std::string file_or_failure(const CheckedFile& file, const RenderOptions&) {
    if (file.audit && file.path == "large.yaml") throw std::bad_alloc();
    if (file.audit && file.path == "odd.yaml") throw std::runtime_error("no such thing");
    return file.path + (file.audit ? ": checked" : ": not checked");
}

constexpr Format failing = {.name = "failing", .summary = {"fails", "失敗する"}, .file = file_or_failure};

}  // namespace

TEST_CASE("what fails in one file stays in that file") {
    CheckOptions options;
    options.outputs = {{.format = &failing}};
    ConfigurationFiles projects;
    Console console(Language::english, ColorChoice::never);
    const Outputs outputs(options.outputs, false, console);
    const CheckContext context{.options = options, .projects = projects, .outputs = outputs};
    struct Case {
        const char* name;
        const char* said;
        std::uint32_t unreadable;
        const char* english;
        const char* japanese;
    };
    const Case cases[] = {
        {"large.yaml", "large.yaml: not checked", 1, "cannot check `large.yaml`: there is not enough memory",
         "「large.yaml」を検査できない: メモリーが足りない"},
        {"odd.yaml", "odd.yaml: not checked", 1, "cannot check `odd.yaml`: no such thing",
         "「odd.yaml」を検査できない: no such thing"},
        {"sheet.yaml", "sheet.yaml: checked", 0, "", ""},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const FileReport report =
            check_file({.input = {.path = "-", .name = one.name}, .text = "total: 1\nitems: [{amount: 1}]\n"}, context);
        CHECK(report.outputs.at(0).text == one.said);
        CHECK(report.totals.unreadable == one.unreadable);
        CHECK(render(report.failure, Language::english) == one.english);
        CHECK(render(report.failure, Language::japanese) == one.japanese);
    }
}
