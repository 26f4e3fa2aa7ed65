/// Tries whether one line is the sum of others, and says what that proves.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tables/claim.hpp"
#include "tables/lines.hpp"

namespace dxbudget::tables {

/// Sums over the lines of one direction of a table. It keeps its working memory, so use one for all trials.
class SumTrial {
  public:
    explicit SumTrial(const Lines& lines) : lines_(lines) {}

    /// The evidence for `target` = sum of `parts` (at least one), over the positions in which the target has a number.
    Evidence weigh(std::size_t target, std::span<const std::size_t> parts);

    /// Digits less what broken positions take, without the controls of `weigh`; what a search compares candidates with.
    double quick_score(std::size_t target, std::span<const std::size_t> parts);

    /// How the equation fares in each position.
    std::vector<Agreement> agreements(std::size_t target, std::span<const std::size_t> parts);

  private:
    /// The sum in one position.
    struct Sum {
        std::int64_t value = 0;
        std::int64_t slack = 0;
        std::int64_t largest = 0;  ///< addend, without its sign
        double squared_slack = 0;
        std::int32_t figures = 0;
        std::int32_t not_zero = 0;
    };
    struct Judged {
        Agreement agreement = Agreement::absent;
        double digits = 0;
    };
    /// How often, of `trials`, a sum with half of its addends from another position still agrees.
    struct Control {
        int trials = 0;
        int exact = 0;
        int rounded = 0;
    };

    void add_up(std::size_t target, std::span<const std::size_t> parts);
    Judged judge(std::size_t at, const Sum& sum) const;
    Control control(std::size_t target, std::span<const std::size_t> parts);
    bool is_proportional(std::size_t target, std::span<const std::size_t> parts) const;
    double range_of_share(std::size_t target, std::size_t part) const;
    static double tolerance(std::int64_t own_slack, const Sum& sum);

    const Lines& lines_;
    std::vector<Sum> sums_;
    std::vector<Judged> judged_;
    std::vector<std::int64_t> half_;
};

}  // namespace dxbudget::tables
