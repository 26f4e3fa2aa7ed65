/// Which equations over lines follow from others: linear algebra modulo a prime.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dxbudget::tables {

/// Equations `target = sum of parts` over a number of lines.
class Dependence {
  public:
    explicit Dependence(std::size_t lines) : lines_(lines) {}

    void add(std::size_t target, std::span<const std::size_t> parts);
    /// Whether the equation is a combination of those that were added.
    bool follows(std::size_t target, std::span<const std::size_t> parts) const;

  private:
    using Row = std::vector<std::uint64_t>;

    Row row_of(std::size_t target, std::span<const std::size_t> parts) const;
    void reduce(Row& row) const;

    std::size_t lines_;
    std::vector<Row> rows_;             // each reduced by those before it
    std::vector<std::size_t> leading_;  // where each has its first 1
};

}  // namespace dxbudget::tables
