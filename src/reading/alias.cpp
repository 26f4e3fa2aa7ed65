#include "reading/alias.hpp"

#include <string_view>
#include <unordered_set>
#include <utility>

#include "dxbudget/rules.hpp"

namespace dxbudget {

namespace {

class Resolver {
  public:
    Resolver(Document& document, const ReadingLimits& limits, std::vector<Finding>& findings)
        : document_(document), limits_(limits), findings_(findings) {}

    // Puts the copy in the alias's place.
    void replace(const Reference& reference) {
        const Node alias = document_[reference.node];
        at_ = alias.span;
        is_refused_ = false;
        copy_onto(reference.node, reference.target, reference.depth);
        if (is_refused_) document_.nodes[reference.node] = alias;  // which is null and unreadable
    }

    // Own keys win over merged ones, and an earlier merged mapping over a later one.
    void merge(NodeId mapping) {
        std::unordered_set<std::string_view> known;
        std::vector<NodeId> sources;
        std::vector<NodeId> kept;
        for (NodeId key = document_[mapping].first_child; key != no_node;) {
            const NodeId value = document_[key].next_sibling;
            if (is_merge_key(document_[key])) {
                collect(value, sources);
            } else {
                known.insert(document_[key].text);
                kept.push_back(key);
                kept.push_back(value);
            }
            key = document_[value].next_sibling;
        }
        for (const NodeId source : sources) {
            for (NodeId key = document_[source].first_child; key != no_node;) {
                const NodeId value = document_[key].next_sibling;
                if (known.insert(document_[key].text).second) {
                    kept.push_back(key);
                    kept.push_back(value);
                }
                key = document_[value].next_sibling;
            }
        }
        link(mapping, kept);
    }

  private:
    Document& document_;
    const ReadingLimits& limits_;
    std::vector<Finding>& findings_;
    std::uint32_t copied_ = 0;
    bool is_refused_ = false;
    bool was_refused_ = false;
    Span at_;

    static bool is_merge_key(const Node& key) {
        return key.kind == NodeKind::scalar && key.style == NodeStyle::plain && key.text == "<<";
    }

    void collect(NodeId value, std::vector<NodeId>& sources) const {
        const Node& node = document_[value];
        if (node.kind == NodeKind::mapping) sources.push_back(value);
        if (node.kind != NodeKind::sequence) return;
        for (NodeId item = node.first_child; item != no_node; item = document_[item].next_sibling) {
            if (document_[item].kind == NodeKind::mapping) sources.push_back(item);
        }
    }

    void link(NodeId mapping, const std::vector<NodeId>& children) {
        Node& node = document_.nodes[mapping];
        node.child_count = static_cast<std::uint32_t>(children.size());
        node.first_child = children.empty() ? no_node : children.front();
        for (std::size_t i = 0; i < children.size(); ++i) {
            document_.nodes[children[i]].next_sibling = i + 1 < children.size() ? children[i + 1] : no_node;
        }
    }

    void refuse(const Rule& rule, Message message) {
        is_refused_ = true;
        if (std::exchange(was_refused_, true)) return;  // said once a document
        findings_.push_back({.rule = &rule,
                             .severity = rule.severity,
                             .span = at_,
                             .message = std::move(message),
                             .help = {{"write the lines out", "参照を使わず、各行を書き出す"}, {}}});
    }

    // Recursive, and never deeper than the depth limit.
    void copy_onto(NodeId to, NodeId from, std::uint32_t depth) {
        if (is_refused_) return;
        if (depth > limits_.depth) {
            refuse(rules::too_deep, {{"the alias nests more than {0} levels", "参照による入れ子が {0} 段を超えている"},
                                     {Rational(std::int64_t{limits_.depth})}});
            return;
        }
        const NodeId sibling = document_[to].next_sibling;
        Node copy = document_[from];
        copy.anchored = true;
        copy.next_sibling = sibling;
        copy.first_child = no_node;
        document_.nodes[to] = copy;
        NodeId last = no_node;
        for (NodeId child = document_[from].first_child; child != no_node; child = document_[child].next_sibling) {
            if (++copied_ > limits_.copied_nodes) {
                refuse(rules::too_large,
                       {{"the aliases add up to more than {0} values", "参照によって値が {0} 個を超えている"},
                        {Rational(std::int64_t{limits_.copied_nodes})}});
                return;
            }
            const auto id = static_cast<NodeId>(document_.nodes.size());
            document_.nodes.emplace_back();
            (last == no_node ? document_.nodes[to].first_child : document_.nodes[last].next_sibling) = id;
            last = id;
            copy_onto(id, child, depth + 1);
            if (is_refused_) return;
        }
    }
};

}  // namespace

void resolve(Document& document, const std::vector<Reference>& references, const ReadingLimits& limits,
             std::vector<Finding>& findings) {
    Resolver resolver(document, limits, findings);
    for (const Reference& reference : references) {
        if (reference.target == no_node) {
            resolver.merge(reference.node);
        } else {
            resolver.replace(reference);
        }
    }
}

}  // namespace dxbudget
