#include "verdict/other_yaml.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "dxbudget/rules.hpp"
#include "format/keys.hpp"
#include "text/suggestion.hpp"

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

bool is_of_sheet(std::string_view word) {
    return key_of(word, Scope::sheet) != Key::none || known_stage(word) != nullptr;
}

template <class Test>
bool has_key(const Document& document, NodeId id, Test test) {
    bool found = false;
    each_entry(document, id, [&](NodeId key, NodeId) {
        found = found || (document[key].kind == NodeKind::scalar && test(document[key].text));
    });
    return found;
}

bool is_sheet(const Document& document, const Words& words) {
    if (document.root == no_node) return false;
    const Node& root = document[document.root];
    // Of a sheet, or near to that and not so short that many words are.
    const auto may_be_of_sheet = [&](std::string_view word) {
        constexpr std::size_t short_word = 3;  // bytes; one kanji has three
        return is_of_sheet(word) || (word.size() > short_word && !nearest(word, words).empty());
    };
    if (root.kind == NodeKind::mapping) return has_key(document, document.root, may_be_of_sheet);
    if (root.kind != NodeKind::sequence) return false;
    // Items whose `items:` is missing. A list of another program has keys near to those of a sheet, too: `hosts`.
    for (NodeId id = root.first_child; id != no_node; id = document[id].next_sibling) {
        if (document[id].kind == NodeKind::mapping && has_key(document, id, is_of_sheet)) return true;
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
