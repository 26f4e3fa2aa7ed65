/// The options of the commands that speak of the program itself.

#include "cli/read_command.hpp"
#include "dxbudget/rule.hpp"
#include "finding/rule_name.hpp"

namespace dxbudget {
namespace {

constexpr std::array<Choice<CatalogueFormat>, 3> catalogue_formats{
    {{"text", CatalogueFormat::text}, {"markdown", CatalogueFormat::markdown}, {"json", CatalogueFormat::json}}};

}  // namespace

void read_rules(CommandLine& line, Text summary) {
    std::string format = "text";
    line.option("-o,--output", format, "FORMAT",
                {"text, markdown or json (default: text)", "text、markdown、json(既定は text)"},
                names_of(catalogue_formats));
    if (!line.read(summary)) return;
    const RulesOptions options{line.choose("--output", format, catalogue_formats)};
    if (line.accepted()) line.outcome = options;
}

void read_rule(CommandLine& line, Text summary) {
    std::string id;
    line.option("id", id, "ID", {"A rule, as findings name it: sum-mismatch", "規則名(指摘の [ ] の中): sum-mismatch"},
                rule_ids());
    if (!line.read(summary)) return;
    const Rule* rule = find_rule(id);
    if (rule == nullptr) {
        const Message missing = {{"no rule is named", "規則名の指定がない"}, {}};
        line.refuse({id.empty() ? missing : no_such_rule(id), rules_like(id)});
    }
    if (line.accepted()) line.outcome = RuleOptions{rule};
}

}  // namespace dxbudget
