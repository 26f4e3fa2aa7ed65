/// Syntax errors, explained and stepped over. yaml-cpp stops at the first error, and often far behind its cause; so the
/// text is read here once more, line by line, for everything that YAML is certain to refuse.
#pragma once

#include <string_view>
#include <vector>

#include "dxbudget/finding.hpp"
#include "reading/yaml_text.hpp"

namespace dxbudget {

/// A flaw, and how a copy of the text is repaired so that reading goes on behind it: what stands at `value` becomes a
/// word of the same length, and the node that reads as this word is unreadable.
struct SyntaxTrap {
    Finding finding;
    Span value;             ///< what is unreadable; may be empty
    Offset from = 0;        ///< the repair begins here …
    std::string_view lead;  ///< … with these characters: a colon, a blank
    bool mends = true;      ///< false: the document's shape is unknown, and it cannot be read
};

/// The flaws of the text, in its order, at most `limit` of them. Nothing in a text that yaml-cpp reads, as a rule.
std::vector<SyntaxTrap> find_syntax_traps(const YamlText& text, std::size_t limit);

}  // namespace dxbudget
