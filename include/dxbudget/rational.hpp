/// Exact numbers: every amount, share and factor. Never binary floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace dxbudget {

__extension__ typedef __int128 Int128;

/// A fraction in lowest terms with a positive denominator, each part below 2^127; arithmetic that would leave that
/// range on its way yields `overflow()`, which every further operation keeps and no comparison holds for.
class Rational {
  public:
    constexpr Rational() = default;
    constexpr Rational(std::int64_t whole) : numerator_(whole) {}

    /// `numerator / denominator`; `overflow()` when the denominator is 0.
    static Rational fraction(Int128 numerator, Int128 denominator);
    /// 10 to the power of `exponent`, which may be negative (a decimal place).
    static Rational power_of_ten(int exponent);
    static Rational overflow();

    bool overflowed() const { return denominator_ == 0; }
    bool is_integer() const { return denominator_ == 1; }
    bool is_zero() const { return denominator_ != 0 && numerator_ == 0; }
    /// -1, 0 or 1; 0 for an overflow.
    int sign() const { return denominator_ == 0 ? 0 : (numerator_ > 0) - (numerator_ < 0); }
    Int128 numerator() const { return numerator_; }
    Int128 denominator() const { return denominator_; }

    Rational abs() const;
    /// The nearest whole number below, above, or toward zero.
    Rational floor() const;
    Rational ceil() const;
    Rational truncate() const;
    /// The nearest multiple of 10^-decimals, half away from zero, alike for both signs.
    Rational round_half_up(int decimals) const;

    Rational operator-() const;
    Rational& operator+=(const Rational& other);
    friend Rational operator+(Rational left, const Rational& right) { return left += right; }
    friend Rational operator-(const Rational& left, const Rational& right);
    friend Rational operator*(const Rational& left, const Rational& right);
    /// `overflow()` when the divisor is 0.
    friend Rational operator/(const Rational& left, const Rational& right);

    friend bool operator==(const Rational& left, const Rational& right) {
        return left.denominator_ != 0 && left.numerator_ == right.numerator_ && left.denominator_ == right.denominator_;
    }
    friend std::partial_ordering operator<=>(const Rational& left, const Rational& right);

  private:
    constexpr Rational(Int128 numerator, Int128 denominator) : numerator_(numerator), denominator_(denominator) {}

    Int128 numerator_ = 0;
    Int128 denominator_ = 1;  // 0 marks an overflow
};

/// The number with thousands separators: `58,038`, `-270`, `42,034.5`; a fraction that does not end within six decimals
/// is cut there and marked, `333.333333…`.
std::string grouped(const Rational& number);

/// The same as scripts read it, without separators and mark: all decimals up to 18 where the fraction ends within them,
/// else the first six.
std::string plain(const Rational& number);

/// The number as a fraction in lowest terms, `5/6`; without its denominator where that is 1.
std::string as_fraction(const Rational& number);

}  // namespace dxbudget
