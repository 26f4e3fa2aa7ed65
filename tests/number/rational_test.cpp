#include "dxbudget/rational.hpp"

#include <cmath>
#include <random>

#include "catch.hpp"

using namespace dxbudget;

namespace {

Rational ratio(std::int64_t numerator, std::int64_t denominator) {
    return Rational::fraction(numerator, denominator);
}

/// 2^126, beyond 64 bits.
Rational huge() {
    return Rational::fraction(Int128{1} << 126, 1);
}

}  // namespace

TEST_CASE("fractions are kept in lowest terms with a positive denominator") {
    CHECK(ratio(6, 4) == ratio(3, 2));
    CHECK(ratio(6, -4) == ratio(-3, 2));
    CHECK(ratio(0, -7) == Rational{0});
    CHECK(ratio(8, 4).is_integer());
    CHECK(static_cast<int>(ratio(6, -4).denominator()) == 2);
    CHECK(ratio(1, 0).overflowed());
    CHECK(Rational::power_of_ten(3) == Rational{1000});
    CHECK(Rational::power_of_ten(-2) == ratio(1, 100));
    CHECK(Rational::power_of_ten(39).overflowed());
}

TEST_CASE("arithmetic is exact") {
    CHECK(ratio(1, 10) + ratio(2, 10) == ratio(3, 10));
    CHECK(ratio(1, 3) + ratio(1, 6) == ratio(1, 2));
    CHECK(ratio(1, 3) - ratio(1, 2) == ratio(-1, 6));
    CHECK(ratio(2, 3) * ratio(9, 4) == ratio(3, 2));
    CHECK(ratio(2, 3) / ratio(-4, 9) == ratio(-3, 2));
    CHECK(-ratio(2, 3) == ratio(-2, 3));
    CHECK(ratio(-2, 3).abs() == ratio(2, 3));
    CHECK(Rational{5}.sign() == 1);
    CHECK(ratio(-5, 2).sign() == -1);
}

TEST_CASE("what leaves the range is an overflow, and stays one") {
    const Rational lost = huge() + huge();
    CHECK(lost.overflowed());
    CHECK((lost + 1).overflowed());
    CHECK((lost - lost).overflowed());
    CHECK((lost * 0).overflowed());
    CHECK((Rational{1} / lost).overflowed());
    CHECK((-lost).overflowed());
    CHECK(lost.floor().overflowed());
    CHECK(lost.ceil().overflowed());
    CHECK(lost.truncate().overflowed());
    CHECK(lost.round_half_up(2).overflowed());
    CHECK((huge() * 4).overflowed());
    CHECK((Rational{1} / 0).overflowed());
    CHECK_FALSE(lost == lost);
    CHECK_FALSE(lost < Rational{1});
    CHECK_FALSE(lost > Rational{1});
    CHECK(lost.sign() == 0);
    CHECK_FALSE(lost.is_zero());
    CHECK(grouped(lost) == "overflow");
    CHECK(plain(lost) == "overflow");

    // The least 128-bit number has no opposite, so it is none of ours.
    const Int128 least = -(Int128{1} << 126) * 2;
    CHECK(Rational::fraction(least, 1).overflowed());
    CHECK(Rational::fraction(least, 2) == -huge());
    CHECK((-huge() - huge()).overflowed());
    CHECK((-huge() * 2).overflowed());
}

TEST_CASE("comparing never overflows") {
    const Int128 most = ((Int128{1} << 126) - 1) * 2 + 1;
    const Rational a = Rational::fraction(most, most - 1);
    const Rational b = Rational::fraction(most - 1, most - 2);
    CHECK(a < b);
    CHECK(b > a);
    CHECK(a <= a);
    CHECK(-b < -a);
    CHECK(-b < a);
    CHECK(ratio(1, 3) < ratio(34, 100));
    CHECK(ratio(-1, 3) > ratio(-34, 100));
    CHECK(ratio(-1, 2) < Rational{0});
    CHECK(ratio(7, 2) > Rational{3});
}

TEST_CASE("rounding is symmetric about zero") {
    struct Case {
        Rational number;
        int floor, ceil, truncate, half_up;
    };
    for (const Case& c :
         {Case{ratio(5, 2), 2, 3, 2, 3}, Case{ratio(-5, 2), -3, -2, -2, -3}, Case{ratio(7, 3), 2, 3, 2, 2},
          Case{ratio(-7, 3), -3, -2, -2, -2}, Case{4, 4, 4, 4, 4}, Case{ratio(-1, 3), -1, 0, 0, 0}}) {
        CAPTURE(grouped(c.number));
        CHECK(c.number.floor() == Rational{c.floor});
        CHECK(c.number.ceil() == Rational{c.ceil});
        CHECK(c.number.truncate() == Rational{c.truncate});
        CHECK(c.number.round_half_up(0) == Rational{c.half_up});
    }
    CHECK(ratio(12345, 1000).round_half_up(2) == ratio(1235, 100));
    CHECK(ratio(-12345, 1000).round_half_up(2) == ratio(-1235, 100));
    CHECK(Rational{1250}.round_half_up(-2) == Rational{1300});
}

TEST_CASE("numbers are printed with and without separators") {
    struct Case {
        Rational number;
        const char* grouped;
        const char* plain;
    };
    for (const Case& c :
         {Case{58038, "58,038", "58038"}, Case{-270, "-270", "-270"}, Case{0, "0", "0"}, Case{1000, "1,000", "1000"},
          Case{-1234567, "-1,234,567", "-1234567"}, Case{ratio(84069, 2), "42,034.5", "42034.5"},
          Case{ratio(1000, 3), "333.333333…", "333.333333"}, Case{ratio(-1, 1000), "-0.001", "-0.001"},
          Case{ratio(1, 10'000'000), "0.0000001", "0.0000001"},
          Case{ratio(100'000'001, 100'000'000), "1.00000001", "1.00000001"},
          Case{ratio(1, 300'000'000), "0.00000000333…", "0.000000"},
          Case{ratio(2'999'999'999, 3'000'000'000), "0.999999999666…", "0.999999"},
          Case{ratio(1, 3'000'000), "0.000000333…", "0.000000"},
          Case{huge(), "85,070,591,730,234,615,865,843,651,857,942,052,864",
               "85070591730234615865843651857942052864"}}) {
        CHECK(grouped(c.number) == c.grouped);
        CHECK(plain(c.number) == c.plain);
    }
    // Long division with a denominator of 127 bits.
    CHECK(grouped(huge() / (huge() + (huge() - 1))) == "0.500000…");
}

TEST_CASE("random fractions obey the laws of arithmetic") {
    std::mt19937_64 random{20260401};
    std::uniform_int_distribution<std::int64_t> numerators{-1'000'000'000, 1'000'000'000};
    std::uniform_int_distribution<std::int64_t> denominators{1, 1'000'000};
    const auto any = [&] { return ratio(numerators(random), denominators(random)); };
    for (int i = 0; i < 5000; ++i) {
        const Rational a = any();
        const Rational b = any();
        const Rational c = any();
        REQUIRE(a + b == b + a);
        REQUIRE((a + b) - b == a);
        REQUIRE(a * (b + c) == a * b + a * c);
        if (!b.is_zero()) REQUIRE(a / b * b == a);
        REQUIRE((a < b) == ((b - a).sign() > 0));
        REQUIRE(a.floor() <= a);
        REQUIRE(a < a.floor() + 1);
        REQUIRE((a.round_half_up(0) - a).abs() <= ratio(1, 2));
        REQUIRE((-a).round_half_up(2) == -a.round_half_up(2));
        REQUIRE(std::abs(std::stod(plain(a)) - static_cast<double>(static_cast<std::int64_t>(a.numerator())) /
                                                   static_cast<double>(static_cast<std::int64_t>(a.denominator()))) <
                1e-5);
    }
}

TEST_CASE("a fraction is written in lowest terms, of any size") {
    CHECK(as_fraction(Rational::fraction(10, 12)) == "5/6");
    CHECK(as_fraction(Rational::fraction(-4, 6)) == "-2/3");
    CHECK(as_fraction(7) == "7");
    const Int128 large = Int128{10'000'000'000'000'000} * 10'000'000'000;
    CHECK(as_fraction(Rational::fraction(large, 3)) == "100000000000000000000000000/3");
}
