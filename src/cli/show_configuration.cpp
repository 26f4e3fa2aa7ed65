#include "cli/show_configuration.hpp"

#include <algorithm>
#include <utility>

#include "cli/check_file.hpp"
#include "dxbudget/rule.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

struct Use {
    const ConfigurationFile* file = nullptr;  // null: none holds
    std::int64_t sheets = 0;
};

std::vector<Use> count_uses(std::span<const Input> inputs, ConfigurationFiles& projects) {
    std::vector<Use> uses;
    for (const Input& input : inputs) {
        const ConfigurationFile* file = projects.of(input.name);
        const auto same = [&](const Use& use) { return use.file == file; };
        auto use = std::find_if(uses.begin(), uses.end(), same);
        if (use == uses.end()) use = uses.insert(uses.end(), {.file = file});
        ++use->sheets;
    }
    return uses;
}

std::string headline(const Use& use, Language language) {
    if (use.file == nullptr) {
        return render({{"no configuration applies to {0} of the sheets", "調書 {0}件には設定ファイルが適用されない"},
                       {Rational(use.sheets)}},
                      language);
    }
    return render({{"`{0}` applies to {1} of the sheets", "設定ファイル「{0}」を調書 {1}件に適用"},
                   {printable(use.file->reading.path), Rational(use.sheets)}},
                  language);
}

std::string text_of(const ConfigurationFile& file) {
    if (!file.reading.audit) return {};
    const Source& source = *file.reading.audit->source;
    std::string out;
    for (std::uint32_t line = 1; line <= source.line_count(); ++line) {
        if (line == source.line_count() && source.line(line).empty()) break;
        out += "    " + printable(source.line(line)) + "\n";
    }
    return out + "\n";
}

std::string rules_of(std::span<const RuleChoice> choices, Language language) {
    std::size_t width = 0;
    for (const Rule* rule : all_rules()) width = std::max(width, rule->id.size());
    std::string out;
    for (const Rule* rule : all_rules()) {
        const auto choice =
            std::find_if(choices.rbegin(), choices.rend(), [&](const RuleChoice& entry) { return entry.rule == rule; });
        std::optional<Severity> severity = rule->severity;
        std::string origin;
        if (choice != choices.rend()) {
            severity = choice->severity;
            origin = printable(choice->origin);
        }
        const Text word = severity ? name_of(*severity) : Text{"off", "無効"};
        std::string line = "    " + padded(rule->id, width) + "  " + std::string(word.in(language));
        if (!origin.empty()) line += "  (" + origin + ")";
        out += line + "\n";
    }
    return out;
}

}  // namespace

std::string describe_configurations(std::span<const Input> inputs, const CheckOptions& options,
                                    ConfigurationFiles& projects, Language language) {
    std::string out;
    for (const Use& use : count_uses(inputs, projects)) {
        if (!out.empty()) out += "\n";
        out += headline(use, language) + "\n";
        if (use.file != nullptr) out += text_of(*use.file);
        out += std::string(Text{"  rules:", "  規則:"}.in(language)) + "\n";
        out += rules_of(rules_for(use.file, options), language);
    }
    return out;
}

}  // namespace dxbudget
