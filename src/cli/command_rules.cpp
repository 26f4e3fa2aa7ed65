#include "cli/commands.hpp"

namespace dxbudget {

int run_rules(const RulesOptions& options, Console& console) {
    switch (options.format) {
        case CatalogueFormat::text:
            console.out.write(render_rules_text(all_rules(), console.on_out()));
            break;
        case CatalogueFormat::markdown:
            console.out.write(render_rules_markdown(all_rules(), console.on_out().language));
            break;
        case CatalogueFormat::json:
            console.out.write(render_rules_json(all_rules()));
            break;
    }
    return all_well;
}

int run_rule(const RuleOptions& options, Console& console) {
    console.out.write(render_rule(*options.rule, console.on_out()));
    return all_well;
}

}  // namespace dxbudget
