/// What computed figures are in terms of the written ones: each a sum with factors, found once.
#pragma once

#include <cstddef>
#include <vector>

#include "dxbudget/equation.hpp"
#include "engine/dependency_order.hpp"

namespace dxbudget {

class Expansion {
  public:
    /// A written figure with its factor in a sum.
    struct Part {
        FigureId figure = no_id;
        Rational factor = {};
        bool is_bent = false;  ///< it stands in a quotient or below a cap, too: what a change of it does is not known
    };
    struct Sum {
        std::vector<Part> parts = {};
        Rational constant = {};
    };

    Expansion(const Sheet& sheet, const Evaluation& evaluation);

    /// Adds a term, `times` over. A computed figure counts as the figures that it is computed from; one that is added
    /// in several ways stands in the sum as often.
    void add(Sum& sum, const Term& term, const Rational& times);
    /// False where the sums have become too many for the size of the sheet, and what was added is not all.
    bool is_complete() const { return room_ > 0; }

  private:
    static void fold(Sum& sum);
    const Sum& sum_of(FigureId computed);
    void expand(FigureId computed);
    void append(Sum& sum, const Sum& other, const Rational& times);

    const Sheet& sheet_;
    const Evaluation& evaluation_;
    DependencyOrder order_;
    std::vector<std::size_t> index_;  // of each figure, into `sums_`
    std::vector<Sum> sums_;
    std::ptrdiff_t room_;  // for parts
};

}  // namespace dxbudget
