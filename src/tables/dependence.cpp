#include "tables/dependence.hpp"

#include <algorithm>

namespace dxbudget::tables {
namespace {

constexpr std::uint64_t prime = 2147483647;

std::uint64_t inverse(std::uint64_t number) {
    std::uint64_t result = 1;
    for (std::uint64_t exponent = prime - 2; exponent != 0; exponent >>= 1) {
        if (exponent & 1) result = result * number % prime;
        number = number * number % prime;
    }
    return result;
}

}  // namespace

Dependence::Row Dependence::row_of(std::size_t target, std::span<const std::size_t> parts) const {
    Row row(lines_);
    row[target] = 1;
    for (const std::size_t part : parts) row[part] = (row[part] + prime - 1) % prime;
    return row;
}

void Dependence::reduce(Row& row) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const std::uint64_t factor = row[leading_[i]];
        if (factor == 0) continue;
        for (std::size_t line = leading_[i]; line < lines_; ++line)
            if (rows_[i][line] != 0) row[line] = (row[line] + (prime - factor) * rows_[i][line]) % prime;
    }
}

void Dependence::add(std::size_t target, std::span<const std::size_t> parts) {
    Row row = row_of(target, parts);
    reduce(row);
    const auto first = std::ranges::find_if(row, [](std::uint64_t x) { return x != 0; });
    if (first == row.end()) return;
    const std::uint64_t factor = inverse(*first);
    for (std::uint64_t& x : row) x = x * factor % prime;
    leading_.push_back(static_cast<std::size_t>(first - row.begin()));
    rows_.push_back(std::move(row));
}

bool Dependence::follows(std::size_t target, std::span<const std::size_t> parts) const {
    Row row = row_of(target, parts);
    reduce(row);
    return std::ranges::all_of(row, [](std::uint64_t x) { return x == 0; });
}

}  // namespace dxbudget::tables
