/// YAML as a located tree: every key and scalar with its exact bytes in the user's text.
#pragma once

#include <cstdint>
#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

enum class NodeKind : std::uint8_t { null, scalar, sequence, mapping };

/// How a node is written.
enum class NodeStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded, flow, block };

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

/// One node. A mapping's children are its keys and values in turn, in the order of the text, duplicates kept.
struct Node {
    NodeKind kind = NodeKind::null;
    NodeStyle style = NodeStyle::plain;
    bool verbatim = false;    ///< `text` stands in the source byte for byte, at `content`
    bool anchored = false;    ///< the node stands behind an anchor or is a copy made by an alias
    bool unreadable = false;  ///< an error was reported for it: not a blank, not a figure
    bool multi_line = false;  ///< a plain or quoted scalar that goes on in the next line
    Span span;     ///< of a scalar: its bytes, quotes included; of a collection: from its first to its last byte; of a
                   ///< null: the empty span after its key's colon (or the dash), or the bytes of `~` and `null`
    Span content;  ///< of a scalar: without quotes; of anything else: `span`
    std::string_view text;  ///< a scalar's value; of what a syntax error was reported for: the user's bytes
    NodeId first_child = no_node;
    NodeId next_sibling = no_node;
    std::uint32_t child_count = 0;
};

/// One YAML document. Node texts stay valid as long as it and its source live; it is moved and never copied, since they
/// may be views into its own `texts`.
struct Document {
    Document() = default;
    Document(Document&&) noexcept = default;  // said, so that a growing list of documents moves them
    Document& operator=(Document&&) noexcept = default;
    ~Document() = default;

    std::vector<Node> nodes;               ///< a parent before its children
    std::forward_list<std::string> texts;  ///< values that do not stand verbatim in the source, in no order
    NodeId root = no_node;                 ///< none when the document is empty

    const Node& operator[](NodeId id) const { return nodes[id]; }
};

/// Calls `visit(key, value)` with the ids of each entry of a mapping; of anything else there is none.
template <class Visit>
void each_entry(const Document& document, NodeId mapping, Visit visit) {
    if (mapping == no_node || document[mapping].kind != NodeKind::mapping) return;
    for (NodeId key = document[mapping].first_child; key != no_node;) {
        const NodeId value = document[key].next_sibling;
        if (value == no_node) return;
        visit(key, value);
        key = document[value].next_sibling;
    }
}

/// Limits that hostile input meets; each has its own message.
struct ReadingLimits {
    std::uint32_t bytes = 256U << 20U;
    std::uint32_t depth = 100;
    std::uint32_t findings = 1000;
    std::uint32_t copied_nodes = 1'000'000;  ///< by all aliases of a document together
};

/// All documents of a source, in order; what is wrong with them goes to `findings`, and reading goes on after it:
/// bytes first (UTF-8, NUL, lone CR, size), then YAML. A source whose bytes are refused has no documents.
std::vector<Document> parse(const Source& source, std::vector<Finding>& findings, const ReadingLimits& limits = {});

}  // namespace dxbudget
