#include "dxbudget/rules.hpp"

namespace dxbudget {

#define DXBUDGET_ADDRESS(name) &rules::name,
static constexpr const Rule* catalogue[] = {DXBUDGET_RULES(DXBUDGET_ADDRESS)};
#undef DXBUDGET_ADDRESS

std::span<const Rule* const> all_rules() {
    return catalogue;
}

const Rule* find_rule(std::string_view id) {
    for (const Rule* rule : catalogue) {
        if (rule->id == id) return rule;
    }
    return nullptr;
}

}  // namespace dxbudget
