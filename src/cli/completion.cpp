#include "cli/completion.hpp"

#include <algorithm>

#include "cli/forms.hpp"
#include "dxbudget/rule.hpp"

namespace dxbudget {

ValueKind value_kind(const OptionDescription& option) {
    const std::string_view kind = option.kind;
    const auto is = [&](std::string_view ending) { return kind.ends_with(ending); };
    if (!option.values.empty()) {
        if (kind.find("[,") != std::string_view::npos) return ValueKind::list;
        return kind.find("[=") != std::string_view::npos ? ValueKind::word_or_file : ValueKind::word;
    }
    if (is("FILE") || is("PATH")) return ValueKind::file;
    return is("FOLDER") || is("DIRECTORY") || is("DIR") ? ValueKind::folder : ValueKind::other;
}

std::vector<std::string> option_names(const OptionDescription& option) {
    std::vector<std::string> names;
    if (option.is_argument) return names;
    for (std::size_t begin = 0; begin < option.names.size();) {
        const std::size_t end = std::min(option.names.find(',', begin), option.names.size());
        names.push_back(option.names.substr(begin, end - begin));
        begin = end + 1;
    }
    return names;
}

std::string owner_name(const CommandDescription& command, const OptionDescription& option) {
    return std::string(command.name) + " " + (option.is_argument ? option.kind : option_names(option).back());
}

std::vector<SharedWords> shared_words(std::span<const CommandDescription> commands) {
    std::vector<SharedWords> all;
    for (const CommandDescription& command : commands) {
        for (const OptionDescription& option : command.options) {
            if (option.values.empty()) continue;
            const auto same = [&](const SharedWords& shared) { return shared.words == option.values; };
            auto found = std::find_if(all.begin(), all.end(), same);
            if (found == all.end()) found = all.insert(all.end(), SharedWords{{}, option.values});
            found->owners.push_back(owner_name(command, option));
        }
    }
    return all;
}

Text word_summary(std::string_view word) {
    if (const Rule* rule = find_rule(word)) return rule->summary;
    const Form* form = find_form(word);
    return form == nullptr ? Text{} : form->summary;
}

}  // namespace dxbudget
