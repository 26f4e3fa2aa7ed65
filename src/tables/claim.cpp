#include "tables/claim.hpp"

#include <algorithm>
#include <cmath>

namespace dxbudget::tables {

void Evidence::add(Agreement agreement, double more_digits) {
    digits += more_digits;
    switch (agreement) {
        case Agreement::absent:
            break;
        case Agreement::exact:
            ++exact;
            break;
        case Agreement::rounded:
            ++rounded;
            break;
        case Agreement::weak:
            ++weak;
            break;
        case Agreement::zero:
            ++zero;
            break;
        case Agreement::missing:
            ++missing;
            break;
        case Agreement::broken:
            ++broken;
            break;
    }
}

double digits_over_chance(int held, int broken, double by_chance) {
    if (held == 0 || by_chance <= 0) return 0;
    const double share = static_cast<double>(held) / (held + broken);
    if (share <= by_chance) return 0;
    double digits = held * std::log10(share / by_chance);
    if (broken > 0 && by_chance < 1) digits += broken * std::log10((1 - share) / (1 - by_chance));
    return std::max(0.0, digits / held);
}

}  // namespace dxbudget::tables
