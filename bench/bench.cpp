/// How fast the program is, as ratios of what it cannot do without: a bare yaml-cpp parser over the same files
/// (bare_parse.cpp). The two run in turn, since only what is measured side by side can be compared on a machine that
/// does other work. The numbers are for reading; no test depends on them.
#include <fmt/format.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "budget_book.hpp"
#include "measure.hpp"
#include "sheets.hpp"

namespace {

/// A directory that lives as long as this does.
class Scratch {
  public:
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "dxbudget-bench-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            fmt::print(stderr, "bench: cannot make a directory in {}\n", name);
            std::exit(2);
        }
        path_ = name;
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace

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

static void print_row(const char* what, double check, double bare, const char* target) {
    fmt::print("  {:<24}{:>10.2f} ms{:>10.2f} ms{:>9.2f}   {}\n", what, check * 1e3, bare * 1e3, check / bare, target);
}

static void print_pair(const Pair& pair, const char* wall_target, const char* cpu_target) {
    fmt::print("  {:<24}{:>13}{:>13}{:>9}\n", "", "check", "bare parse", "ratio");
    print_row("wall time, least", pair.first.least.wall, pair.second.least.wall, wall_target);
    print_row("wall time, median", pair.first.median.wall, pair.second.median.wall, wall_target);
    print_row("processor time, least", pair.first.least.cpu, pair.second.least.cpu, cpu_target);
    print_row("processor time, median", pair.first.median.cpu, pair.second.median.cpu, cpu_target);
    fmt::print("  {:<24}{:>10.1f} MB{:>10.1f} MB\n", "memory, median",
               static_cast<double>(pair.first.median.peak) / 1e6, static_cast<double>(pair.second.median.peak) / 1e6);
}

static void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

static void measure_one_sheet() {
    constexpr int times = 300;
    fmt::print("\none sheet, the whole process, {} runs each\n", times);
    print_pair(run_in_turn({PROGRAM, "check", SHEET}, {BARE_PARSE, SHEET}, times), "target 2.00", "");
}

static void measure_folder(const std::filesystem::path& scratch) {
    constexpr int times = 9;
    constexpr std::uint32_t sheets = 10'000;
    const std::filesystem::path folder = scratch / "sheets";
    std::uintmax_t bytes = 0;
    for (std::uint32_t i = 0; i < sheets; ++i) {
        const std::filesystem::path department = folder / fmt::format("{:02}", i % 40);
        std::filesystem::create_directories(department);
        const std::string sheet = request_sheet(i);
        bytes += sheet.size();
        write(department / fmt::format("{:05}.yaml", i), sheet);
    }
    fmt::print("\na folder of {} sheets, {:.1f} MB, {} runs each\n", sheets, static_cast<double>(bytes) / 1e6, times);
    print_pair(run_in_turn({PROGRAM, "check", folder.string()}, {BARE_PARSE, folder.string()}, times), "",
               "target 1.25");
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
    const Pair beside_script = run_in_turn({PROGRAM, "check", sheet}, {"python3", CSV_SUMS, csv}, times);
    std::filesystem::current_path(here);
    fmt::print("  {:<24}{:>13}{:>13}{:>9}\n", "", "check", "line loop", "ratio");
    print_row("one figure a line", one_figure.first.least.cpu, one_figure.second.least.cpu,
              "processor time, least; target: check about 100 ms");
    print_row("all its figures", beside_lines.first.least.cpu, beside_lines.second.least.cpu, "processor time, least");
    fmt::print("  {:<24}{:>13}{:>13}{:>9}\n", "", "script", "check", "ratio");
    print_row("processor time, least", beside_script.second.least.cpu, beside_script.first.least.cpu, "target 10");
    print_row("wall time, least", beside_script.second.least.wall, beside_script.first.least.wall, "target 10");
    fmt::print("  {:<24}{:>10.1f} MB{:>10.1f} MB\n", "memory, median",
               static_cast<double>(beside_script.second.median.peak) / 1e6,
               static_cast<double>(beside_script.first.median.peak) / 1e6);
}

static void measure_growth(const std::filesystem::path& scratch) {
    constexpr int times = 9;
    fmt::print("\none sheet of many figures, {} runs each, processor time beyond that of an empty sheet\n", times);
    fmt::print("  {:<24}{:>13}{:>13}{:>9}{:>16}{:>12}\n", "", "check", "bare parse", "ratio", "a figure", "memory");
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
            fmt::print("  {:<24}{:>10.2f} ms{:>10.2f} ms{:>9.2f}{:>13.3f} µs{:>9.1f} MB\n",
                       fmt::format("{}{}", figures, wrong ? ", a tenth wrong" : ""), check * 1e3, bare * 1e3,
                       check / bare, check / figures * 1e6, static_cast<double>(pair.first.median.peak) / 1e6);
        }
    }
}

int main() {
    const Scratch scratch;
    print_machine();
    measure_one_sheet();
    measure_folder(scratch.path());
    measure_budget_book(scratch.path());
    measure_growth(scratch.path());
}
