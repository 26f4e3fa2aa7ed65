#include "dxbudget/equation.hpp"

namespace dxbudget {

Message describe_obstacle(Obstacle obstacle) {
    switch (obstacle) {
        case Obstacle::unreadable:
            return {{"a figure in it cannot be read", "読めない数字を含む"}, {}};
        case Obstacle::approximate:
            return {{"a figure in it is approximate", "概数を含む"}, {}};
        case Obstacle::overflow:
            return {{"its numbers are too large to compute with", "数が大きすぎて計算できない"}, {}};
        case Obstacle::undetermined:
            return {{"figures that it needs are not stated", "計算に必要な数字が記載されていない"}, {}};
        case Obstacle::no_year:
            return {
                {"the sheet's fiscal year is not stated, or cannot be read", "調書の年度が書かれていないか、読めない"},
                {}};
        case Obstacle::no_unit_cost:
            return {{"the unit cost of one of its groups of staff is not known for that year",
                     "その年度の人件費単価が分からない職員区分がある"},
                    {}};
        case Obstacle::no_head_count:
            return {{"the number of staff is not stated", "職員数が記載されていない"}, {}};
        case Obstacle::unclear:
            return {{"a line in it states no amount, and its parts or its share do not determine one",
                     "金額の記載がなく、内訳や負担割合からも額の定まらない行がある"},
                    {}};
        case Obstacle::incomplete:
            return {{"part of its lines could not be read", "読み取れない部分のある行を含む"}, {}};
        case Obstacle::none:
            break;
    }
    return {};
}

}  // namespace dxbudget
