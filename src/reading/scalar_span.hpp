/// Where a scalar ends: yaml-cpp says where one begins, and what it says.
#pragma once

#include <cstdint>
#include <string_view>

#include "dxbudget/document.hpp"
#include "reading/yaml_text.hpp"

namespace dxbudget {

/// A scalar's bytes.
struct ScalarSpan {
    Span span;     ///< with its quotes, or the `|` of a block
    Span content;  ///< without them
    NodeStyle style = NodeStyle::plain;
    bool verbatim = false;    ///< its value stands at `content`, byte for byte
    bool multi_line = false;  ///< plain or quoted, and goes on in the next line
};

/// Measures the scalar that begins at `begin` and reads as `value`; `parent` is the column of the block collection that
/// it stands in, -1 for none.
ScalarSpan measure_scalar(const YamlText& text, Offset begin, std::string_view value, std::int64_t parent);

}  // namespace dxbudget
