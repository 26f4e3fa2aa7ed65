/// Where in a sheet an amount stands.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "diagnosis/ledger.hpp"
#include "dxbudget/sheet.hpp"

namespace dxbudget {

/// A figure elsewhere that an empty one may be the counterpart of.
struct Counterpart {
    FigureId figure = no_id;
    bool is_linked = false;  ///< other rows have, or lack, the same amount in both places, and none another
};

/// The amounts of a sheet by their size, found when they are first asked for.
class Whereabouts {
  public:
    explicit Whereabouts(const Ledger& ledger) : ledger_(ledger), sheet_(ledger.sheet()) {}

    /// The figure with that amount or its negative which a figure is most likely the counterpart of: one of another
    /// line and not beside it in its column, where the table links the two first; none of small amounts, which stand
    /// anywhere.
    std::optional<Counterpart> counterpart_of(FigureId figure, const Rational& amount);

  private:
    using Entry = std::pair<Rational, FigureId>;

    void collect();

    const Ledger& ledger_;
    const Sheet& sheet_;
    std::vector<Entry> by_size_;
    bool is_collected_ = false;
};

/// How many rows stand around, how many of them have an amount in the column of a figure, how many a negative one, and
/// how many one with as many digits as a given amount.
struct ColumnTally {
    int rows = 0;
    int amounts = 0;
    int negatives = 0;
    int as_long = 0;
};
ColumnTally column_around(const Sheet& sheet, FigureId figure, const Rational& amount = {});

/// The figure in the row above, in the same column: of a source, of the source of that name in the row before.
FigureId above(const Sheet& sheet, FigureId figure);

}  // namespace dxbudget
