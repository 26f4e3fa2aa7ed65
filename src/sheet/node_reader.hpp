/// Typed access to a document: what stands at a node is given as what was expected there, and reported where it is
/// something else. It knows the words of the format and nothing of lines or figures.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "dxbudget/document.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/rules.hpp"
#include "dxbudget/sheet.hpp"
#include "format/keys.hpp"
#include "reading/shape_pitfall.hpp"

namespace dxbudget {

class NodeReader {
  public:
    NodeReader(const Document& document, Source& source, std::vector<Finding>& findings)
        : document_(document), source_(source), findings_(findings) {}

    const Node& node(NodeId id) const { return document_[id]; }
    const Document& document() const { return document_; }
    const Source& source() const { return source_; }
    template <class Visit>
    void each_entry(NodeId mapping, Visit visit) {
        dxbudget::each_entry(document_, mapping, [&](NodeId key, NodeId value) {
            const Entry outer = std::exchange(entry_, {mapping, key, value});
            visit(key, value);
            entry_ = outer;
        });
    }
    template <class Visit>
    void each_element(NodeId sequence, Visit visit) const {
        for (NodeId id = node(sequence).first_child; id != no_node; id = node(id).next_sibling) visit(id);
    }
    /// Whether the node is of that shape; says what is wrong where it is not. Blank and unreadable nodes are passed
    /// over.
    bool is_mapping(NodeId id);
    bool is_sequence(NodeId id);
    /// The text of a scalar; empty for a blank, reported where it is something else.
    std::string_view text_of(NodeId id);
    /// `yes` or `no`; `otherwise` where it is neither, which is reported.
    bool flag_of(NodeId id, bool otherwise);
    /// What a key says in a scope, where it is a word at all.
    Key key_at(NodeId key, Scope scope) const;
    /// Whether some key of a mapping is such a one; for `Key::none`, any key of the scope.
    bool has_key(NodeId mapping, Scope scope, Key wanted = Key::none) const;

    /// The key of the entry that is being read.
    NodeId key_being_read() const { return entry_.key; }

    Finding& report(const Rule& rule, Span span, Message message, Message help = {});
    void report(Finding finding);
    void report_shape(NodeId id, Expected expected);
    /// Reports what YAML made of a node that was meant as something else; whether there was such a thing.
    bool report_pitfall(NodeId id, Expected expected);
    Message help_for_list() const;
    void report_unknown_key(NodeId key, Scope scope);

  protected:
    /// The stages that a key may name besides the known ones; they may grow.
    void name_stages(const std::vector<Stage>& stages) { stages_ = &stages; }

    const Document& document_;
    Source& source_;
    std::vector<Finding>& findings_;

  private:
    /// The entry of a mapping that is being read.
    struct Entry {
        NodeId mapping = no_node;
        NodeId key = no_node;
        NodeId value = no_node;
    };

    /// Whether the mapping that is being read has a key, so far as it is short.
    bool is_stated(std::string_view word) const;
    /// Where the shape of a node is to be corrected: at its key, where it begins on another line than that.
    Span place_of_shape(NodeId id) const;

    const std::vector<Stage>* stages_ = nullptr;
    Entry entry_;
};

}  // namespace dxbudget
