/// The completion script for zsh: a file `_dxbudget` in its function path, or sourced.

#include <fmt/format.h>

#include <algorithm>

#include "cli/completion.hpp"
#include "cli/shell_word.hpp"

namespace dxbudget {
namespace {

/// The text with a backslash before each of `special`.
std::string escaped(std::string_view text, std::string_view special) {
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

constexpr std::string_view helpers = R"zsh(
# After commas, a word that is not there yet.
_dxbudget_list() { # OWNER KIND
    _sequence _dxbudget_words "$1" "$2" -
}

# A word, or after `=` a file.
_dxbudget_word_or_file() { # OWNER KIND
    if compset -P 1 '*='; then
        _files
    else
        _dxbudget_words "$1" "$2" -S ''
    fi
}

)zsh";

std::string function_of_words(std::span<const CommandDescription> commands, Language language) {
    std::string out =
        "# The words that an option takes.\n"
        "_dxbudget_words() { # OWNER KIND [OPTION-OF-COMPADD...]\n    local -a words\n    case $1 in\n";
    for (const SharedWords& shared : shared_words(commands)) {
        std::string owners;
        for (const std::string& owner : shared.owners) owners += (owners.empty() ? "" : "|") + shell_word(owner);
        out += fmt::format("        ({}) words=(", owners);
        for (const std::string_view word : shared.words) {
            const Text summary = word_summary(word);
            const std::string item = escaped(word, "\\:");
            if (summary.empty()) {
                out += (out.ends_with('(') ? "" : " ") + shell_word(item);
            } else {
                out += "\n            " + shell_word(item + ":" + std::string(summary.in(language)));
            }
        }
        out += ") ;;\n";
    }
    return out + "    esac\n    _describe -t values \"$2\" words \"${@[3,-1]}\"\n}\n";
}

/// What `_arguments` does for a value: `KIND:ACTION`. An action after a space is called as it is written.
std::string action(const CommandDescription& command, const OptionDescription& option) {
    const std::string kind = escaped(option.kind, "\\:");
    const auto words = [&](std::string_view function) {
        return fmt::format("{}: {} {} {}", kind, function, shell_word(owner_name(command, option)), shell_word(kind));
    };
    switch (value_kind(option)) {
        case ValueKind::word:
            return words("_dxbudget_words");
        case ValueKind::list:
            return words("_dxbudget_list");
        case ValueKind::word_or_file:
            return words("_dxbudget_word_or_file");
        case ValueKind::file:
            return kind + ":_files";
        case ValueKind::folder:
            return kind + ":_files -/";
        case ValueKind::other:
            break;
    }
    return kind + ": ";
}

/// The specifications that `_arguments` takes for a command, each after `indent`.
std::string specifications(const CommandDescription& command, Language language, std::string_view indent) {
    std::string out;
    std::size_t arguments = 0;
    const auto add = [&](const std::string& word) { out += fmt::format(" \\\n{}{}", indent, shell_word(word)); };
    for (const OptionDescription& option : command.options) {
        if (option.is_argument) {
            add((option.repeats ? "*" : std::to_string(++arguments)) + ":" + action(command, option));
            continue;
        }
        const std::vector<std::string> names = option_names(option);
        const std::string explained = "[" + escaped(option.summary.in(language), "\\[]:") + "]";
        for (const std::string& name : names) {
            std::string word = option.repeats ? "*" : "(" + fmt::format("{}", fmt::join(names, " ")) + ")";
            word += name;
            if (!option.kind.empty()) word += name.starts_with("--") ? "=" : "+";
            word += explained;
            if (!option.kind.empty()) word += ":" + action(command, option);
            add(word);
        }
    }
    return out;
}

}  // namespace

std::string render_zsh_completion(std::span<const CommandDescription> commands, Language language) {
    std::string out = "#compdef dxbudget\n# Completion for zsh. Written by `dxbudget completion zsh`.\n\n";
    out += function_of_words(commands, language) + std::string(helpers);
    std::string names;
    std::string cases;
    std::string before;
    for (const CommandDescription& command : commands) {
        if (command.name.empty()) {
            before = specifications(command, language, "        ");
            continue;
        }
        const std::string item = escaped(command.name, "\\:") + ":" + std::string(command.summary.in(language));
        names += "\n        " + shell_word(item);
        cases += fmt::format("                ({})\n                    _arguments -S{} && ret=0\n", command.name,
                             specifications(command, language, "                        "));
        cases += "                    ;;\n";
    }
    out += fmt::format(
        R"zsh(_dxbudget() {{
    local curcontext=$curcontext context state state_descr ret=1
    local -a line commands
    local -A opt_args
    commands=({})
    _arguments -C -S{} \
        '1:COMMAND:->command' \
        '*::ARGUMENT:->arguments' && ret=0
    case $state in
        (command)
            _describe -t commands COMMAND commands && ret=0
            ;;
        (arguments)
            curcontext=${{curcontext%:*:*}}:dxbudget-$words[1]:
            case $words[1] in
{}            esac
            ;;
    esac
    return ret
}}

# Sourced, it registers itself; as a file of the function path it is called.
if [[ $funcstack[1] == _dxbudget ]]; then
    _dxbudget "$@"
else
    compdef _dxbudget dxbudget
fi
)zsh",
        names, before, cases);
    return out;
}

}  // namespace dxbudget
