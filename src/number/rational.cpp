#include "dxbudget/rational.hpp"

#include <array>
#include <cstddef>
#include <numeric>

namespace dxbudget {

__extension__ typedef unsigned __int128 Unsigned128;

static constexpr Int128 greatest = static_cast<Int128>(~Unsigned128{0} >> 1U);

static Unsigned128 magnitude(Int128 value) {
    return value < 0 ? Unsigned128{0} - static_cast<Unsigned128>(value) : static_cast<Unsigned128>(value);
}

static Unsigned128 common_divisor(Unsigned128 a, Unsigned128 b) {
    while (b != 0) {
        // 128-bit division is slow; nearly every number seen fits into 64 bits.
        if (((a | b) >> 64U) == 0) return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
        const Unsigned128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static Int128 common_divisor(Int128 a, Int128 b) {
    return static_cast<Int128>(common_divisor(magnitude(a), magnitude(b)));
}

Rational Rational::overflow() {
    return {Int128{0}, Int128{0}};
}

Rational Rational::fraction(Int128 numerator, Int128 denominator) {
    if (denominator == 0) return overflow();
    Unsigned128 above = magnitude(numerator);
    Unsigned128 below = magnitude(denominator);
    if (below != 1) {
        const Unsigned128 divisor = common_divisor(above, below);
        above /= divisor;
        below /= divisor;
    }
    if (above > static_cast<Unsigned128>(greatest) || below > static_cast<Unsigned128>(greatest)) return overflow();
    const Int128 value = static_cast<Int128>(above);
    return {(numerator < 0) == (denominator < 0) ? value : -value, static_cast<Int128>(below)};
}

Rational Rational::power_of_ten(int exponent) {
    const bool inverse = exponent < 0;
    if (exponent > 38 || exponent < -38) return overflow();
    Int128 power = 1;
    for (int i = inverse ? -exponent : exponent; i > 0; --i) power *= 10;
    return inverse ? Rational{Int128{1}, power} : Rational{power, Int128{1}};
}

Rational Rational::abs() const {
    return numerator_ < 0 ? -*this : *this;
}

Rational Rational::floor() const {
    if (denominator_ <= 1) return *this;
    const Int128 whole = numerator_ / denominator_;
    return {numerator_ < 0 ? whole - 1 : whole, Int128{1}};
}

Rational Rational::ceil() const {
    return -(-*this).floor();
}

Rational Rational::truncate() const {
    if (denominator_ <= 1) return *this;
    return {numerator_ / denominator_, Int128{1}};
}

Rational Rational::round_half_up(int decimals) const {
    const Rational scaled = abs() * power_of_ten(decimals);
    if (scaled.overflowed()) return overflow();
    const Int128 rest = scaled.numerator_ % scaled.denominator_;
    Rational rounded{scaled.numerator_ / scaled.denominator_, Int128{1}};
    if (rest >= scaled.denominator_ - rest) rounded += 1;
    rounded = rounded * power_of_ten(-decimals);
    return numerator_ < 0 ? -rounded : rounded;
}

Rational Rational::operator-() const {
    return {-numerator_, denominator_};
}

Rational& Rational::operator+=(const Rational& other) {
    Int128 sum = 0;
    if (denominator_ == 1 && other.denominator_ == 1) {
        const bool lost = __builtin_add_overflow(numerator_, other.numerator_, &sum);
        return *this = lost || sum < -greatest ? overflow() : Rational{sum, Int128{1}};
    }
    if (overflowed() || other.overflowed()) return *this = overflow();
    const Int128 divisor = common_divisor(denominator_, other.denominator_);
    const Int128 widening = other.denominator_ / divisor;
    Int128 left = 0;
    Int128 right = 0;
    Int128 denominator = 0;
    const bool lost = __builtin_mul_overflow(numerator_, widening, &left) ||
                      __builtin_mul_overflow(other.numerator_, denominator_ / divisor, &right) ||
                      __builtin_mul_overflow(denominator_, widening, &denominator) ||
                      __builtin_add_overflow(left, right, &sum);
    return *this = lost ? overflow() : fraction(sum, denominator);
}

Rational operator-(const Rational& left, const Rational& right) {
    return left + -right;
}

Rational operator*(const Rational& left, const Rational& right) {
    if (left.overflowed() || right.overflowed()) return Rational::overflow();
    Int128 a = left.numerator_;
    Int128 b = left.denominator_;
    Int128 c = right.numerator_;
    Int128 d = right.denominator_;
    const auto is_short = [](Int128 value) { return value == static_cast<std::int64_t>(value); };
    if (b == 1 && d == 1 && is_short(a) && is_short(c)) return {a * c, Int128{1}};
    if (d != 1) {
        const Int128 divisor = common_divisor(a, d);
        a /= divisor;
        d /= divisor;
    }
    if (b != 1) {
        const Int128 divisor = common_divisor(c, b);
        c /= divisor;
        b /= divisor;
    }
    Int128 numerator = 0;
    Int128 denominator = 0;
    const bool lost = __builtin_mul_overflow(a, c, &numerator) || __builtin_mul_overflow(b, d, &denominator);
    return lost || numerator < -greatest ? Rational::overflow() : Rational{numerator, denominator};
}

Rational operator/(const Rational& left, const Rational& right) {
    if (right.overflowed() || right.numerator_ == 0) return Rational::overflow();
    const Int128 sign = right.numerator_ < 0 ? -1 : 1;
    return left * Rational{sign * right.denominator_, sign * right.numerator_};
}

/// A quotient rounded down, and what it leaves, from 0 to below the divisor.
struct Quotient {
    Int128 whole;
    Int128 rest;
};

static Quotient divide_down(Int128 numerator, Int128 denominator) {
    const Quotient quotient{numerator / denominator, numerator % denominator};
    if (quotient.rest >= 0) return quotient;
    return {quotient.whole - 1, quotient.rest + denominator};
}

std::partial_ordering operator<=>(const Rational& left, const Rational& right) {
    if (left.overflowed() || right.overflowed()) return std::partial_ordering::unordered;
    // Cross-multiplying could overflow; comparing the continued fractions, place by place, cannot.
    Int128 a = left.numerator_;
    Int128 b = left.denominator_;
    Int128 c = right.numerator_;
    Int128 d = right.denominator_;
    while (b != d) {
        const Quotient one = divide_down(a, b);
        const Quotient other = divide_down(c, d);
        if (one.whole != other.whole) return one.whole <=> other.whole;
        if (one.rest == 0 || other.rest == 0) return one.rest <=> other.rest;
        // one.rest / b against other.rest / d is d / other.rest against b / one.rest.
        a = d;
        d = one.rest;
        c = b;
        b = other.rest;
    }
    return a <=> c;
}

/// A number's decimal digits before and after the point.
struct DecimalDigits {
    std::string whole;
    std::string decimals;
    bool ends = true;  ///< whether no digits follow
};

static DecimalDigits digits_of(const Rational& number, int places) {
    DecimalDigits digits;
    const Unsigned128 denominator = magnitude(number.denominator());
    Unsigned128 whole = magnitude(number.numerator()) / denominator;
    Unsigned128 rest = magnitude(number.numerator()) % denominator;
    std::array<char, 40> reversed{};
    std::size_t count = 0;
    do {
        reversed[count++] = static_cast<char>('0' + static_cast<int>(whole % 10));
        whole /= 10;
    } while (whole != 0);
    digits.whole.assign(reversed.rend() - static_cast<std::ptrdiff_t>(count), reversed.rend());
    for (; rest != 0 && places > 0; --places) {
        // Ten times the rest may exceed 128 bits: it is added up, and the denominator taken away as it comes.
        Unsigned128 sum = 0;
        char digit = '0';
        for (int i = 0; i < 10; ++i) {
            sum += rest;
            if (sum >= denominator) {
                sum -= denominator;
                ++digit;
            }
        }
        rest = sum;
        digits.decimals.push_back(digit);
    }
    digits.ends = rest == 0;
    return digits;
}

static std::string join(const Rational& number, const DecimalDigits& digits) {
    std::string text = number.sign() < 0 ? "-" : "";
    text += digits.whole;
    if (!digits.decimals.empty()) text += '.' + digits.decimals;
    return text;
}

/// How many decimals are shown of a number whose decimals do not end: six, but as many more as tell it from the next
/// rounder number.
static int shown_decimals(const std::string& decimals) {
    constexpr std::size_t usual = 6;
    constexpr std::size_t telling = 3;
    const char first = decimals.empty() ? '1' : decimals.front();
    const std::size_t run = first == '0' || first == '9' ? decimals.find_first_not_of(first) : 0;
    if (run == std::string::npos || run < usual) return static_cast<int>(usual);
    return static_cast<int>(run + telling);
}

std::string grouped(const Rational& number) {
    if (number.overflowed()) return "overflow";
    constexpr int most_decimals = 18;
    DecimalDigits digits = digits_of(number, most_decimals);
    if (!digits.ends) digits = digits_of(number, shown_decimals(digits_of(number, 2 * most_decimals).decimals));
    for (std::size_t place = digits.whole.size(); place > 3;) {
        place -= 3;
        digits.whole.insert(place, 1, ',');
    }
    std::string text = join(number, digits);
    if (!digits.ends) text += "…";
    return text;
}

std::string plain(const Rational& number) {
    if (number.overflowed()) return "overflow";
    const DecimalDigits digits = digits_of(number, 18);
    return join(number, digits.ends ? digits : digits_of(number, 6));
}

std::string as_fraction(const Rational& number) {
    if (number.is_integer() || number.overflowed()) return plain(number);
    return plain(Rational::fraction(number.numerator(), 1)) + "/" + plain(Rational::fraction(number.denominator(), 1));
}

}  // namespace dxbudget
