/// Sums whose addends are scattered: a few lines on one side of their total, or a run of which one or two lines are
/// left out. They are looked up by fingerprints, so only those that hold exactly are found: in every other position, so
/// that one broken figure does not hide them.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tables/lines.hpp"
#include "tables/search_bounds.hpp"

namespace dxbudget::tables {

class ScatteredSums {
  public:
    ScatteredSums(const Lines& lines, const SearchBounds& bounds);

    /// Addends for a line among some others, and how many sets of addends were as near.
    struct Found {
        std::vector<std::size_t> parts;
        double combinations = 1;
    };

    /// The sums that `target` may be among `lines`, which are in the order of their distance from it.
    std::vector<Found> among(std::size_t target, const std::vector<std::size_t>& lines);

  private:
    std::vector<Found> among(std::size_t target, const std::vector<std::size_t>& lines, std::size_t first,
                             std::size_t step);
    void look_for_few(std::uint64_t whole, const std::vector<std::size_t>& lines, std::vector<Found>& found);
    void look_for_omissions(std::uint64_t whole, const std::vector<std::size_t>& lines, std::vector<Found>& found);

    const Lines& lines_;
    const SearchBounds& bounds_;
    std::vector<std::uint64_t> factors_;  // of each position
    std::vector<std::uint64_t> prints_;   // of the lines that are looked at
    std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>> pairs_;
};

}  // namespace dxbudget::tables
