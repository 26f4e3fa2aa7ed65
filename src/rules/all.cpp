#include <algorithm>
#include <iterator>

#include "dxbudget/rules.hpp"

namespace dxbudget {

#define DXBUDGET_ADDRESS(name) &rules::name,
static constexpr const Rule* catalogue[] = {DXBUDGET_RULES(DXBUDGET_ADDRESS)};
static constexpr const Rule* of_reading[] = {DXBUDGET_RULES_OF_READING(DXBUDGET_ADDRESS)};
#undef DXBUDGET_ADDRESS

std::span<const Rule* const> all_rules() {
    return catalogue;
}

std::vector<std::string_view> rule_ids() {
    std::vector<std::string_view> ids;
    for (const Rule* rule : catalogue) ids.push_back(rule->id);
    return ids;
}

const Rule* find_rule(std::string_view id) {
    for (const Rule* rule : catalogue) {
        if (rule->id == id) return rule;
    }
    return nullptr;
}

bool is_of_reading(const Rule& rule) {
    return std::find(std::begin(of_reading), std::end(of_reading), &rule) != std::end(of_reading);
}

}  // namespace dxbudget
