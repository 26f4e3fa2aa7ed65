/// The options of `check` and `report`: where findings go, and which of them count.

#include <algorithm>
#include <optional>

#include "cli/read_command.hpp"

namespace dxbudget {
namespace {

constexpr std::uint32_t most_jobs = 256;

constexpr std::array<Choice<std::optional<Severity>>, 4> severities{
    {{"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}, {"never", std::nullopt}}};

Output output_of(const std::string& word, CommandLine& line, std::span<const Format* const> formats) {
    const std::size_t equals = std::min(word.find('='), word.size());
    const std::string name = word.substr(0, equals);
    const auto is_named = [&](const Format* format) { return format->name == name; };
    const auto format = std::find_if(formats.begin(), formats.end(), is_named);
    if (format == formats.end()) line.refuse(not_a_value("--output", name, names_of(formats)));
    if (equals + 1 == word.size()) {
        line.refuse({{{"`{0}` names no file after `=`", "「{0}」の = の後にファイル名がない"}, {word}}});
    }
    return {format == formats.end() ? nullptr : *format, equals < word.size() ? word.substr(equals + 1) : ""};
}

}  // namespace

Words names_of(std::span<const Format* const> formats) {
    Words names;
    for (const Format* format : formats) names.push_back(format->name);
    return names;
}

std::string help_of_formats(const CommandLine& line, std::span<const Format* const> formats) {
    HelpRows rows;
    for (const Format* format : formats) rows.emplace_back(format->name, line.in(format->summary));
    return line.in({"Formats:\n", "形式:\n"}) + help_table(rows) + "\n" +
           line.in({"Exit status: 0 if all is well, 1 if there are findings, 2 if something failed.\n",
                    "終了コード: 0 問題なし、1 指摘あり、2 実行できないものがあった\n"});
}

void fail_on_option(CommandLine& line, std::string& word) {
    line.option("--fail-on", word, "SEVERITY",
                {"Exit with 1 for findings from this severity on: error, warning, note or never (default: error)",
                 "この重要度以上の指摘があれば終了コードを 1 とする: error、warning、note、never(既定は error)"},
                names_of(severities));
}

std::optional<Severity> least_severity(CommandLine& line, const std::string& word) {
    return line.choose("--fail-on", word, severities);
}

void baseline_option(CommandLine& line, std::string& file) {
    line.option("--baseline", file, "FILE",
                {"Accept the findings in this file until their figures change",
                 "このファイルにある既知の指摘を、数字が変わるまで認める"});
}

void jobs_option(CommandLine& line, std::string& word) {
    line.option("-j,--jobs", word, "COUNT",
                {"Check COUNT files in parallel (default: one per processor)",
                 "同時に検査するファイルの数(既定はプロセッサーの数)"});
}

std::uint32_t number_of_jobs(CommandLine& line, const std::string& word) {
    return whole_number(line, word, 0, most_jobs,
                        {"`{0}` is not a number of files; expected a whole number up to 256",
                         "「{0}」は同時に検査する数ではない。256 までの整数を指定する"});
}

void take_outputs(CommandLine& line, CheckOptions& options, const std::vector<std::string>& outputs,
                  std::span<const Format* const> formats) {
    for (const std::string& output : outputs) options.outputs.push_back(output_of(output, line, formats));
    std::vector<std::string> written = {options.new_baseline};
    for (const Output& output : options.outputs) {
        if (std::find(written.begin(), written.end(), output.path) != written.end() && !output.path.empty()) {
            line.refuse({{{"two outputs for `{0}`", "「{0}」に二つの出力が指定されている"}, {output.path}},
                         {{"give each a file of its own", "それぞれ別のファイルを指定する"}, {}}});
        }
        written.push_back(output.path);
    }
    for (const Output& output : options.outputs) {
        if (output.format == nullptr || !output.format->is_binary || !output.path.empty()) continue;
        line.refuse(
            {{{"{0} is written to a file only", "{0} の出力先はファイルに限る"}, {std::string(output.format->name)}},
             {{"write `--output {0}=report.{0}`", "「--output {0}=report.{0}」のように指定する"},
              {std::string(output.format->name)}}});
    }
    const auto to_console = [](const Output& output) { return output.path.empty(); };
    if (std::count_if(options.outputs.begin(), options.outputs.end(), to_console) > 1) {
        line.refuse({{{"two formats for standard output", "標準出力に二つの形式が指定されている"}, {}},
                     {{"give all but one of them a file: `--output json=PATH`",
                       "一つを除きファイルを指定する: --output json=PATH"},
                      {}}});
    }
}

}  // namespace dxbudget
