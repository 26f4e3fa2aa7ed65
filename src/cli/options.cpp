/// The commands.

#include "cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/read_command.hpp"
#include "cli/shell_word.hpp"

namespace dxbudget {
namespace {

struct CommandEntry {
    std::string_view name;
    std::string_view usage;
    Text summary;
    void (*read)(CommandLine& line, Text summary);
};

void read_help(CommandLine& line, Text summary);

constexpr CommandEntry entries[] = {
    {"check",
     "[OPTIONS] [PATH]...",
     {"Recompute every total of budget sheets, and report figures that do not add up",
      "予算調書を再計算し、計数の不一致を指摘する"},
     read_check},
    {"report",
     "[OPTIONS] PATH...",
     {"Write pages to look at, to print or to send: every figure in its place, and what is wrong with it",
      "閲覧・印刷・送付用の報告を作る(数字を調書の位置に示し、誤りに印を付ける)"},
     read_report},
    {"calc",
     "[OPTIONS] PATH...",
     {"Recalculate budget sheets from their items up", "予算調書を内訳から積み上げて計算し直す"},
     read_calc},
    {"explain",
     "[OPTIONS] FILE [FIGURE]",
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
     {"Try every slip on a sheet, and report which ones would go unnoticed",
      "あらゆる誤りを試し、見逃されるものを示す"},
     read_mutate},
    {"diff",
     "[OPTIONS] OLD NEW",
     {"Compare two versions of a sheet figure by figure, and whether its totals follow",
      "調書の新旧を数字ごとに比べ、集計の連動も確かめる"},
     read_diff},
    {"import",
     "[OPTIONS] FILE...",
     {"Write tables that are not sheets yet as sheets, to correct and keep",
      "調書でない表を、直して使う調書として書く"},
     read_import},
    {"rules", "[OPTIONS]", {"List the rules", "規則の一覧を示す"}, read_rules},
    {"rule", "[OPTIONS] ID", {"Explain a rule, with examples", "規則を例とともに説明する"}, read_rule},
    {"init",
     "[OPTIONS] [FILE]",
     {"Write a sheet to begin with, in one of several forms", "書き始めるための調書を、選んだ様式で作る"},
     read_init},
    {"schema",
     "[OPTIONS] [OF]",
     {"Print the JSON Schema of sheets, for editors", "エディター用に、調書の JSON Schema を出力する"},
     read_schema},
    {"completion",
     "[OPTIONS] SHELL",
     {"Print the script that completes command lines in a shell", "シェルの入力補完用スクリプトを出力する"},
     read_completion},
    {"man", "[OPTIONS]", {"Print the manual page", "マニュアルページを出力する"}, read_man},
    {"help", "[COMMAND]", {"Explain a command", "コマンドの使い方を示す"}, read_help},
};

/// No command: help, or the version.
void read_none(CommandLine& line, Text summary) {
    bool version = false;
    line.flag("-V,--version", version, {"Print the version", "バージョンを表示する"});
    HelpRows commands;
    for (const CommandEntry& entry : entries) commands.emplace_back(entry.name, line.in(entry.summary));
    const std::string list = line.in({"Commands:\n", "コマンド:\n"}) + help_table(commands) + "\n" +
                             line.in({"`dxbudget COMMAND --help` explains a command.\n",
                                      "「dxbudget コマンド --help」で各コマンドの使い方を表示する。\n"});
    if (!line.read(summary, list)) return;
    if (version) {
        line.outcome = Answer{fmt::format("dxbudget {}\n", DXBUDGET_VERSION)};
    } else {
        line.outcome = Answer{.text = line.help(summary, list), .asked_for = false};
    }
}

constexpr CommandEntry no_command = {
    "",
    "COMMAND [OPTIONS]",
    {"Check the arithmetic of budget sheets written in YAML", "YAML で書いた予算調書の計数を検査する"},
    read_none};

UsageError unknown_command(const std::string& word) {
    std::vector<std::string_view> names;
    for (const CommandEntry& entry : entries) names.push_back(entry.name);
    Message advice = did_you_mean(word, names);
    if (advice.empty()) {
        advice = {{"to check a file, write `dxbudget check {0}`", "ファイルを検査するには「dxbudget check {0}」"},
                  {file_in_command(word)}};
    }
    return {{{"unknown command `{0}`", "不明なコマンド「{0}」"}, {word}}, std::move(advice)};
}

std::string called(const CommandEntry& entry) {
    return entry.name.empty() ? "dxbudget" : fmt::format("dxbudget {}", entry.name);
}

const CommandEntry* find_entry(std::string_view name) {
    const auto is_named = [&](const CommandEntry& entry) { return entry.name == name; };
    const auto* const entry = std::find_if(std::begin(entries), std::end(entries), is_named);
    return entry == std::end(entries) ? nullptr : entry;
}

/// `help check` is `check --help`.
void read_help(CommandLine& line, Text summary) {
    std::string name;
    Words names;
    for (const CommandEntry& entry : entries) names.push_back(entry.name);
    line.option("command", name, "COMMAND", {"A command; none: the list of them", "コマンド。なければ一覧"}, names);
    if (!line.read(summary)) return;
    const CommandEntry* const entry = name.empty() ? &no_command : find_entry(name);
    if (entry == nullptr) {
        line.refuse(unknown_command(name));
        return;
    }
    CommandLine other(called(*entry), entry->usage, line.defaults(), {"--help"});
    entry->read(other, entry->summary);
    line.outcome = std::move(other.outcome);
}

/// The value of `--lang`, for the words that are needed before the arguments are read; nothing without one.
std::optional<Language> language_in(const std::vector<std::string>& arguments) {
    std::optional<Language> language;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool apart = arguments[i] == "--lang" && i + 1 < arguments.size();
        const std::string& word = apart ? arguments[i + 1] : arguments[i];
        if (word == (apart ? "ja" : "--lang=ja")) language = Language::japanese;
        if (word == (apart ? "en" : "--lang=en")) language = Language::english;
    }
    return language;
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

std::vector<CommandDescription> describe_commands() {
    std::vector<CommandDescription> described;
    const auto add = [&](const CommandEntry& entry) {
        CommandLine line("dxbudget", entry.usage, {}, {"--help"});
        entry.read(line, entry.summary);
        described.push_back({entry.name, entry.usage, entry.summary, line.described()});
    };
    for (const CommandEntry& entry : entries) add(entry);
    add(no_command);
    return described;
}

Invocation read_options(std::vector<std::string> arguments, const Defaults& defaults) {
    const std::optional<Language> asked = language_in(arguments);
    const Defaults in_use = {asked.value_or(defaults.language), defaults.format};
    const auto word = find_command(arguments);
    if (word == arguments.end()) {
        CommandLine line(called(no_command), no_command.usage, in_use, std::move(arguments));
        no_command.read(line, no_command.summary);
        return {std::move(line.outcome), in_use.language, line.color};
    }
    const CommandEntry* const entry = find_entry(*word);
    if (entry == nullptr) return {unknown_command(*word), in_use.language, ColorChoice::automatic};
    arguments.erase(word);
    CommandLine line(called(*entry), entry->usage, in_use, std::move(arguments));
    entry->read(line, entry->summary);
    return {std::move(line.outcome), in_use.language, line.color, asked.has_value()};
}

}  // namespace dxbudget
