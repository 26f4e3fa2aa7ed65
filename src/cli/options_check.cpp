/// The options of `check`.

#include <algorithm>
#include <limits>
#include <utility>

#include "cli/inputs.hpp"
#include "cli/read_command.hpp"
#include "cli/shell_word.hpp"
#include "dxbudget/rule.hpp"
#include "finding/rule_name.hpp"

namespace dxbudget {
namespace {

/// Calls `visit` for each rule that words name, `sum-mismatch,change-mismatch`.
template <class Visit>
void each_rule(const std::vector<std::string>& words, CommandLine& line, Visit visit) {
    for (const std::string& word : words) {
        for (std::size_t begin = 0; begin <= word.size();) {
            const std::size_t end = std::min(word.find(',', begin), word.size());
            const std::string id = word.substr(begin, end - begin);
            if (const Rule* rule = find_rule(id)) {
                visit(*rule);
            } else {
                line.refuse({no_such_rule(id), rules_like(id)});
            }
            begin = end + 1;
        }
    }
}

/// What `--select` and `--ignore` make of the rules. What could not be read is told whatever is selected.
std::vector<RuleChoice> choose_rules(const std::vector<std::string>& selected, const std::vector<std::string>& ignored,
                                     CommandLine& line) {
    std::vector<RuleChoice> choices;
    std::vector<const Rule*> kept;
    each_rule(selected, line, [&](const Rule& rule) { kept.push_back(&rule); });
    for (const Rule* rule : all_rules()) {
        if (kept.empty() || is_of_reading(*rule)) continue;
        if (std::find(kept.begin(), kept.end(), rule) == kept.end()) choices.push_back({rule, {}, "--select"});
    }
    each_rule(ignored, line, [&](const Rule& rule) {
        if (is_of_reading(rule)) {
            line.refuse({{{"`{0}` cannot be ignored: unread figures would look correct",
                           "「{0}」は無視できない。読めなかったものを正しいとみなすことになる"},
                          {std::string(rule.id)}}});
        }
        choices.push_back({&rule, {}, "--ignore"});
    });
    return choices;
}

void refuse_paths_of_stream(CommandLine& line, const CheckOptions& options) {
    const std::vector<std::string>& paths = options.input.paths;
    const auto is_path = [](const std::string& path) { return path != standard_input; };
    const auto path = std::find_if(paths.begin(), paths.end(), is_path);
    if (!options.stream || path == paths.end()) return;
    line.refuse(
        {{{"--stream reads standard input, and `{0}` is a path", "--stream は標準入力を読むが「{0}」はパスである"},
          {*path}},
         {{"write `dxbudget check --stream < {0}`, or leave --stream out",
           "「dxbudget check --stream < {0}」とするか --stream を除く"},
          {file_in_command(*path)}}});
}

std::uint32_t number_of_first_document(CommandLine& line, const std::string& word, bool is_stream) {
    if (!is_stream) {
        line.refuse(
            {{{"--stream-start numbers the documents of a stream", "--stream-start は --stream の文書に番号を付ける"},
              {}},
             {{"write `--stream` beside it", "「--stream」も指定する"}, {}}});
    }
    return whole_number(line, word, 1, std::numeric_limits<std::uint32_t>::max(),
                        {"`{0}` is not the number of a document; expected a whole number from 1",
                         "「{0}」は文書の番号ではない。1 以上の整数を指定する"});
}

/// `--fix` is for all that is proven in files: it knows nothing of findings that are left out.
void refuse_beside_fix(CommandLine& line, const CheckOptions& options, bool has_rules) {
    if (!options.fixes) return;
    const std::vector<std::string>& paths = options.input.paths;
    const bool is_stream = options.stream || std::find(paths.begin(), paths.end(), standard_input) != paths.end();
    const bool leaves_out = !options.baseline.empty() || !options.new_baseline.empty() || has_rules;
    if (is_stream) {
        line.refuse({{{"--fix corrects files, and standard input is not one",
                       "--fix はファイルを修正するもので、標準入力には使えない"},
                      {}},
                     {{"write `dxbudget fix -`", "「dxbudget fix -」を使う"}, {}}});
    } else if (leaves_out || options.shows_configuration) {
        line.refuse({{{"--fix corrects whatever is proven wrong, and another option leaves findings out",
                       "--fix は誤りと特定できた数字をすべて修正するため、指摘を除くオプションと同時に指定できない"},
                      {}},
                     {{"run `dxbudget fix` first", "先に「dxbudget fix」を実行する"}, {}}});
    }
}

}  // namespace

/// One statement for each option, in the order of the help.
void read_check(CommandLine& line, Text summary) {
    CheckOptions options;
    std::vector<std::string> outputs;
    std::string fail_on = "error";
    line.option(
        "paths", options.input.paths, "PATH",
        {"Sheets, workbooks, web pages, CSV files and other texts with tables, folders (every *.yaml and *.yml below "
         "them), or - for standard input (default: .)",
         "調書、ブック・Web ページ・CSV などの表のファイル、フォルダー(配下の *.yaml と *.yml "
         "の全て)、又は標準入力の -(既定は .)"});
    line.option("-o,--output", outputs, "FORMAT[=PATH]",
                {"Format of the output, and a file for it; may be repeated (default: full; in GitHub Actions: github)",
                 "出力の形式と出力先のファイル。繰り返し指定できる(既定は full、GitHub Actions では github)"},
                names_of(all_formats()));
    fail_on_option(line, fail_on);
    line.flag("--show-config", options.shows_configuration,
              {"Print which configuration applies and what it makes of the rules; check nothing",
               "適用される設定ファイルと規則の重要度を示し、検査はしない"});
    std::vector<std::string> selected;
    std::vector<std::string> ignored;
    line.option("--select", selected, "RULE[,RULE]...",
                {"Check only these rules, such as `sum-mismatch,change-mismatch`; unreadable input is always reported; "
                 "may be repeated",
                 "この規則だけ(と読取りの規則)を使う: sum-mismatch,change-mismatch。繰り返し指定できる"},
                rule_ids());
    line.option("--ignore", ignored, "RULE[,RULE]...",
                {"Check all rules but these; may be repeated", "この規則を使わない。繰り返し指定できる"}, rule_ids());
    std::string most = std::to_string(options.max_findings);
    line.option("--max-findings", most, "COUNT",
                {"Show at most COUNT findings per file; all are counted (default: 10000)",
                 "ファイルごとに示す指摘の上限。件数は全て数える(既定は 10000)"});
    stdin_option(line, options.input);
    configuration_options(line, options.input);
    line.flag("--fix", options.fixes,
              {"Correct first what is proven wrong, as `dxbudget fix` does",
               "先に、誤りと特定できた数字を dxbudget fix と同じく修正する"});
    TableWords tables;
    table_options(line, tables, options.input.tables);
    bool no_causes = false;
    line.flag("--no-causes", no_causes, {"Do not look for the causes of mismatches", "不一致の原因を推定しない"});
    line.flag("--causes-first", options.causes_first,
              {"Print the findings that name a cause before the others of their file",
               "原因を示す指摘を、ファイルごとに先に出力する"});
    line.flag("--strict-rounding", options.strict_rounding,
              {"Treat figures that agree only within rounding or a tolerance as errors",
               "端数処理や許容差の範囲でだけ合うものもエラーとする"});
    line.flag("-v,--verbose", options.verbose,
              {"Also list figures that agree only within rounding or a tolerance, and what could not be checked",
               "端数処理や許容差の範囲でだけ合うものと、検査できなかったものも示す"});
    line.flag("-q,--quiet", options.quiet, {"Print findings alone, no summary", "指摘だけを示し、集計を省く"});

    baseline_option(line, options.baseline);
    line.option(
        "--write-baseline", options.new_baseline, "FILE",
        {"Write all findings to this file, as known from now on", "指摘を全てこのファイルに書き、以後は既知とする"});
    line.option("--cache", options.cache, "FOLDER",
                {"Keep the results in this folder, and check again only what has changed",
                 "結果をこのフォルダーに残し、変わったものだけを検査し直す"});
    std::string jobs = "0";
    jobs_option(line, jobs);
    line.flag("--statistics", options.statistics,
              {"Print how many findings each rule has, and which files have the most",
               "規則ごとの指摘件数と、指摘の多いファイルを示す"});
    line.flag("--stream", options.stream,
              {"Treat each YAML document on standard input as a separate file, as it arrives",
               "標準入力の YAML 文書を、届いた順に一件ずつ別のファイルとして検査する"});
    std::string stream_start;
    line.option(
        "--stream-start", stream_start, "NUMBER",
        {"Number the first document of --stream NUMBER, so that those of a block keep their numbers (default: 1)",
         "--stream の最初の文書の番号(既定は1)。分割した各部分でも通し番号になる"});

    if (!line.read(summary, help_of_formats(line, all_formats()))) return;

    options.causes = !no_causes;
    choose_tables(line, tables, options.input.tables);
    options.fail_on = least_severity(line, fail_on);
    options.max_findings = whole_number(
        line, most, 0, std::numeric_limits<std::uint32_t>::max(),
        {"`{0}` is not a number of findings; expected a whole number", "「{0}」は件数ではない。整数を指定する"});
    options.jobs = number_of_jobs(line, jobs);
    options.stream_start = stream_start.empty() ? 1 : number_of_first_document(line, stream_start, options.stream);
    refuse_paths_of_stream(line, options);
    refuse_beside_fix(line, options, !selected.empty() || !ignored.empty());
    if (!options.baseline.empty() && !options.new_baseline.empty()) {
        line.refuse({{{"--write-baseline takes every finding, so --baseline does nothing beside it",
                       "--write-baseline は指摘を全て書き出すため、--baseline は同時に指定できない"},
                      {}},
                     {{"leave one of them out", "どちらかを除く"}, {}}});
    }
    options.rules = choose_rules(selected, ignored, line);
    refuse_two_configurations(line, options.input);
    if (options.input.paths.empty()) options.input.paths = {"."};
    if (outputs.empty()) options.outputs.push_back({line.default_format});
    take_outputs(line, options, outputs, all_formats());
    if (line.accepted()) line.outcome = std::move(options);
}

}  // namespace dxbudget
