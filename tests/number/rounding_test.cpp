/// The definitions against brute force: a printed total agrees with printed addends if and only if there are exact
/// amounts, on a grid far finer than the step, that round to the addends and add up to something that rounds to the
/// total.

#include "dxbudget/rounding.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace dxbudget;

namespace {

constexpr std::array all_ways = {Rounding::half_up, Rounding::toward_zero, Rounding::away_from_zero, Rounding::up,
                                 Rounding::down};

/// The sums, in twelfths of a step, of all exact amounts that round to the printed addends.
std::set<int> exact_sums(const std::vector<int>& printed, Rounding way) {
    std::set<int> sums = {0};
    for (const int figure : printed) {
        std::set<int> next;
        for (int twelfths = 12 * figure - 12; twelfths <= 12 * figure + 12; ++twelfths) {
            if (rounded(Rational::fraction(twelfths, 12), way, 1) != Rational(figure)) continue;
            for (const int sum : sums) next.insert(sum + twelfths);
        }
        sums = std::move(next);
    }
    return sums;
}

Slack slack_of_sum(const std::vector<int>& printed, Rounding way) {
    Slack slack;
    for (const int figure : printed) slack.add(slack_of(figure, way, 1), 1);
    return slack;
}

}  // namespace

TEST_CASE("a figure stands for exactly the amounts that round to it") {
    for (const Rounding way : all_ways) {
        for (int printed = -3; printed <= 3; ++printed) {
            for (int twelfths = -60; twelfths <= 60; ++twelfths) {
                const Rational exact = Rational::fraction(twelfths, 12);
                INFO(static_cast<int>(way) << ": " << printed << " for " << twelfths << "/12");
                CHECK(agrees(printed, exact, {}, way, 1) == (rounded(exact, way, 1) == Rational(printed)));
            }
        }
    }
}

TEST_CASE("printed addends and a printed total agree where exact amounts exist that do") {
    const std::vector<std::vector<int>> lists = {{2}, {2, 3}, {-2, 3}, {-2, -3}, {0, 0, 1}, {5, -5}, {-1, 0, 1, 2}};
    for (const Rounding way : all_ways) {
        for (const std::vector<int>& printed : lists) {
            int sum = 0;
            for (const int figure : printed) sum += figure;
            const std::set<int> possible = exact_sums(printed, way);
            for (int total = sum - 6; total <= sum + 6; ++total) {
                const bool exists = std::any_of(possible.begin(), possible.end(), [&](int twelfths) {
                    return rounded(Rational::fraction(twelfths, 12), way, 1) == Rational(total);
                });
                INFO(static_cast<int>(way) << ": total " << total << ", sum " << sum << " of " << printed.size());
                // the printed sum itself always agrees: it is exact where nothing was rounded
                CHECK(agrees(total, sum, slack_of_sum(printed, way), way, 1) == (exists || total == sum));
            }
        }
    }
}

TEST_CASE("the bounds are those of n rounded addends") {
    for (int n = 1; n <= 40; ++n) {
        const std::vector<int> printed(static_cast<std::size_t>(n), 7);
        const int sum = 7 * n;
        const Slack halves = slack_of_sum(printed, Rounding::half_up);
        const Slack cut = slack_of_sum(printed, Rounding::toward_zero);
        for (int total = sum - n - 2; total <= sum + n + 2; ++total) {
            const int gap = total - sum;
            INFO(n << " addends, " << gap);
            CHECK(agrees(total, sum, halves, Rounding::half_up, 1) == (2 * std::abs(gap) < n + 1));
            CHECK(agrees(total, sum, cut, Rounding::toward_zero, 1) == (gap >= 0 && gap <= n - 1));
        }
    }
}

TEST_CASE("negative figures mirror positive ones; up mirrors down") {
    const auto mirror = [](Rounding way) {
        return way == Rounding::up ? Rounding::down : way == Rounding::down ? Rounding::up : way;
    };
    for (const Rounding way : {Rounding::any, Rounding::half_up, Rounding::toward_zero, Rounding::away_from_zero,
                               Rounding::up, Rounding::down}) {
        for (int twelfths = 0; twelfths <= 40; ++twelfths) {
            const Rational exact = Rational::fraction(twelfths, 12);
            CHECK(rounded(-exact, way, 1) == -rounded(exact, mirror(way), 1));
            for (int printed = -5; printed <= 5; ++printed) {
                CHECK(agrees(-printed, -exact, {}, mirror(way), 1) == agrees(printed, exact, {}, way, 1));
            }
        }
    }
}

TEST_CASE("half is rounded away from zero, once") {
    const Rational step = Rational::power_of_ten(-1);
    CHECK(rounded(Rational::fraction(45, 100), Rounding::half_up, step) == Rational::fraction(5, 10));
    CHECK(rounded(Rational::fraction(-45, 100), Rounding::half_up, step) == Rational::fraction(-5, 10));
    CHECK(rounded(Rational::fraction(449, 1000), Rounding::half_up, 1) == Rational(0));
    CHECK(rounded(Rational(472'950), Rounding::toward_zero, 1'000) == Rational(472'000));
}

TEST_CASE("the admissible figures are those that agree") {
    struct Case {
        Rational exact;
        Slack slack;
        Rounding way;
        Rational step;
        Rational low, high;
    };
    const Rational third = Rational::fraction(100, 3);
    const std::vector<Case> cases = {
        {5, {}, Rounding::exact, 1, 5, 5},
        {third, {}, Rounding::exact, 1, third, third},
        {third, {}, Rounding::any, 1, 33, 34},
        {5, {}, Rounding::any, 1, 5, 5},
        {third, {}, Rounding::half_up, 1, 33, 33},
        {-third, {}, Rounding::toward_zero, 1, -33, -33},
        {-third, {}, Rounding::down, 1, -34, -34},
        {third, {}, Rounding::up, 10, 40, 40},
        {100, slack_of_sum({30, 30, 40}, Rounding::half_up), Rounding::half_up, 1, 99, 101},
        {100, slack_of_sum({30, 30, 40}, Rounding::toward_zero), Rounding::toward_zero, 1, 100, 102},
        {100, slack_of_sum({30, 30, 40}, Rounding::half_up), Rounding::exact, 1, 99, 101},
    };
    for (const Case& c : cases) {
        const Range range = admissible(c.exact, c.slack, c.way, c.step);
        CHECK(range.low == c.low);
        CHECK(range.high == c.high);
    }
}

TEST_CASE("a quotient of rounded figures lies between its corners") {
    const Slack half = slack_of(10, Rounding::half_up, 1);
    const auto slack = slack_of_quotient(20, half, 10, half);
    REQUIRE(slack);
    CHECK(slack->below == Rational::fraction(195, 105) - Rational(2));
    CHECK(slack->above == Rational::fraction(205, 95) - Rational(2));
    CHECK(slack->open_below > 0);
    CHECK(slack->open_above > 0);
    CHECK_FALSE(slack_of_quotient(20, half, 0, half));
    CHECK(slack_of_quotient(0, {}, 10, half)->is_none());
}
