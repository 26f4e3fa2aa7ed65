/// Builds documents from YAML's events, and finds the exact bytes of every node: an event has no end, and an empty
/// value not even its own place.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dxbudget/document.hpp"
#include "reading/alias.hpp"
#include "reading/yaml_text.hpp"

namespace dxbudget {

/// Takes events in their order. Offsets are those of the source; an anchor is a number from 1 in each document, 0 is
/// none.
class TreeBuilder {
  public:
    /// `text` is what YAML reads: the source's text, or its repaired copy, in which `unreadable` (in order) was
    /// overwritten.
    TreeBuilder(const Source& source, const YamlText& text, const std::vector<Span>& unreadable,
                const ReadingLimits& limits)
        : source_(source), text_(text), unreadable_(unreadable), limits_(limits) {}

    void begin_document(Offset at);
    void end_document();
    void null(Offset at, std::size_t anchor);
    void alias(Offset at, std::size_t anchor);
    void scalar(Offset at, std::size_t anchor, std::string_view value);
    void begin_collection(Offset at, std::size_t anchor, NodeKind kind, NodeStyle style);
    void end_collection();

    /// Whether a document began after another without `---`.
    bool is_stray() const { return is_stray_; }
    /// Leaves out all since the last `---` or `...`, with its findings.
    void abandon();
    std::vector<Document> take_documents() { return std::move(documents_); }
    std::vector<Finding> findings;

    /// Whether YAML accepted something that it should not have: a quote that is not closed, a full-width space as
    /// indentation.
    bool is_suspicious() const { return is_suspicious_; }

  private:
    struct Open {
        NodeId node = no_node;
        NodeId last_child = no_node;
        std::int64_t column = 0;  // of the innermost block collection
        std::size_t anchor = 0;
        bool has_merge_key = false;
    };
    struct Anchor {
        NodeId node = no_node;
        Offset at = 0;
        bool is_open = false;
        bool is_used = false;
    };

    Document& document() { return documents_.back(); }
    bool is_key_next() const;
    std::int64_t parent_column() const { return open_.empty() ? -1 : open_.back().column; }
    Offset skip_properties(Offset at, Offset& behind) const;
    bool flag_tag(Offset at, Offset behind, Span value);
    Offset null_place() const;
    Offset skip_gaps(Offset at) const;
    NodeId append(const Node& node, std::size_t anchor, Offset at);
    void mark_unreadable(Node& node) const;
    void flag_unused_anchors();

    const Source& source_;
    const YamlText& text_;
    const std::vector<Span>& unreadable_;
    const ReadingLimits& limits_;
    std::vector<Document> documents_;
    std::vector<Open> open_;
    std::vector<Anchor> anchors_;
    std::vector<Reference> references_;
    std::uint32_t too_deep_ = 0;  // how many collections beyond the limit are open
    bool is_suspicious_ = false;
    Offset last_end_ = 0;  // the end of what was read last
    bool is_stray_ = false;
    std::size_t announced_ = 0;        // the first document since the last `---` or `...`
    std::size_t findings_before_ = 0;  // … and how many findings were before it
};

}  // namespace dxbudget
