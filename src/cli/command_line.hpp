/// The arguments of one command: its options are made, read, and described in its help.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/options.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {

/// A value that an option takes.
template <typename Value>
struct Choice {
    std::string_view name;
    Value value;
};

using Words = std::vector<std::string_view>;

/// The names of the values.
template <typename Value, std::size_t count>
Words names_of(const std::array<Choice<Value>, count>& choices) {
    Words names;
    for (const auto& choice : choices) names.push_back(choice.name);
    return names;
}

/// The refusal of a word that is none of an option's values.
UsageError not_a_value(std::string_view option, std::string_view word, std::span<const std::string_view> names);

using HelpRows = std::vector<std::pair<std::string, std::string>>;

/// Two columns of a help text: names, and what they mean.
std::string help_table(const HelpRows& rows);

/// Makes the options of one command and reads its arguments. What is to be done is left in `outcome`: at first a
/// refusal or a help text, and once `read` has succeeded, what the command makes of its options.
class CommandLine {
  public:
    CommandLine(std::string name, std::string_view usage, const Defaults& defaults, std::vector<std::string> arguments);
    CommandLine(const CommandLine&) = delete;
    ~CommandLine();

    /// An option with a value. Names are `-o,--output`, or without dashes for an argument; `words` are the values that
    /// it takes, where these are known.
    void option(const std::string& names, std::string& value, const char* kind, Text summary, Words words = {});
    /// An option that may be given several times, or several arguments.
    void option(const std::string& names, std::vector<std::string>& values, const char* kind, Text summary,
                Words words = {});
    void flag(const std::string& names, bool& value, Text summary);

    /// Reads the arguments into the options made before. False if `outcome` says already what is to be done.
    bool read(Text summary, std::string_view epilogue = {});

    /// Refuses the command line, unless it is refused already: the first thing that is wrong with it is said.
    void refuse(UsageError refusal);
    /// False once the command line is refused.
    bool accepted() const { return !refused_; }

    /// The value of that name; the command line is refused if there is none.
    template <typename Value, std::size_t count>
    Value choose(std::string_view option, std::string_view word, const std::array<Choice<Value>, count>& choices) {
        for (const auto& choice : choices) {
            if (choice.name == word) return choice.value;
        }
        refuse(not_a_value(option, word, names_of(choices)));
        return choices[0].value;
    }

    std::string help(Text summary, std::string_view epilogue) const;
    /// What was made so far, in its order.
    const std::vector<OptionDescription>& described() const { return described_; }
    std::string in(Text text) const { return std::string(text.in(language_)); }
    Defaults defaults() const { return {language_, default_format}; }

    const Format* default_format;  ///< of `check`
    Command outcome = {};
    ColorChoice color = ColorChoice::automatic;

  private:
    struct Parser;

    void refuse_empty_values();
    UsageError unexpected(const std::string& word) const;
    Message option_meant(std::string_view word) const;

    std::unique_ptr<Parser> parser_;
    std::vector<OptionDescription> described_;
    Language language_;
    std::string name_;
    std::string_view usage_;
    std::vector<std::string> arguments_;
    std::string lang_word_;
    std::string color_word_ = "auto";
    bool refused_ = false;
};

}  // namespace dxbudget
