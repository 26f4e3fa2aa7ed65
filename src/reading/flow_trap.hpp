/// Flaws within `{…}` and `[…]`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "reading/syntax_trap.hpp"

namespace dxbudget {

/// What reading has met so far.
struct TrapReading {
    std::vector<SyntaxTrap> traps;
    std::vector<std::string_view> anchors;  ///< of the document
    std::size_t limit = 0;

    bool is_full() const { return traps.size() >= limit; }
    void add(Finding finding, Span value);
    bool knows_anchor(std::string_view name) const;
};

/// Reads the collection that opens at `open` within a block collection at column `parent` (-1: none); adds its flaws
/// and returns where reading goes on: behind its closing bracket, or at the line where it was found to be unclosed.
struct FlowEnd {
    Offset at = 0;
    bool closed = false;
};
FlowEnd read_flow(const YamlText& text, Offset open, std::int64_t parent, TrapReading& reading);

}  // namespace dxbudget
