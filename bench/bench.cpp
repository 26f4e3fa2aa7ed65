/// How fast the program is, as ratios of what it cannot do without: a bare yaml-cpp parser over the same files
/// (bare_parse.cpp). The two run in turn, since only what is measured side by side can be compared on a machine that
/// does other work. The numbers are for reading; no test depends on them.
#include <fmt/format.h>
#include <sys/utsname.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "amounts.hpp"
#include "budget_book.hpp"
#include "measure.hpp"
#include "reading/plain_reader.hpp"
#include "scratch.hpp"
#include "sheets.hpp"

static std::string processor() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        if (line.starts_with("model name")) {
            return line.substr(line.find(':') + 2);
        }
    }
    return "an unknown processor";
}

static void print_machine() {
    utsname system{};
    uname(&system);
    fmt::print("{}, {} threads, {} {}\n", processor(), std::thread::hardware_concurrency(), system.sysname,
               system.release);
}

static void print_row(const std::string& what, double first, double second, const char* target) {
    fmt::print("  {:<34}{:>10.2f} ms{:>10.2f} ms{:>9.2f}   {}\n", what, first * 1e3, second * 1e3, first / second,
               target);
}

static void print_head(const char* first, const char* second) {
    fmt::print("  {:<34}{:>13}{:>13}{:>9}\n", "", first, second, "ratio");
}

static void print_memory(const Pair& pair) {
    fmt::print("  {:<34}{:>10.1f} MB{:>10.1f} MB\n", "memory, median",
               static_cast<double>(pair.first.median.peak) / 1e6, static_cast<double>(pair.second.median.peak) / 1e6);
}

static void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

/// Of how many sheets yaml-cpp is asked, since the reader of plain sheets is in doubt.
static void print_declined(const char* what, const std::filesystem::path& folder) {
    int sheets = 0;
    int declined = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".yaml") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        ++sheets;
        declined += dxbudget::read_plainly(dxbudget::Source("sheet", text), {}) ? 0 : 1;
    }
    fmt::print("  {} of {} {} are read by yaml-cpp\n", declined, sheets, what);
}

static void measure_one_sheet() {
    constexpr int times = 300;
    constexpr int times_of_script = 30;
    fmt::print("\none sheet, the whole process, {} runs each\n", times);
    const Pair bare = run_in_turn({PROGRAM, "check", SHEET}, {BARE_PARSE, SHEET}, times);
    print_head("check", "bare parse");
    print_row("wall time, least", bare.first.least.wall, bare.second.least.wall, "target 2.00");
    print_row("wall time, median", bare.first.median.wall, bare.second.median.wall, "target 2.00");
    print_memory(bare);
    const Pair script = run_in_turn({PYTHON, SHEET_SUMS, SHEET}, {PROGRAM, "check", SHEET}, times_of_script);
    print_head("script", "check");
    print_row("wall time, least", script.first.least.wall, script.second.least.wall, "target 10");
    print_row("wall time, median", script.first.median.wall, script.second.median.wall, "target 10");
}

/// Ten thousand sheets in forty folders; their bytes.
static std::uintmax_t write_folder(const std::filesystem::path& folder, std::uint32_t sheets) {
    std::uintmax_t bytes = 0;
    for (std::uint32_t i = 0; i < sheets; ++i) {
        const std::filesystem::path department = folder / fmt::format("{:02}", i % 40);
        std::filesystem::create_directories(department);
        const std::string sheet = request_sheet(i);
        bytes += sheet.size();
        write(department / fmt::format("{:05}.yaml", i), sheet);
    }
    return bytes;
}

static void measure_folder(const std::filesystem::path& scratch) {
    constexpr int times = 9;
    constexpr std::uint32_t sheets = 10'000;
    const std::string folder = (scratch / "sheets").string();
    const std::uintmax_t bytes = write_folder(folder, sheets);
    fmt::print("\na folder of {} sheets, {:.1f} MB, {} runs each\n", sheets, static_cast<double>(bytes) / 1e6, times);
    const std::vector<std::string> one = {PROGRAM, "check", "-j", "1", folder};
    const std::vector<std::string> two = {PROGRAM, "check", "-j", "2", folder};

    print_declined("sheets of the folder", folder);
    print_declined("examples", EXAMPLES);
    const Pair bare = run_in_turn({BARE_PARSE, folder}, one, times);
    print_head("bare parse", "check -j 1");
    print_row("processor time, least", bare.first.least.cpu, bare.second.least.cpu, "target 4");
    print_row("processor time, median", bare.first.median.cpu, bare.second.median.cpu, "target 4");
    print_memory(bare);

    const Pair jobs = run_in_turn(one, two, times);
    print_head("-j 1", "-j 2");
    print_row("wall time, least", jobs.first.least.wall, jobs.second.least.wall, "target 1.8");
    print_row("wall time, median", jobs.first.median.wall, jobs.second.median.wall, "target 1.8");
    // What the machine itself gains from its second processor: the bare parse on two halves, one after the other and
    // both at once.
    const std::string halves = fmt::format("{0} {1}/0* {1}/1* {2} {0} {1}/2* {1}/3*; wait", BARE_PARSE, folder, "{}");
    const Pair machine = run_in_turn({"sh", "-c", fmt::format(fmt::runtime(halves), ";")},
                                     {"sh", "-c", fmt::format(fmt::runtime(halves), "&")}, times);
    print_row("two bare parsers, in turn and at once", machine.first.least.wall, machine.second.least.wall, "");

    const Pair script = run_in_turn({PYTHON, SHEET_SUMS, folder}, one, 3);
    print_head("script", "check -j 1");
    print_row("processor time, least", script.first.least.cpu, script.second.least.cpu, "target 10");
    print_memory(script);

    const std::string cache = (scratch / "cache").string();
    run({PROGRAM, "check", folder, "--cache", cache});
    for (const char* count : {"1", "2"}) {
        const Pair warm = run_in_turn({PROGRAM, "check", "-j", count, folder},
                                      {PROGRAM, "check", "-j", count, folder, "--cache", cache}, times);
        print_head("no cache", "warm cache");
        print_row(fmt::format("wall time, least, -j {}", count), warm.first.least.wall, warm.second.least.wall,
                  "target 4");
    }
    const Pair floor = run_in_turn({PROGRAM, "check", "-j", "1", folder, "--cache", cache}, {BARE_READ, folder}, times);
    print_head("warm cache", "bare read");
    print_row("wall time, least, -j 1", floor.first.least.wall, floor.second.least.wall, "the system calls");
    const Pair cold = run_in_turn(
        {"sh", "-c", fmt::format("rm -rf {0} && {1} check -j 1 {2} --cache {0}", cache, PROGRAM, folder)}, one, 3);
    print_head("cold cache", "no cache");
    print_row("wall time, least, -j 1", cold.first.least.wall, cold.second.least.wall, "");
}

/// Reports on folders: an index with a page for each sheet, and all of it in one page.
static void measure_reports(const std::filesystem::path& scratch) {
    fmt::print("\nreports on folders of sheets, one run each, -j 1\n");
    fmt::print("  {:<34}{:>13}{:>13}{:>13}{:>13}\n", "processor time and memory", "pages", "", "one page", "");
    for (const std::uint32_t sheets : {2'500U, 5'000U, 10'000U}) {
        const std::string folder = (scratch / fmt::format("reported-{}", sheets)).string();
        write_folder(folder, sheets);
        const auto report = [&](const char* output) {
            return run({PROGRAM, "report", folder, "-j", "1", "-q", "-o", "html=" + (scratch / output).string()});
        };
        const Cost pages = report("report/");
        const Cost one_page = report("report.html");
        fmt::print("  {:<34}{:>11.2f} s{:>10.1f} MB{:>11.2f} s{:>10.1f} MB\n", sheets, pages.cpu,
                   static_cast<double>(pages.peak) / 1e6, one_page.cpu, static_cast<double>(one_page.peak) / 1e6);
    }
}

/// A sheet whose lines stand in a CSV file, beside a bare loop over its lines, and beside a script in Python.
static void measure_budget_book(const std::filesystem::path& scratch) {
    constexpr int times = 9;
    constexpr std::uint32_t lines = 100'000;
    const std::string csv = (scratch / "budget-book.csv").string();
    const std::string sheet = (scratch / "budget-book.yaml").string();
    const std::string book = budget_book(lines, 1);
    write(csv, book);
    const std::string lines_alone = (scratch / "amounts.yaml").string();
    const std::string head = "unit: 千円\nitems:\n  csv: budget-book.csv\n  levels: [款, 項, 目, 節]\n";
    write(lines_alone, head + "  stages: {amount: 本年度予算額}\n");
    write(sheet, head +
                     "  stages: {amount: 本年度予算額, previous: 前年度予算額, change: 比較}\n"
                     "  funding: {amount: [国県支出金, 地方債, その他, 一般財源]}\n");
    fmt::print("\na budget book of {} lines from CSV, {:.1f} MB, {} runs each\n", lines,
               static_cast<double>(book.size()) / 1e6, times);
    const std::filesystem::path here = std::filesystem::current_path();
    std::filesystem::current_path(scratch);  // a sheet names files below the folder of the run
    const Pair one_figure = run_in_turn({PROGRAM, "check", lines_alone}, {BARE_LINES, csv}, times);
    const Pair beside_lines = run_in_turn({PROGRAM, "check", sheet}, {BARE_LINES, csv}, times);
    const Pair beside_script = run_in_turn({PYTHON, CSV_SUMS, csv}, {PROGRAM, "check", sheet}, times);
    std::filesystem::current_path(here);
    print_head("check", "line loop");
    print_row("one figure a line", one_figure.first.least.cpu, one_figure.second.least.cpu,
              "processor time, least; target: check about 100 ms");
    print_row("all its figures", beside_lines.first.least.cpu, beside_lines.second.least.cpu, "processor time, least");
    print_head("script", "check");
    print_row("processor time, least", beside_script.first.least.cpu, beside_script.second.least.cpu, "target 10");
    print_row("wall time, least", beside_script.first.least.wall, beside_script.second.least.wall, "target 10");
    print_memory(beside_script);
}

/// The same with a wrong figure in one row of a thousand, and all right.
static void measure_broken_book(const std::filesystem::path& scratch) {
    constexpr int times = 5;
    constexpr std::uint32_t lines = 190'000;
    const std::string right = budget_book(lines, 2);
    write(scratch / "right.csv", right);
    write(scratch / "wrong.csv", with_wrong_rows(right, 1000));
    for (const char* name : {"right", "wrong"}) {
        write(scratch / fmt::format("{}.yaml", name),
              fmt::format("unit: 千円\nitems:\n  csv: {}.csv\n  levels: [款, 項, 目, 節]\n"
                          "  stages: {{amount: 本年度予算額, previous: 前年度予算額, change: 比較}}\n",
                          name));
    }
    fmt::print("\na budget book of {} lines from CSV, {} runs each\n", lines, times);
    const std::filesystem::path here = std::filesystem::current_path();
    std::filesystem::current_path(scratch);
    const Pair books =
        run_in_turn({PROGRAM, "check", "-q", "wrong.yaml"}, {PROGRAM, "check", "-q", "right.yaml"}, times);
    std::filesystem::current_path(here);
    print_head("one in 1000", "none wrong");
    print_row("wall time, least", books.first.least.wall, books.second.least.wall, "");
    print_memory(books);
}

static void measure_growth(const std::filesystem::path& scratch) {
    constexpr int times = 9;
    fmt::print("\none sheet of many figures, {} runs each, processor time beyond that of an empty sheet\n", times);
    fmt::print("  {:<34}{:>13}{:>13}{:>9}{:>16}{:>12}\n", "", "check", "bare parse", "ratio", "a figure", "memory");
    const std::string empty = (scratch / "empty.yaml").string();
    write(empty, "total: 1\n");
    const Pair idle = run_in_turn({PROGRAM, "check", empty}, {BARE_PARSE, empty}, times);
    for (const bool wrong : {false, true}) {
        for (const int figures : {1'000, 10'000, 100'000}) {
            const std::string path = (scratch / fmt::format("{}.yaml", figures)).string();
            write(path, large_sheet(figures, wrong));
            const Pair pair = run_in_turn({PROGRAM, "check", path}, {BARE_PARSE, path}, times);
            const double check = pair.first.least.cpu - idle.first.least.cpu;
            const double bare = pair.second.least.cpu - idle.second.least.cpu;
            fmt::print("  {:<34}{:>10.2f} ms{:>10.2f} ms{:>9.2f}{:>13.3f} µs{:>9.1f} MB\n",
                       fmt::format("{}{}", figures, wrong ? ", a tenth wrong" : ""), check * 1e3, bare * 1e3,
                       check / bare, check / figures * 1e6, static_cast<double>(pair.first.median.peak) / 1e6);
        }
    }
}

/// What the search for causes and conventions costs: sheets with some mistakes beside the same ones without causes, and
/// beside the right sheet.
static void measure_causes(const std::filesystem::path& scratch) {
    constexpr int times = 9;
    constexpr int mistakes = 50;
    fmt::print("\none sheet with {} mistakes, {} runs each, processor time, least\n", mistakes, times);
    for (const bool by_one : {false, true}) {
        for (const int figures : {25'000, 50'000, 100'000}) {
            const std::string wrong = (scratch / fmt::format("wrong-{}.yaml", figures)).string();
            const std::string right = (scratch / fmt::format("right-{}.yaml", figures)).string();
            write(wrong, large_sheet_with(figures, mistakes, by_one));
            write(right, large_sheet(figures, false));
            const std::vector<std::string> check = {PROGRAM, "check", wrong};
            const std::string what = fmt::format("{} figures{}", figures, by_one ? ", totals off by one" : "");
            print_head("check", "plain");
            const Pair plain = run_in_turn(check, {PROGRAM, "check", right}, times);
            print_row(what + ", right", plain.first.least.cpu, plain.second.least.cpu, "target 1.5");
            const Pair without = run_in_turn(check, {PROGRAM, "check", "--no-causes", wrong}, times);
            print_row(what + ", no causes", without.first.least.cpu, without.second.least.cpu, "");
        }
    }
}

int main(int count, char** arguments) {
    const std::vector<std::string> wanted(arguments + 1, arguments + count);
    const auto is_wanted = [&](const char* name) {
        return wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end();
    };
    const Scratch scratch;
    print_machine();
    if (is_wanted("sheet")) measure_one_sheet();
    if (is_wanted("folder")) measure_folder(scratch.path());
    if (is_wanted("report")) measure_reports(scratch.path());
    if (is_wanted("csv")) measure_budget_book(scratch.path());
    if (is_wanted("book")) measure_broken_book(scratch.path());
    if (is_wanted("growth")) measure_growth(scratch.path());
    if (is_wanted("causes")) measure_causes(scratch.path());
    if (is_wanted("amounts")) measure_amounts();
}
