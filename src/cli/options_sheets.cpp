/// The options of the commands that look at sheets, but for `check`.

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "cli/read_command.hpp"

namespace dxbudget {
namespace {

constexpr std::array<Choice<DiffFormat>, 2> diff_formats{{{"text", DiffFormat::text}, {"json", DiffFormat::json}}};
constexpr std::array<Choice<CalcFormat>, 4> calc_formats{
    {{"table", CalcFormat::table}, {"json", CalcFormat::json}, {"csv", CalcFormat::csv}, {"yaml", CalcFormat::yaml}}};

/// The sheets that a command looks at; those that do more than look do not take the current folder by default.
void paths_option(CommandLine& line, InputOptions& input) {
    line.option("paths", input.paths, "PATH",
                {"Files, folders (every *.yaml and *.yml below them), or - for standard input",
                 "ファイル、フォルダー(配下の *.yaml と *.yml の全て)、又は標準入力の -"});
}

void refuse_unclear_input(CommandLine& line, const InputOptions& input, const char* command) {
    refuse_two_configurations(line, input);
    if (!input.paths.empty()) return;
    line.refuse({{{"no sheet is named", "調書の指定がない"}, {}},
                 {{"write `dxbudget {0} sheet.yaml`", "「dxbudget {0} sheet.yaml」のように指定する"}, {command}}});
}

}  // namespace

/// It is `check` with pages to look at for its outputs, and without what is for terminals and projects.
void read_report(CommandLine& line, Text summary) {
    CheckOptions options;
    std::vector<std::string> outputs;
    std::string fail_on = "error";
    std::string jobs = "0";
    paths_option(line, options.input);
    line.option("-o,--output", outputs, "FORMAT[=PATH]",
                {"Format of the report, and a file for it; html also a folder; may be repeated (default: html)",
                 "報告の形式と出力先のファイル(html はフォルダーも可)。繰り返し指定できる(既定は html)"},
                names_of(report_formats()));
    fail_on_option(line, fail_on);
    stdin_option(line, options.input);
    configuration_options(line, options.input);
    baseline_option(line, options.baseline);
    jobs_option(line, jobs);
    line.flag("-q,--quiet", options.quiet, {"Print no summary", "集計を省く"});
    if (!line.read(summary, help_of_formats(line, report_formats()))) return;

    options.fail_on = least_severity(line, fail_on);
    options.jobs = number_of_jobs(line, jobs);
    refuse_unclear_input(line, options.input, "report");
    if (outputs.empty()) options.outputs.push_back({report_formats().front()});
    take_outputs(line, options, outputs, report_formats());
    if (line.accepted()) line.outcome = std::move(options);
}

void read_calc(CommandLine& line, Text summary) {
    CalcOptions options;
    std::string format = "table";
    paths_option(line, options.input);
    configuration_options(line, options.input);
    line.option("-o,--output", format, "FORMAT",
                {"table, json, csv or yaml (default: table)", "table、json、csv、yaml(既定は table)"},
                names_of(calc_formats));
    line.option("--set", options.settings, "FIGURE=AMOUNT",
                {"Calculate with another amount, such as items/講座.requested=12,000; may be repeated",
                 "別の金額で計算する(例: items/講座.requested=12,000)。繰り返し指定できる"});
    stdin_option(line, options.input);
    TableWords tables;
    table_options(line, tables, options.input.tables);
    if (!line.read(summary)) return;

    options.format = line.choose("--output", format, calc_formats);
    choose_tables(line, tables, options.input.tables);
    refuse_unclear_input(line, options.input, "calc");
    const auto sets_nothing = [](const std::string& setting) { return setting.find('=') == std::string::npos; };
    const auto wrong = std::find_if(options.settings.begin(), options.settings.end(), sets_nothing);
    if (wrong != options.settings.end()) {
        line.refuse({{{"`{0}` sets no figure; expected FIGURE=AMOUNT", "「{0}」に = がない。「経路=金額」と指定する"},
                      {*wrong}}});
    }
    if (line.accepted()) line.outcome = std::move(options);
}

void read_fix(CommandLine& line, Text summary) {
    FixOptions options;
    paths_option(line, options.input);
    configuration_options(line, options.input);
    line.flag("--diff", options.diff,
              {"Print the change as a patch and leave the files unchanged; exit with 1 if they have errors",
               "修正を差分として出力し、ファイルは変更しない。エラーがあれば終了コードは 1"});
    line.flag("--unsafe", options.unsafe,
              {"Also correct inputs whose cause is proven, and what was computed from them",
               "原因が特定できた入力の誤りと、それに連動する数字も修正する"});
    line.option("--baseline", options.baseline, "FILE",
                {"Leave unchanged the figures that the findings in this file are about",
                 "このファイルにある既知の指摘の数字は修正しない"});
    stdin_option(line, options.input);
    if (!line.read(summary)) return;
    refuse_unclear_input(line, options.input, "fix");
    if (line.accepted()) line.outcome = std::move(options);
}

/// Takes the number after the last colon of a path; 0 where there is none.
static std::uint32_t take_number(std::string& path) {
    const std::size_t colon = path.rfind(':');
    std::uint32_t number = 0;
    if (colon == std::string::npos || colon == 0) return 0;
    const char* const last = path.data() + path.size();
    const auto [end, error] = std::from_chars(path.data() + colon + 1, last, number);
    if (error != std::errc{} || end != last || number == 0) return 0;
    path.resize(colon);
    return number;
}

void read_explain(CommandLine& line, Text summary) {
    ExplainOptions options;
    std::string path;
    line.option("file", path, "FILE",
                {"A sheet or a file with tables, or - for standard input; FILE:LINE explains the figures of a line",
                 "調書又は表のファイル、又は標準入力の -。「ファイル:行」でその行の数字を示す"});
    line.option("figure", options.figure, "FIGURE",
                {"The path of a figure, as findings print it: total.requested; of a workbook, also a cell: Costs!C12",
                 "数字の経路(指摘に出るもの): total.requested。ブックではセルも可: Costs!C12"});
    configuration_options(line, options.input);
    TableWords tables;
    table_options(line, tables, options.input.tables);
    if (!line.read(summary)) return;
    choose_tables(line, tables, options.input.tables);
    refuse_two_configurations(line, options.input);
    if (options.figure.empty()) {
        options.line = take_number(path);
        if (const std::uint32_t before = options.line == 0 ? 0 : take_number(path); before != 0) {
            options.column = std::exchange(options.line, before);
        }
    }
    options.input.paths = {path};
    if (options.figure.empty() && options.line == 0) {
        line.refuse({{{"a sheet and a figure are needed", "調書と数字の経路が要る"}, {}},
                     {{"write `dxbudget explain sheet.yaml total.requested`, or `sheet.yaml:12` for line 12",
                       "「dxbudget explain sheet.yaml total.requested」、又は12行目なら「sheet.yaml:12」と指定する"},
                      {}}});
    }
    if (line.accepted()) line.outcome = std::move(options);
}

void read_coverage(CommandLine& line, Text summary) {
    CoverageOptions options;
    std::string least = "0";
    paths_option(line, options.input);
    configuration_options(line, options.input);
    line.option("--min-coverage", least, "PERCENT",
                {"Exit with 1 for a file of which less than PERCENT is protected (default: 0)",
                 "検査される割合がこれを下回るファイルがあれば終了コードを 1 とする(既定は 0)"});
    if (!line.read(summary)) return;
    refuse_unclear_input(line, options.input, "coverage");
    options.least_percent = whole_number(line, least, 0, 100,
                                         {"`{0}` is not a percentage; expected a whole number from 0 to 100",
                                          "「{0}」は割合ではない。0 から 100 の整数を指定する"});
    if (line.accepted()) line.outcome = std::move(options);
}

void read_mutate(CommandLine& line, Text summary) {
    MutateOptions options;
    paths_option(line, options.input);
    configuration_options(line, options.input);
    if (!line.read(summary)) return;
    refuse_unclear_input(line, options.input, "mutate");
    if (line.accepted()) line.outcome = std::move(options);
}

void read_diff(CommandLine& line, Text summary) {
    DiffOptions options;
    std::string format = "text";
    std::string before;
    std::string after;
    line.option("old", before, "OLD",
                {"The older version, or - for standard input", "古いほうの調書、又は標準入力の -"});
    line.option("new", after, "NEW", {"The newer version, likewise", "新しいほうの調書(同上)"});
    line.option("-o,--output", format, "FORMAT", {"text or json (default: text)", "text、json(既定は text)"},
                names_of(diff_formats));
    configuration_options(line, options.input);
    stdin_option(line, options.input);
    if (!line.read(summary)) return;
    options.format = line.choose("--output", format, diff_formats);
    refuse_two_configurations(line, options.input);
    if (before.empty() || after.empty()) {
        line.refuse(
            {{{"two sheets are needed", "調書が二つ要る"}, {}},
             {{"write `dxbudget diff old.yaml new.yaml`", "「dxbudget diff old.yaml new.yaml」のように指定する"}, {}}});
    } else if (before == "-" && after == "-") {
        line.refuse({{{"only one of the sheets can be standard input", "標準入力にできるのは一方だけである"}, {}}});
    }
    options.input.paths = {before, after};
    if (line.accepted()) line.outcome = std::move(options);
}

}  // namespace dxbudget
