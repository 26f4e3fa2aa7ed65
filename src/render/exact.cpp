#include "render/exact.hpp"

namespace dxbudget {

std::string exact(const Rational& amount) {
    constexpr int most_decimals = 18;  // of `plain`
    const bool ends = amount.is_integer() || (amount * Rational::power_of_ten(most_decimals)).is_integer();
    return ends ? plain(amount) : as_fraction(amount);
}

}  // namespace dxbudget
