/// Where the addends of a line may lie: runs before or after it, runs at a distance, regular strides, pairs anywhere.
#pragma once

#include <vector>

#include "tables/claim.hpp"
#include "tables/lines.hpp"
#include "tables/scattered_sums.hpp"
#include "tables/search_bounds.hpp"
#include "tables/sum_trial.hpp"

namespace dxbudget::tables {

/// Candidates with their evidence and score, those of any promise alone.
class SumCandidates {
  public:
    SumCandidates(const Lines& lines, const SearchBounds& bounds)
        : lines_(lines), bounds_(bounds), trial_(lines), scattered_(lines, bounds) {}

    /// Runs over the lines that are `active`: not yet parts of another sum.
    std::vector<Claim> runs(const std::vector<std::uint8_t>& active);
    /// What needs no knowledge of other sums.
    std::vector<Claim> elsewhere();

    /// Sums of scattered lines that are `active`, for lines that are no sum yet.
    std::vector<Claim> scattered(const std::vector<std::uint8_t>& active, const std::vector<std::uint8_t>& is_sum);

    SumTrial& trial() { return trial_; }

  private:
    class StrideSample;

    void run_from(const std::vector<std::size_t>& lines, std::size_t target, bool forward,
                  const std::vector<std::uint8_t>& active, std::vector<Claim>& found);
    void strides(std::vector<Claim>& found);
    void stride_from(std::size_t target, bool forward, std::size_t stride, std::size_t offset,
                     std::vector<Claim>& found);
    void distant_runs(std::vector<Claim>& found);
    void pairs(std::vector<Claim>& found);
    void pairs_of(std::size_t target, std::size_t window, std::vector<Claim>& found);
    double strangers(const Claim& claim) const;
    void keep(Claim claim, double cost, const std::vector<std::uint8_t>* active, std::vector<Claim>& found);

    const Lines& lines_;
    const SearchBounds& bounds_;
    SumTrial trial_;
    ScatteredSums scattered_;
    std::vector<std::int64_t> sum_;
    std::vector<std::int64_t> slack_;
    std::vector<int> not_zero_;
};

}  // namespace dxbudget::tables
