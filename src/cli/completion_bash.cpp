/// The completion script for bash. It needs bash 4 and nothing else.

#include <fmt/format.h>

#include <utility>

#include "cli/completion.hpp"
#include "cli/shell_word.hpp"

namespace dxbudget {
namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

/// Adds a pattern of a `case` to those with the same commands.
void add_pattern(Table& table, const std::string& pattern, const std::string& commands) {
    for (auto& [patterns, same] : table) {
        if (same != commands) continue;
        patterns += " | " + shell_word(pattern);
        return;
    }
    table.emplace_back(shell_word(pattern), commands);
}

std::string_view name_of(ValueKind kind) {
    switch (kind) {
        case ValueKind::word:
            return "word";
        case ValueKind::list:
            return "list";
        case ValueKind::word_or_file:
            return "word_or_file";
        case ValueKind::file:
            return "file";
        case ValueKind::folder:
            return "folder";
        case ValueKind::other:
            break;
    }
    return "other";
}

template <class Words>
std::string as_array(const Words& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + shell_word(word);
    return "(" + out + ")";
}

std::string function(std::string_view comment, std::string_view name, std::string_view word, const Table& table) {
    std::string out = fmt::format("\n# {}\n{}() {{\n    case {} in\n", comment, name, word);
    for (const auto& [patterns, commands] : table) out += fmt::format("        {}) {} ;;\n", patterns, commands);
    return out + "        *) return 1 ;;\n    esac\n}\n";
}

constexpr std::string_view body = R"bash(
_dxbudget() {
    local parts=() glued=no command= option= rest=no number=1 current typed before known word i
    local options=() kind= words=() offered=()
    COMPREPLY=()

    # For readline, `=` and `:` are words of their own; here they belong to the word that they stand in.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((${#parts[@]})) && [[ $glued == yes || $word == [=:]* ]]; then
            parts[${#parts[@]}-1]+=$word
        else
            parts+=("$word")
        fi
        [[ $word == [=:]* ]] && glued=yes || glued=no
    done
    current=${parts[${#parts[@]}-1]}

    for word in "${parts[@]:0:${#parts[@]}-1}"; do
        if [[ -n $option ]]; then
            option=
        elif [[ $rest == no && $word == -- ]]; then
            rest=yes
        elif [[ $rest == no && $word == -?* ]]; then
            _dxbudget_value "$command $word" && option=$word
        elif [[ -z $command ]]; then
            command=$word
        else
            ((number++))
        fi
    done
    kind= words=() typed=$current
    if [[ -n $option ]]; then
        _dxbudget_value "$command $option"
    elif [[ $rest == no && $current == --*=* ]]; then
        _dxbudget_value "$command ${current%%=*}" || return 0
        typed=${current#*=}
    elif [[ $rest == no && $current == -* ]]; then
        _dxbudget_options "$command"
        kind=word words=("${options[@]}")
    elif [[ -z $command ]]; then
        kind=word words=("${commands[@]}")
    else
        _dxbudget_value "$command $number" || _dxbudget_value "$command ..." || return 0
    fi

    before=${current%"$typed"}
    case $kind in
        file) compopt -o default 2>/dev/null ;;
        folder) compopt -o dirnames 2>/dev/null ;;
        list)
            compopt -o nospace 2>/dev/null
            before+=${typed%"${typed##*,}"}
            for word in "${words[@]}"; do
                [[ ,$typed == *",$word,"* ]] || offered+=("$word")
            done
            ;;
        word) offered=("${words[@]}") ;;
        word_or_file)
            if [[ $typed == *=* ]]; then
                compopt -o default 2>/dev/null
            else
                compopt -o nospace 2>/dev/null
                offered=("${words[@]}")
            fi
            ;;
    esac
    known=${current%"${current##*[=:]}"} # readline keeps it and replaces what follows
    [[ $COMP_WORDBREAKS == *=* ]] || known=
    for word in "${offered[@]}"; do
        [[ $before$word == "$current"* ]] && COMPREPLY+=("${before:${#known}}$word")
    done
    return 0
}

complete -F _dxbudget dxbudget
)bash";

}  // namespace

std::string render_bash_completion(std::span<const CommandDescription> commands) {
    Table options;
    Table values;
    std::vector<std::string_view> command_names;
    for (const CommandDescription& command : commands) {
        std::vector<std::string> all_names;
        std::size_t arguments = 0;
        for (const OptionDescription& option : command.options) {
            const ValueKind kind = value_kind(option);
            std::string takes = fmt::format("kind={}", name_of(kind));
            if (!option.values.empty()) takes += " words=" + as_array(option.values);
            if (option.is_argument) {
                const std::string place = option.repeats ? "..." : std::to_string(++arguments);
                add_pattern(values, fmt::format("{} {}", command.name, place), takes);
            }
            for (const std::string& name : option_names(option)) {
                all_names.push_back(name);
                if (!option.kind.empty()) add_pattern(values, fmt::format("{} {}", command.name, name), takes);
            }
        }
        add_pattern(options, std::string(command.name), "options=" + as_array(all_names));
        if (!command.name.empty()) command_names.push_back(command.name);
    }
    std::string script = "# Completion for bash. Written by `dxbudget completion bash`.\n";
    script += function("The options of a command.", "_dxbudget_options", "$1", options);
    script +=
        function("What `COMMAND OPTION` takes, or `COMMAND NUMBER`: an argument.", "_dxbudget_value", "$1", values);
    std::string rest(body);
    const std::string_view last_local = "offered=()";
    rest.insert(rest.find(last_local) + last_local.size(), " commands=" + as_array(command_names));
    return script + rest;
}

}  // namespace dxbudget
