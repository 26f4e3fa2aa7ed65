/// This is the only file that sees CLI11. It reads one command's options alone, since making those of all commands
/// would take longer than to check a sheet; and it says what is wrong in both languages, which CLI11 does not.

#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

#include "text/suggestion.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

constexpr std::array<Choice<Language>, 2> languages{{{"en", Language::english}, {"ja", Language::japanese}}};
constexpr std::array<Choice<ColorChoice>, 3> colors{
    {{"auto", ColorChoice::automatic}, {"always", ColorChoice::always}, {"never", ColorChoice::never}}};

std::string joined(std::span<const std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
    return out;
}

/// What CLI11 throws for: an option without its value, a flag with one.
UsageError refusal_of(const CLI::ParseError& error) {
    const std::string text = error.what();
    const std::size_t begin = std::min(text.find("--"), text.size());
    const std::string option = text.substr(begin, text.find_first_of(": ", begin) - begin);
    if (option.empty()) return {{{"{0}", "{0}"}, {text}}};
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
        return {{{"{0} takes no value", "{0} は値をとらない"}, {option}}};
    }
    return {{{"{0} needs one value", "{0} には値が一つ必要"}, {option}}};
}

}  // namespace

UsageError not_a_value(std::string_view option, std::string_view word, std::span<const std::string_view> names) {
    return {
        {{"`{0}` is not a valid value for {1}; expected one of {2}", "「{0}」は {1} の値ではない。指定できるのは {2}"},
         {std::string(word), std::string(option), joined(names)}},
        did_you_mean(word, names)};
}

std::string help_table(const HelpRows& rows) {
    constexpr std::size_t page_width = 96;
    std::size_t width = 0;
    for (const auto& [name, meaning] : rows) width = std::max(width, display_width(name));
    std::string out;
    for (const auto& [name, meaning] : rows) {
        std::string start = "  " + padded(name, width) + "  ";
        for (const std::string& line : wrapped(meaning, page_width - width - 4)) {
            out += start + line + "\n";
            start.assign(width + 4, ' ');
        }
    }
    return out;
}

struct CommandLine::Parser {
    CLI::App app;
};

CommandLine::CommandLine(std::string name, std::string_view usage, const Defaults& defaults,
                         std::vector<std::string> arguments)
    : default_format(defaults.format),
      parser_(std::make_unique<Parser>()),
      language_(defaults.language),
      name_(std::move(name)),
      usage_(usage),
      arguments_(std::move(arguments)),
      lang_word_(language_ == Language::japanese ? "ja" : "en") {
    parser_->app.allow_extras();
    const Text help = {"Print this help", "この使い方を表示する"};
    parser_->app.set_help_flag("-h,--help", in(help));
    described_.push_back({"-h,--help", "", help});
    option("--lang", lang_word_, "LANG",
           {"Language of the output: en or ja (default: from the configuration, else the locale)",
            "出力の言語: en 又は ja(既定は設定ファイル、なければロケール)"},
           names_of(languages));
    option("--color", color_word_, "WHEN",
           {"Colours: auto, always or never (default: auto; NO_COLOR is honoured)",
            "色付け: auto、always、never(既定は auto。NO_COLOR に従う)"},
           names_of(colors));
}

CommandLine::~CommandLine() = default;

void CommandLine::option(const std::string& names, std::string& value, const char* kind, Text summary, Words words) {
    parser_->app.add_option(names, value, in(summary))->type_name(kind)->take_last();
    described_.push_back({names, kind, summary, std::move(words), !names.starts_with('-')});
}

void CommandLine::option(const std::string& names, std::vector<std::string>& values, const char* kind, Text summary,
                         Words words) {
    CLI::Option* made = parser_->app.add_option(names, values, in(summary))->type_name(kind);
    if (names.starts_with('-')) made->allow_extra_args(false);
    described_.push_back({names, kind, summary, std::move(words), !names.starts_with('-'), true});
}

void CommandLine::flag(const std::string& names, bool& value, Text summary) {
    parser_->app.add_flag(names, value, in(summary));
    described_.push_back({names, "", summary});
}

bool CommandLine::read(Text summary, std::string_view epilogue) {
    std::vector<std::string> reversed(arguments_.rbegin(), arguments_.rend());
    refuse_empty_values();
    try {
        parser_->app.parse(reversed);
    } catch (const CLI::CallForHelp&) {
        outcome = Answer{help(summary, epilogue)};
        return false;
    } catch (const CLI::ParseError& error) {
        refuse(refusal_of(error));
    }
    for (const std::string& word : parser_->app.remaining()) {
        if (word != "--") refuse(unexpected(word));
    }
    for (const CLI::Option* option : parser_->app.get_options()) {
        const std::vector<std::string>& words = option->results();
        if (option->get_positional() || std::find(words.begin(), words.end(), "") == words.end()) continue;
        refuse({{{"{0} has an empty value", "{0} の値が空である"}, {"--" + option->get_lnames()[0]}}});
    }
    language_ = choose("--lang", lang_word_, languages);
    color = choose("--color", color_word_, colors);
    return accepted();
}

/// `--baseline= sheet.yaml`: the next word is not its value.
void CommandLine::refuse_empty_values() {
    const auto end = std::find(arguments_.begin(), arguments_.end(), "--");
    for (auto word = arguments_.begin(); word != end; ++word) {
        if (!word->starts_with("--") || word->find('=') + 1 != word->size()) continue;
        const std::string name = word->substr(0, word->size() - 1);
        const CLI::Option* option = parser_->app.get_option_no_throw(name);
        if (option == nullptr) continue;  // it is unknown
        refuse({{{"{0} has an empty value", "{0} の値が空である"}, {name}}});
    }
}

void CommandLine::refuse(UsageError refusal) {
    if (refused_) return;
    refused_ = true;
    outcome = std::move(refusal);
}

/// `--json` for `--output json`: an option that takes the word as a value, or that other programs call so.
Message CommandLine::option_meant(std::string_view word) const {
    struct Elsewhere {
        std::string_view word;
        std::string_view option;
        std::string_view value;
    };
    static constexpr Elsewhere elsewhere[] = {
        {"no-color", "--color", "never"},
        {"no-colour", "--color", "never"},
        {"colour", "--color", "always"},
        {"format", "--output", "FORMAT"},
        {"reporter", "--output", "FORMAT"},
        {"output-format", "--output", "FORMAT"},
        {"language", "--lang", "LANG"},
        {"locale", "--lang", "LANG"},
        {"disable", "--ignore", "RULE"},
        {"rules", "--select", "RULE"},
        {"enable", "--select", "RULE"},
        {"dry-run", "--diff", ""},
        {"check", "--diff", ""},
        {"parallel", "--jobs", "COUNT"},
        {"no-config", "--isolated", ""},
        {"stdin-name", "--stdin-filename", "NAME"},
    };
    while (word.starts_with('-')) word.remove_prefix(1);
    const auto advice = [](std::string_view option, std::string_view value) -> Message {
        return {{"write `{0}`", "「{0}」と指定する"},
                {std::string(option) + (value.empty() ? "" : " ") + std::string(value)}};
    };
    for (const OptionDescription& option : described_) {
        if (option.is_argument) continue;
        const std::string_view name = std::string_view(option.names).substr(option.names.find("--"));
        if (std::find(option.values.begin(), option.values.end(), word) != option.values.end()) {
            return advice(name, word);
        }
        for (const Elsewhere& other : elsewhere) {
            if (other.word == word && other.option == name) return advice(name, other.value);
        }
    }
    return {};
}

UsageError CommandLine::unexpected(const std::string& word) const {
    if (!word.starts_with('-')) return {{{"unexpected argument `{0}`", "余分な引数「{0}」"}, {word}}};
    std::vector<std::string> names;
    for (const CLI::Option* option : parser_->app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    const std::string name = word.substr(0, word.find('='));
    Message advice = option_meant(name);
    if (advice.empty()) advice = did_you_mean(name, candidates);
    if (advice.empty()) advice = {{"see `{0} --help`", "「{0} --help」を参照"}, {name_}};
    return {{{"unknown option `{0}`", "不明なオプション「{0}」"}, {word}}, std::move(advice)};
}

std::string CommandLine::help(Text summary, std::string_view epilogue) const {
    HelpRows arguments;
    HelpRows options;
    for (const OptionDescription& option : described_) {
        if (option.is_argument) {
            arguments.emplace_back(option.kind, in(option.summary));
            continue;
        }
        std::string names = option.names.starts_with("--") ? "    " + option.names : option.names;
        if (const std::size_t comma = names.find(','); comma != std::string::npos) names.insert(comma + 1, " ");
        options.emplace_back(option.kind.empty() ? names : names + " " + option.kind, in(option.summary));
    }
    const std::string usage = fmt::format("{} {} {}", in({"Usage:", "使い方:"}), name_, usage_);
    std::string out = in(summary) + in({".", "。"}) + "\n\n" + usage + "\n";
    if (!arguments.empty()) out += "\n" + in({"Arguments:", "引数:"}) + "\n" + help_table(arguments);
    if (!epilogue.empty()) out += "\n" + std::string(epilogue);
    return out + "\n" + in({"Options:", "オプション:"}) + "\n" + help_table(options);
}

}  // namespace dxbudget
