/// Tries whether one line is the quotient of two others, or the relative change from one to the other.
#pragma once

#include <vector>

#include "tables/claim.hpp"
#include "tables/lines.hpp"

namespace dxbudget::tables {

/// Which lines an equation of ratios is about; `scale` is 100 where the ratio is written in percent.
struct RatioLines {
    Operation operation = Operation::division;
    std::size_t ratio = 0;
    std::size_t numerator = 0;    ///< or the new amount
    std::size_t denominator = 0;  ///< or the old amount
    int scale = 1;
};

class RatioTrial {
  public:
    explicit RatioTrial(const Lines& lines);

    struct Judged {
        Agreement agreement = Agreement::absent;
        double certainty = 1;  ///< how many times smaller than the figure an error would be seen
    };

    /// The equation with the numerator or denominator of another position where that is given.
    Judged judge(const RatioLines& ratio, std::size_t position, std::size_t numerator_position,
                 std::size_t denominator_position) const;
    Evidence weigh(const RatioLines& ratio) const;
    std::vector<Agreement> agreements(const RatioLines& ratio) const;

    /// Whether the ratio times its denominator is its numerator to the last digit, nearly everywhere.
    bool is_exact_product(const RatioLines& ratio) const;
    /// The decimals that a line's figures have in the mean.
    double fineness(std::size_t line) const { return fineness_[line]; }
    /// `value` of the number 1.
    double one() const { return one_; }

  private:
    const Lines& lines_;
    double one_ = 2;
    std::vector<double> fineness_;
};

}  // namespace dxbudget::tables
