#include "finding/rule_name.hpp"

#include <string>

#include "dxbudget/rule.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {

Message no_such_rule(std::string_view word) {
    return {{"there is no rule `{0}`", "「{0}」という規則はない"}, {std::string(word)}};
}

Message rules_like(std::string_view word) {
    Message near = did_you_mean(word, rule_ids());
    if (near.empty()) near = {{"`dxbudget rules` lists them all", "一覧は「dxbudget rules」"}, {}};
    return near;
}

}  // namespace dxbudget
