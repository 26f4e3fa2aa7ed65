#include "tables/row_tree.hpp"

#include <algorithm>
#include <map>

namespace dxbudget::tables {
namespace {

/// No deeper than a sheet can be written and read.
constexpr std::size_t deepest_tree = 30;

class TreeOfRows {
  public:
    explicit TreeOfRows(std::size_t rows) : height_(rows) {
        tree_.sums.resize(rows);
        tree_.above.resize(rows, RowTree::none);
        tree_.subtracted.resize(rows);
    }

    void add(const Claim& claim, std::size_t index) {
        std::vector<std::size_t> parts = with_sums_of_parts(claim);
        std::ranges::sort(parts);
        if (!tree_.sums[claim.target].empty() && parts.size() == 2 && add_remainder(claim.target, parts, index)) return;
        if (!can_add(claim.target, parts)) {
            tree_.unplaced.push_back(index);
            return;
        }
        put(claim.target, std::move(parts), index);
    }

    RowTree take() { return std::move(tree_); }

  private:
    /// The parts, where all parts of one sum among them are replaced by it.
    std::vector<std::size_t> with_sums_of_parts(const Claim& claim) const {
        std::vector<std::size_t> parts = claim.parts;
        for (bool changed = true; changed;) {
            changed = false;
            std::map<std::size_t, std::size_t> counts;
            for (const std::size_t part : parts)
                if (tree_.above[part] != RowTree::none) ++counts[tree_.above[part]];
            for (const auto& [sum, count] : counts) {
                const bool is_whole = sum != claim.target && !tree_.sums[sum].empty() &&
                                      tree_.sums[sum].front().parts.size() == count &&
                                      std::ranges::find(parts, sum) == parts.end();
                if (!is_whole) continue;
                std::erase_if(parts, [this, whole = sum](std::size_t part) { return tree_.above[part] == whole; });
                parts.push_back(sum);
                changed = true;
            }
        }
        return parts;
    }

    bool is_below(std::size_t row, std::size_t sum) const {
        for (; row != RowTree::none; row = tree_.above[row])
            if (row == sum) return true;
        return false;
    }

    bool can_add(std::size_t target, const std::vector<std::size_t>& parts) const {
        std::size_t height = 0;
        for (const std::size_t part : parts) {
            if (tree_.above[part] != RowTree::none || is_below(target, part)) return false;
            height = std::max(height, height_[part] + 1);
        }
        for (std::size_t row = target; row != RowTree::none; row = tree_.above[row]) ++height;
        return height <= deepest_tree && std::ranges::adjacent_find(parts) == parts.end();
    }

    void put(std::size_t target, std::vector<std::size_t> parts, std::size_t index) {
        std::size_t height = height_[target];
        for (const std::size_t part : parts) {
            tree_.above[part] = target;
            height = std::max(height, height_[part] + 1);
        }
        tree_.sums[target].push_back({std::move(parts), index});
        for (std::size_t row = target; row != RowTree::none && height_[row] < height; row = tree_.above[row], ++height)
            height_[row] = height;
    }

    /// Of `target = a + b`, where the target and a have parts of their own, and b is a row below without any: b is the
    /// target less a.
    bool add_remainder(std::size_t target, const std::vector<std::size_t>& parts, std::size_t index) {
        const std::size_t rest = parts[1];
        const std::size_t other = parts[0];
        if (rest < target || tree_.sums[other].empty() || !tree_.sums[rest].empty() ||
            tree_.above[rest] != RowTree::none)
            return false;
        std::vector<std::size_t> of_rest = {std::min(target, other), std::max(target, other)};
        if (!can_add(rest, of_rest)) return false;
        tree_.subtracted[other] = 1;
        put(rest, std::move(of_rest), index);
        return true;
    }

    RowTree tree_;
    std::vector<std::size_t> height_;  // of what is below each row
};

}  // namespace

RowTree tree_of_rows(const Understanding& table, const std::vector<std::size_t>& doubtful) {
    std::vector<std::size_t> sums;
    std::vector<std::size_t> left_out;
    for (std::size_t c = 0; c < table.claims.size(); ++c) {
        if (!table.claims[c].lines_are_rows || table.claims[c].operation != Operation::sum) continue;
        (std::ranges::find(doubtful, c) == doubtful.end() ? sums : left_out).push_back(c);
    }
    const auto extent = [&](std::size_t c) {
        const Claim& claim = table.claims[c];
        return std::pair(claim.parts.size(), claim.target);
    };
    std::ranges::stable_sort(sums, [&](std::size_t a, std::size_t b) { return extent(a) < extent(b); });
    std::vector<int> sums_of(table.figures.rows);
    for (const std::size_t c : sums) ++sums_of[table.claims[c].target];
    // A sum that restates another row's remainder comes once that row has its own parts.
    TreeOfRows tree(table.figures.rows);
    for (const bool of_two : {false, true})
        for (const std::size_t c : sums) {
            const Claim& claim = table.claims[c];
            const bool is_late = claim.parts.size() == 2 && sums_of[claim.target] > 1;
            if (is_late == of_two) tree.add(claim, c);
        }
    RowTree result = tree.take();
    result.unplaced.insert(result.unplaced.end(), left_out.begin(), left_out.end());
    return result;
}

}  // namespace dxbudget::tables
