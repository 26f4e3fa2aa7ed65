/// What is usual in a sheet's tables: whether their figures are negative, whether cells are left blank, and of what all
/// figures are multiples. A value that would be the first of its kind is no cause.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "dxbudget/sheet.hpp"

namespace dxbudget {

class Customs {
  public:
    /// Looks at each figure once.
    explicit Customs(const Sheet& sheet);

    /// Whether a figure may be negative: others of its table are, or it is in none.
    bool may_be_negative(FigureId figure) const;
    /// Whether a blank says nothing: its table has others, or it is a source that has no amount at any stage.
    bool leaves_blanks(FigureId figure) const;
    /// Whether a value would lie off the grain of its table: all its figures but one are multiples of ten, a hundred or
    /// a thousand, too many for chance.
    bool is_off_grain(FigureId figure, const Rational& value) const;

  private:
    /// The figures of a table, or of the sheet.
    struct Tally {
        std::uint32_t negatives = 0;
        std::uint32_t blanks = 0;
        std::uint32_t amounts = 0;                    ///< that are not zero
        std::array<std::uint32_t, 3> multiples = {};  ///< of them, those of 10, of 100 and of 1,000

        int zeros() const;
    };

    void count(Tally& tally, const Figure& figure) const;

    const Sheet& sheet_;
    Tally all_;
    std::vector<Tally> tables_;
};

}  // namespace dxbudget
