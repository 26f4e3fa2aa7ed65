/// Whether two readers saw the same in a text.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "reading/plain_reader.hpp"
#include "reading/yaml_reader.hpp"

namespace dxbudget::testing {

inline bool is_same(const Source& source, const Node& a, const Node& b) {
    const auto is_of = [&](std::string_view text) {
        const char* const begin = source.text().data();
        return begin <= text.data() && text.data() <= begin + source.text().size();
    };
    return a.kind == b.kind && a.style == b.style && a.verbatim == b.verbatim && a.anchored == b.anchored &&
           a.unreadable == b.unreadable && a.multi_line == b.multi_line && a.span == b.span && a.content == b.content &&
           a.text == b.text && (a.text.empty() || is_of(a.text) == is_of(b.text)) && a.first_child == b.first_child &&
           a.next_sibling == b.next_sibling && a.child_count == b.child_count;
}

inline bool is_same(const Source& source, const Document& a, const Document& b) {
    return a.root == b.root &&
           std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
                      [&](const Node& left, const Node& right) { return is_same(source, left, right); });
}

/// What the reader of plain sheets made of a text whose bytes are in order.
enum class PlainReading {
    declined,
    same,       ///< as yaml-cpp: every node with every span, and nothing to be said of it
    different,  ///< which must never be
};

inline PlainReading compare_readings(const Source& source, const ReadingLimits& limits = {}) {
    const std::optional<std::vector<Document>> plain = read_plainly(source, limits);
    if (!plain) return PlainReading::declined;
    std::vector<Finding> findings;
    const std::vector<Document> documents = read_yaml(source, findings, limits);
    const bool is_equal =
        findings.empty() && std::equal(plain->begin(), plain->end(), documents.begin(), documents.end(),
                                       [&](const Document& a, const Document& b) { return is_same(source, a, b); });
    return is_equal ? PlainReading::same : PlainReading::different;
}

}  // namespace dxbudget::testing
