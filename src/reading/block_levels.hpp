/// The block collections that are open at a line, by their columns.
#pragma once

#include <cstdint>
#include <vector>

#include "dxbudget/source.hpp"

namespace dxbudget {

class BlockLevels {
  public:
    /// Where the innermost collection begins; -1 outside of all.
    std::int64_t column() const { return levels_.empty() ? -1 : levels_.back().column; }
    /// Opens a collection at `column`, or goes on with the one that is open there. False when neither is possible.
    bool enter(std::int64_t column, bool is_sequence, Span entry);
    /// Closes what cannot go on with a value at `column`; whether one is awaited there, which then begins.
    bool take_value(std::int64_t column);
    /// The last key or dash, or the document, has its value.
    void close_value();
    /// What was taken for the document's own value was none.
    void forget_root_value() { has_root_ = has_root_ && !levels_.empty(); }
    /// The entry in whose column one at `column` was probably meant to begin: the nearest of those before and after it;
    /// empty if there is none.
    Span nearest_entry(std::int64_t column) const;

  private:
    struct Level {
        std::int64_t column = 0;
        bool is_sequence = false;
        bool is_waiting = false;  // its last key or dash has no value yet
        Span entry;               // its last key, or the dash
    };
    std::vector<Level> levels_;
    bool has_root_ = false;
    Level last_closed_;

    void close_deeper(std::int64_t column, bool is_sequence);
};

}  // namespace dxbudget
