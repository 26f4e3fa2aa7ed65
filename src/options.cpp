/// The commands and their options.

#include "options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "command_line.hpp"
#include "dxbudget/rule.hpp"

namespace dxbudget {
namespace {

constexpr std::array<Choice<std::optional<Severity>>, 4> severities{
    {{"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}, {"never", std::nullopt}}};
constexpr std::array<Choice<CatalogueFormat>, 3> catalogue_formats{
    {{"text", CatalogueFormat::text}, {"markdown", CatalogueFormat::markdown}, {"json", CatalogueFormat::json}}};
constexpr std::array<Choice<CalcFormat>, 4> calc_formats{
    {{"table", CalcFormat::table}, {"json", CalcFormat::json}, {"csv", CalcFormat::csv}, {"yaml", CalcFormat::yaml}}};

// The commands. Each function makes the options of its command, reads them, and leaves what is to be done in
// `CommandLine::outcome`.

Output output_of(const std::string& word, CommandLine& line) {
    const std::size_t equals = std::min(word.find('='), word.size());
    const std::string name = word.substr(0, equals);
    const Format* format = find_format(name);
    if (format == nullptr) {
        std::vector<std::string_view> names;
        for (const Format* known : all_formats()) names.push_back(known->name);
        line.refuse(not_a_value("--output", name, names));
    }
    if (equals + 1 == word.size()) {
        line.refuse({{{"`{0}` names no file after `=`", "「{0}」の = の後にファイル名がない"}, {word}}});
    }
    return {format, equals < word.size() ? word.substr(equals + 1) : ""};
}

void read_check(CommandLine& line, Text summary) {
    CheckOptions options;
    std::vector<std::string> outputs;
    std::string fail_on = "error";
    line.option("paths", options.paths, "PATH",
                {"Files, folders (every *.yaml and *.yml below them), or - for standard input (default: .)",
                 "ファイル、フォルダー(配下の *.yaml と *.yml の全て)、又は標準入力の -(既定は .)"});
    line.option("-o,--output", outputs, "FORMAT[=PATH]",
                {"Format of the output, and a file for it; may be repeated (default: full; in GitHub Actions: github)",
                 "出力の形式と出力先のファイル。繰り返し指定できる(既定は full、GitHub Actions では github)"});
    line.option("--fail-on", fail_on, "SEVERITY",
                {"Exit with 1 for findings from this severity on: error, warning, note or never (default: error)",
                 "この区分以上の指摘があれば終了コードを 1 とする: error、warning、note、never(既定は error)"});
    std::string most = std::to_string(options.max_findings);
    line.option("--max-findings", most, "COUNT",
                {"Show so many findings of each file at most; all are counted (default: 10000)",
                 "ファイルごとに示す指摘の上限。件数は全て数える(既定は 10000)"});
    line.option("--stdin-filename", options.stdin_name, "NAME",
                {"What to call standard input (default: <stdin>)", "標準入力の呼び名(既定は <stdin>)"});
    bool no_causes = false;
    line.flag("--no-causes", no_causes, {"Do not look for the causes of mismatches", "不一致の原因を推定しない"});
    line.flag("--causes-first", options.causes_first,
              {"Print the findings that name a cause before the others of their file",
               "原因を示す指摘を、ファイルごとに先に出力する"});
    line.flag("--strict-rounding", options.strict_rounding,
              {"Take what holds only within rounding for an error", "端数処理の範囲でだけ合うものもエラーとする"});
    line.flag("-v,--verbose", options.verbose,
              {"Also list what holds only within rounding, and what could not be checked",
               "端数処理の範囲でだけ合うものと、検査できなかったものも示す"});
    line.flag("-q,--quiet", options.quiet, {"Print findings alone, no summary", "指摘だけを示し、集計を省く"});

    HelpRows formats;
    for (const Format* format : all_formats()) formats.emplace_back(format->name, line.in(format->summary));
    const std::string statuses =
        line.in({"Exit status: 0 if all is well, 1 if there are findings, 2 if something could not be done.\n",
                 "終了コード: 0 問題なし、1 指摘あり、2 実行できないものがあった\n"});
    if (!line.read(summary, line.in({"Formats:\n", "形式:\n"}) + help_table(formats) + "\n" + statuses)) return;

    options.causes = !no_causes;
    options.fail_on = line.choose("--fail-on", fail_on, severities);
    const auto [end, error] = std::from_chars(most.data(), most.data() + most.size(), options.max_findings);
    if (error != std::errc{} || end != most.data() + most.size()) {
        line.refuse(
            {{{"`{0}` is no number of findings; expected a whole number", "「{0}」は件数ではない。整数を指定する"},
              {most}}});
    }
    if (options.paths.empty()) options.paths = {"."};
    if (outputs.empty()) options.outputs.push_back({line.default_format});
    for (const std::string& output : outputs) options.outputs.push_back(output_of(output, line));
    const auto to_console = [](const Output& output) { return output.path.empty(); };
    if (std::count_if(options.outputs.begin(), options.outputs.end(), to_console) > 1) {
        line.refuse({{{"two formats for standard output", "標準出力に二つの形式が指定されている"}, {}},
                     {{"give all but one of them a file: `--output json=PATH`",
                       "一つを除きファイルを指定する: --output json=PATH"},
                      {}}});
    }
    if (line.accepted()) line.outcome = std::move(options);
}

/// Commands that do more than look do not take the current folder by default.
void refuse_no_paths(CommandLine& line, const std::vector<std::string>& paths, const char* command) {
    if (!paths.empty()) return;
    line.refuse({{{"no sheet is named", "調書の指定がない"}, {}},
                 {{"write `dxbudget {0} sheet.yaml`", "「dxbudget {0} sheet.yaml」のように指定する"}, {command}}});
}

void read_calc(CommandLine& line, Text summary) {
    CalcOptions options;
    std::vector<std::string> settings;
    std::string format = "table";
    line.option("paths", options.paths, "PATH",
                {"Files, folders (every *.yaml and *.yml below them), or - for standard input",
                 "ファイル、フォルダー(配下の *.yaml と *.yml の全て)、又は標準入力の -"});
    line.option("-o,--output", format, "FORMAT",
                {"table, json, csv or yaml (default: table)", "table、json、csv、yaml(既定は table)"});
    line.option("--set", settings, "FIGURE=AMOUNT",
                {"Calculate with another amount, such as items/講座.requested=12,000; may be repeated",
                 "別の金額で計算する(例: items/講座.requested=12,000)。繰り返し指定できる"});
    line.option("--stdin-filename", options.stdin_name, "NAME",
                {"What to call standard input (default: <stdin>)", "標準入力の呼び名(既定は <stdin>)"});
    if (!line.read(summary)) return;

    options.format = line.choose("--output", format, calc_formats);
    refuse_no_paths(line, options.paths, "calc");
    for (const std::string& setting : settings) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos) {
            line.refuse({{{"`{0}` sets nothing; expected FIGURE=AMOUNT", "「{0}」に = がない。「経路=金額」と指定する"},
                          {setting}}});
            break;
        }
        options.settings.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
    }
    if (line.accepted()) line.outcome = std::move(options);
}

void read_fix(CommandLine& line, Text summary) {
    FixOptions options;
    line.option("paths", options.paths, "PATH",
                {"Files, folders (every *.yaml and *.yml below them), or - for standard input",
                 "ファイル、フォルダー(配下の *.yaml と *.yml の全て)、又は標準入力の -"});
    line.flag("--diff", options.diff,
              {"Print the change as a patch and leave the files alone; exit with 1 if there is one",
               "修正を差分として出力し、ファイルは変更しない。差分があれば終了コードは 1"});
    line.flag("--unsafe", options.unsafe,
              {"Also correct inputs whose cause is proven, and what was computed from them",
               "原因が特定できた入力の誤りと、それに連動する数字も修正する"});
    line.option("--stdin-filename", options.stdin_name, "NAME",
                {"What to call standard input (default: <stdin>)", "標準入力の呼び名(既定は <stdin>)"});
    if (!line.read(summary)) return;
    refuse_no_paths(line, options.paths, "fix");
    if (line.accepted()) line.outcome = std::move(options);
}

void read_explain(CommandLine& line, Text summary) {
    ExplainOptions options;
    line.option("file", options.path, "FILE", {"A sheet, or - for standard input", "調書のファイル、又は標準入力の -"});
    line.option(
        "figure", options.figure, "FIGURE",
        {"The path of a figure, as findings print it: total.requested", "数字の経路(指摘に出るもの): total.requested"});
    if (!line.read(summary)) return;
    if (options.figure.empty()) {
        line.refuse({{{"a sheet and a figure are needed", "調書と数字の経路が要る"}, {}},
                     {{"write `dxbudget explain sheet.yaml total.requested`",
                       "「dxbudget explain sheet.yaml total.requested」のように指定する"},
                      {}}});
    }
    if (line.accepted()) line.outcome = std::move(options);
}

void read_coverage(CommandLine& line, Text summary) {
    CoverageOptions options;
    std::string least = "0";
    line.option("paths", options.paths, "PATH",
                {"Files, folders (every *.yaml and *.yml below them), or - for standard input",
                 "ファイル、フォルダー(配下の *.yaml と *.yml の全て)、又は標準入力の -"});
    line.option("--min-coverage", least, "PERCENT",
                {"Exit with 1 for a file of which less is protected (default: 0)",
                 "検査される割合がこれを下回るファイルがあれば終了コードを 1 とする(既定は 0)"});
    if (!line.read(summary)) return;
    refuse_no_paths(line, options.paths, "coverage");
    const auto [end, error] = std::from_chars(least.data(), least.data() + least.size(), options.least_percent);
    if (error != std::errc{} || end != least.data() + least.size() || options.least_percent < 0 ||
        options.least_percent > 100) {
        line.refuse({{{"`{0}` is no percentage; expected a whole number from 0 to 100",
                       "「{0}」は割合ではない。0 から 100 の整数を指定する"},
                      {least}}});
    }
    if (line.accepted()) line.outcome = std::move(options);
}

void read_mutate(CommandLine& line, Text summary) {
    MutateOptions options;
    line.option("paths", options.paths, "PATH",
                {"Files, folders (every *.yaml and *.yml below them), or - for standard input",
                 "ファイル、フォルダー(配下の *.yaml と *.yml の全て)、又は標準入力の -"});
    if (!line.read(summary)) return;
    refuse_no_paths(line, options.paths, "mutate");
    if (line.accepted()) line.outcome = std::move(options);
}

void read_rules(CommandLine& line, Text summary) {
    std::string format = "text";
    line.option("-o,--output", format, "FORMAT",
                {"text, markdown or json (default: text)", "text、markdown、json(既定は text)"});
    if (!line.read(summary)) return;
    const RulesOptions options{line.choose("--output", format, catalogue_formats)};
    if (line.accepted()) line.outcome = options;
}

void read_rule(CommandLine& line, Text summary) {
    std::string id;
    line.option("id", id, "ID", {"A rule, as findings name it: sum-mismatch", "規則名(指摘の [ ] の中): sum-mismatch"});
    if (!line.read(summary)) return;
    const Rule* rule = find_rule(id);
    if (rule == nullptr) {
        std::vector<std::string_view> ids;
        for (const Rule* known : all_rules()) ids.push_back(known->id);
        Message advice = did_you_mean(id, ids);
        if (advice.empty()) advice = {{"`dxbudget rules` lists them all", "一覧は「dxbudget rules」"}, {}};
        const Message missing = {{"no rule is named", "規則名の指定がない"}, {}};
        const Message unknown = {{"there is no rule `{0}`", "「{0}」という規則はない"}, {id}};
        line.refuse({id.empty() ? missing : unknown, std::move(advice)});
    }
    if (line.accepted()) line.outcome = RuleOptions{rule};
}

struct CommandEntry {
    std::string_view name;
    std::string_view usage;
    Text summary;
    void (*read)(CommandLine& line, Text summary);
};

constexpr CommandEntry entries[] = {
    {"check",
     "[OPTIONS] [PATH]...",
     {"Recompute every total of budget sheets, and say what does not agree",
      "予算調書を再計算し、計数の不一致を指摘する"},
     read_check},
    {"calc",
     "[OPTIONS] PATH...",
     {"Recalculate budget sheets from their items up", "予算調書を内訳から積み上げて計算し直す"},
     read_calc},
    {"explain",
     "[OPTIONS] FILE FIGURE",
     {"Show how a figure comes about, and every equation it stands in", "数字の計算過程と、その数字を使う計算を示す"},
     read_explain},
    {"fix",
     "[OPTIONS] PATH...",
     {"Correct what is proven wrong, in place, keeping the notation", "誤りと特定できた数字を、表記を保って修正する"},
     read_fix},
    {"coverage",
     "[OPTIONS] PATH...",
     {"List the figures that no equation protects", "どの計算でも検査されない数字を示す"},
     read_coverage},
    {"mutate",
     "[OPTIONS] PATH...",
     {"Try every slip on a sheet, and report which would go unseen", "あらゆる誤りを試し、見逃されるものを示す"},
     read_mutate},
    {"rules", "[OPTIONS]", {"List the rules", "規則の一覧を示す"}, read_rules},
    {"rule", "[OPTIONS] ID", {"Explain a rule, with examples", "規則を例とともに説明する"}, read_rule},
};

/// No command: help, or the version.
void read_none(CommandLine& line) {
    bool version = false;
    line.flag("-V,--version", version, {"Print the version", "版を表示する"});
    HelpRows commands;
    for (const CommandEntry& entry : entries) commands.emplace_back(entry.name, line.in(entry.summary));
    const std::string list = line.in({"Commands:\n", "コマンド:\n"}) + help_table(commands) + "\n" +
                             line.in({"`dxbudget COMMAND --help` explains a command.\n",
                                      "「dxbudget コマンド --help」で各コマンドの使い方を表示する。\n"});
    const Text summary = {"Check the arithmetic of budget sheets written in YAML",
                          "YAML で書いた予算調書の計数を検査する"};
    if (!line.read(summary, list)) return;
    if (version) {
        line.outcome = Answer{fmt::format("dxbudget {}\n", DXBUDGET_VERSION)};
    } else {
        line.outcome = Answer{.text = line.help(summary, list), .asked_for = false};
    }
}

Refusal unknown_command(const std::string& word) {
    std::vector<std::string_view> names;
    for (const CommandEntry& entry : entries) names.push_back(entry.name);
    Message advice = did_you_mean(word, names);
    if (advice.empty()) {
        advice = {{"to check a file, write `dxbudget check {0}`", "ファイルを検査するには「dxbudget check {0}」"},
                  {word}};
    }
    return {{{"unknown command `{0}`", "知らないコマンド「{0}」"}, {word}}, std::move(advice)};
}

/// The value of `--lang`, for the words that are needed before the arguments are read.
Language language_of(const std::vector<std::string>& arguments, Language preferred) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool apart = arguments[i] == "--lang" && i + 1 < arguments.size();
        const std::string& word = apart ? arguments[i + 1] : arguments[i];
        if (word == (apart ? "ja" : "--lang=ja")) preferred = Language::japanese;
        if (word == (apart ? "en" : "--lang=en")) preferred = Language::english;
    }
    return preferred;
}

/// The command's name: the first argument that is neither an option nor the value of one.
std::vector<std::string>::iterator find_command(std::vector<std::string>& arguments) {
    auto at = arguments.begin();
    while (at != arguments.end() && at->starts_with('-')) {
        const bool takes_value = *at == "--lang" || *at == "--color";
        at += takes_value && at + 1 != arguments.end() ? 2 : 1;
    }
    return at;
}

}  // namespace

Invocation read_options(std::vector<std::string> arguments, const Defaults& defaults) {
    const Defaults in_use = {language_of(arguments, defaults.language), defaults.format};
    const auto word = find_command(arguments);
    if (word == arguments.end()) {
        CommandLine line("dxbudget", "COMMAND [OPTIONS]", in_use, std::move(arguments));
        read_none(line);
        return {std::move(line.outcome), in_use.language, line.color};
    }
    const auto is_named = [&](const CommandEntry& entry) { return entry.name == *word; };
    const auto* const entry = std::find_if(std::begin(entries), std::end(entries), is_named);
    if (entry == std::end(entries)) return {unknown_command(*word), in_use.language, ColorChoice::automatic};
    arguments.erase(word);
    CommandLine line(fmt::format("dxbudget {}", entry->name), entry->usage, in_use, std::move(arguments));
    entry->read(line, entry->summary);
    return {std::move(line.outcome), in_use.language, line.color};
}

}  // namespace dxbudget
