/// The completion script for fish 3.

#include <fmt/format.h>

#include "cli/completion.hpp"

namespace dxbudget {
namespace {

/// The text as one word of fish, in whose single quotes a backslash is one only before another and before a quote.
std::string fish_word(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

constexpr std::string_view functions = R"fish(
# Whether the cursor is behind that command (empty: before any), and behind so many arguments of it.
function __dxbudget_at # COMMAND [COUNT]
    set -l tokens (commandline -opc)
    set -e tokens[1]
    set -l command ''
    set -l takes_value no
    set -l count 0
    for token in $tokens
        if test $takes_value = yes
            set takes_value no
        else if string match -q -- '-?*' $token
            contains -- "$command $token" $__dxbudget_take_values; and set takes_value yes
        else if test -z "$command"
            set command $token
        else
            set count (math $count + 1)
        end
    end
    test "$command" = "$argv[1]"; or return 1
    set -q argv[2]; or return 0
    test $count = $argv[2]
end

# The part of the token at the cursor that is the value of an option.
function __dxbudget_typed
    string replace -r -- '^--[^=]*=' '' (commandline -ct)
end

# Words after those that stand before the last comma.
function __dxbudget_list # OWNER
    set -l before (string match -r -- '.*,' (__dxbudget_typed))
    for word in (__dxbudget_words $argv[1])
        contains -- (string split -m 1 \t $word)[1] (string split , -- "$before"); or echo -- "$before$word"
    end
end

# A word, or after `=` a file.
function __dxbudget_word_or_file # OWNER
    set -l format (string match -r -- '^[^=]*=' (__dxbudget_typed))
    if test -z "$format"
        __dxbudget_words $argv[1]
    else
        for path in (__fish_complete_path (string replace -- $format '' (__dxbudget_typed)))
            echo -- "$format$path"
        end
    end
end

)fish";

std::string words_function(std::span<const CommandDescription> commands, Language language) {
    std::string out = "# The words that an option takes.\nfunction __dxbudget_words # OWNER\n    switch $argv[1]\n";
    for (const SharedWords& shared : shared_words(commands)) {
        out += "        case";
        for (const std::string& owner : shared.owners) out += " " + fish_word(owner);
        out += "\n";
        const bool explained = !word_summary(shared.words.front()).empty();
        out += explained ? "            printf '%s\\t%s\\n'" : "            printf '%s\\n'";
        for (const std::string_view word : shared.words) {
            if (explained) out += " \\\n               ";
            out += " " + fish_word(word);
            if (explained) out += " " + fish_word(word_summary(word).in(language));
        }
        out += "\n";
    }
    return out + "    end\nend\n";
}

/// The options of `complete` for a value: whether files are offered, and which words.
std::string offers(const CommandDescription& command, const OptionDescription& option) {
    const auto words = [&](std::string_view function) {
        return "-x -a " + fish_word(fmt::format("({} {})", function, fish_word(owner_name(command, option))));
    };
    switch (value_kind(option)) {
        case ValueKind::word:
            return words("__dxbudget_words");
        case ValueKind::list:
            return words("__dxbudget_list");
        case ValueKind::word_or_file:
            return words("__dxbudget_word_or_file");
        case ValueKind::file:
            return "-r -F";
        case ValueKind::folder:
            return "-x -a '(__fish_complete_directories)'";
        case ValueKind::other:
            break;
    }
    return "-x";
}

}  // namespace

std::string render_fish_completion(std::span<const CommandDescription> commands, Language language) {
    std::string take_values;
    std::string lines;
    const auto add = [&](const std::string& place, std::string_view rest) {
        lines += fmt::format("complete -c dxbudget -n {} {}\n", fish_word("__dxbudget_at " + place), rest);
    };
    for (const CommandDescription& command : commands) {
        const std::string name = fish_word(command.name);
        lines += "\n";
        if (!command.name.empty()) {
            add("''", fmt::format("-a {} -d {}", name, fish_word(command.summary.in(language))));
        }
        std::size_t arguments = 0;
        for (const OptionDescription& option : command.options) {
            if (option.is_argument) {
                const std::string place = option.repeats ? "" : fmt::format(" {}", arguments++);
                const ValueKind kind = value_kind(option);
                if (kind == ValueKind::file)
                    add(name + place, "-F");
                else if (kind != ValueKind::other)
                    add(name + place, offers(command, option));
                continue;
            }
            std::string rest;
            for (const std::string& one : option_names(option)) {
                rest += one.starts_with("--") ? " -l " + one.substr(2) : " -s " + one.substr(1);
                if (!option.kind.empty()) take_values += " " + fish_word(fmt::format("{} {}", command.name, one));
            }
            if (!option.kind.empty()) rest += " " + offers(command, option);
            add(name, fmt::format("{} -d {}", rest.substr(1), fish_word(option.summary.in(language))));
        }
    }
    return "# Completion for fish. Written by `dxbudget completion fish`.\n\n"
           "# The options that take a value, each after its command.\n"
           "set -g __dxbudget_take_values" +
           take_values + "\n" + std::string(functions) + words_function(commands, language) +
           "\ncomplete -c dxbudget -f\n" + lines;
}

}  // namespace dxbudget
