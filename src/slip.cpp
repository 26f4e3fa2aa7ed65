#include "slip.hpp"

#include <algorithm>
#include <string>

namespace dxbudget {
namespace {

bool differs_by_power_of_ten(const Rational& written, const Rational& meant) {
    if (written.is_zero() || meant.is_zero()) return false;
    const Rational ratio = written / meant;
    for (const int power : {1, 2, 3, 4}) {
        if (ratio == Rational::power_of_ten(power) || ratio == Rational::power_of_ten(-power)) return true;
    }
    return false;
}

/// Whether `longer` is `shorter` with one digit more.
bool has_one_more(const std::string& longer, const std::string& shorter) {
    if (longer.size() != shorter.size() + 1) return false;
    const auto [at, other] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
    return std::equal(at, shorter.end(), other + 1);
}

}  // namespace

std::optional<Slip> recognize_slip(const Rational& written, const Rational& meant) {
    if (written == -meant) return Slip::sign_lost;
    if (differs_by_power_of_ten(written, meant)) return Slip::wrong_unit;
    if (written.sign() * meant.sign() < 0) return std::nullopt;
    const std::string before = plain(written.abs());
    const std::string after = plain(meant.abs());
    if (has_one_more(before, after)) return Slip::digit_added;
    if (has_one_more(after, before)) return Slip::digit_dropped;
    if (before.size() != after.size()) return std::nullopt;
    const auto [at, other] = std::mismatch(before.begin(), before.end(), after.begin());
    if (at == before.end()) return std::nullopt;
    if (std::equal(at + 1, before.end(), other + 1)) return Slip::digit_changed;
    const bool swapped = at + 1 != before.end() && at[0] == other[1] && at[1] == other[0];
    if (swapped && std::equal(at + 2, before.end(), other + 2)) return Slip::digits_transposed;
    return std::nullopt;
}

}  // namespace dxbudget
