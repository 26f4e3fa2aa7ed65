#include "other_yaml.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "dxbudget/rules.hpp"
#include "keys.hpp"
#include "suggestion.hpp"

namespace dxbudget {
namespace {

using Words = std::vector<std::string_view>;

/// What is found in any YAML that is not a sheet. Everything else speaks of a slip in one.
bool is_of_other_yaml(const Finding& finding) {
    static constexpr std::array<const Rule*, 6> of_any = {&rules::unknown_key,   &rules::wrong_shape,
                                                          &rules::duplicate_key, &rules::nothing_checked,
                                                          &rules::unused_ignore, &rules::foreign_line_end};
    return std::find(of_any.begin(), of_any.end(), finding.rule) != of_any.end();
}

/// Whether a key may be meant as one of a sheet: it is one, or near to one and not a short word.
bool may_be_of_sheet(std::string_view word, const Words& words) {
    constexpr std::size_t short_word = 4;  // bytes; one kanji has three
    if (key_of(word, Scope::sheet) != Key::none || known_stage(word) != nullptr) return true;
    return word.size() > short_word && !nearest(word, words).empty();
}

bool has_key_of_sheet(const Document& document, NodeId id, const Words& words) {
    bool found = false;
    each_entry(document, id, [&](NodeId key, NodeId) {
        found = found || (document[key].kind == NodeKind::scalar && may_be_of_sheet(document[key].text, words));
    });
    return found;
}

bool is_sheet(const Document& document, const Words& words) {
    if (document.root == no_node) return false;
    const Node& root = document[document.root];
    if (root.kind == NodeKind::mapping) return has_key_of_sheet(document, document.root, words);
    if (root.kind != NodeKind::sequence) return false;
    // Items whose `items:` is missing.
    for (NodeId id = root.first_child; id != no_node; id = document[id].next_sibling) {
        if (document[id].kind == NodeKind::mapping && has_key_of_sheet(document, id, words)) return true;
    }
    return false;
}

}  // namespace

bool is_other_yaml(const Audit& audit) {
    if (audit.documents.empty()) return false;
    if (!std::all_of(audit.findings.begin(), audit.findings.end(), is_of_other_yaml)) return false;
    const Words words = words_of(Scope::sheet);
    return std::none_of(audit.documents.begin(), audit.documents.end(),
                        [&](const Document& document) { return is_sheet(document, words); });
}

}  // namespace dxbudget
