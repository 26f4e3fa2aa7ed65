#include "reading/block_levels.hpp"

namespace dxbudget {

// Closes what ends before an entry or value at `column`: what is deeper, and a list beside a key.
void BlockLevels::close_deeper(std::int64_t column, bool is_sequence) {
    while (column < this->column() || (column == this->column() && levels_.back().is_sequence && !is_sequence)) {
        last_closed_ = levels_.back();
        levels_.pop_back();
    }
}

bool BlockLevels::enter(std::int64_t column, bool is_sequence, Span entry) {
    close_deeper(column, is_sequence);
    if (!levels_.empty() && levels_.back().column == column && levels_.back().is_sequence == is_sequence) {
        levels_.back().is_waiting = true;
        levels_.back().entry = entry;
        return true;
    }
    if (levels_.empty() ? has_root_ : !levels_.back().is_waiting) return false;
    close_value();
    levels_.push_back({.column = column, .is_sequence = is_sequence, .is_waiting = true, .entry = entry});
    return true;
}

bool BlockLevels::take_value(std::int64_t column) {
    close_deeper(column, false);
    const bool is_awaited = levels_.empty() ? !has_root_ : levels_.back().is_waiting && levels_.back().column < column;
    has_root_ = has_root_ || is_awaited;
    return is_awaited;
}

void BlockLevels::close_value() {
    if (levels_.empty()) {
        has_root_ = true;
    } else {
        levels_.back().is_waiting = false;
    }
}

Span BlockLevels::nearest_entry(std::int64_t column) const {
    const bool is_above = last_closed_.column > column && !last_closed_.is_sequence;
    if (is_above && (levels_.empty() || last_closed_.column - column <= column - this->column()))
        return last_closed_.entry;
    return levels_.empty() ? Span{} : levels_.back().entry;
}

}  // namespace dxbudget
