/// Completion of command lines in shells. The scripts know all that they offer and never run the program, since a
/// completion must be there at once; they are made from the descriptions of the commands alone, so that an option is
/// completed as soon as it exists. What is completed is read off an option's kind: `PATH`, `RULE[,RULE]...`,
/// `FORMAT[=PATH]`.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"

namespace dxbudget {

/// How a value is completed.
enum class ValueKind : std::uint8_t {
    other,         ///< not at all
    word,          ///< by one of the known words
    list,          ///< by known words with commas between them
    word_or_file,  ///< by a known word, and after `=` by a file
    file,          ///< by files and folders
    folder
};

ValueKind value_kind(const OptionDescription& option);

/// The names of an option, the short one first; none of an argument.
std::vector<std::string> option_names(const OptionDescription& option);

/// What scripts call an option or an argument of a command: `check --output`, `rule ID`.
std::string owner_name(const CommandDescription& command, const OptionDescription& option);

/// The known words of all options that take the same ones.
struct SharedWords {
    std::vector<std::string> owners;  ///< as `owner_name` calls them
    std::vector<std::string_view> words;
};

std::vector<SharedWords> shared_words(std::span<const CommandDescription> commands);

/// What a word means, where it is the name of a rule or a form; otherwise empty.
Text word_summary(std::string_view word);

std::string render_bash_completion(std::span<const CommandDescription> commands);
std::string render_zsh_completion(std::span<const CommandDescription> commands, Language language);
std::string render_fish_completion(std::span<const CommandDescription> commands, Language language);

}  // namespace dxbudget
