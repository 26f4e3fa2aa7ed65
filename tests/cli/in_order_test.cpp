/// Work on several threads whose results keep their order.

#include "cli/in_order.hpp"

#include <atomic>
#include <chrono>
#include <new>

#include "catch.hpp"

using namespace dxbudget;

TEST_CASE("results come in the order of taking, however long each takes") {
    for (const std::size_t jobs : {1U, 2U, 7U}) {
        int taken = 0;
        std::vector<int> put;
        run_in_order(
            jobs, [&]() -> std::optional<int> { return taken < 2000 ? std::optional(taken++) : std::nullopt; },
            [](int number) {
                if (number % 13 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
                return number * 2;
            },
            [&](int result) {
                put.push_back(result);
                return true;
            });
        REQUIRE(put.size() == 2000);
        for (std::size_t i = 0; i < put.size(); ++i) REQUIRE(put[i] == static_cast<int>(i) * 2);
    }
}

TEST_CASE("few results wait for their turn, so that a slow one does not fill the memory") {
    constexpr std::size_t jobs = 4;
    std::atomic<int> begun = 0;
    std::atomic<bool> first_may_end = false;
    int taken = 0;
    int most_ahead = 0;
    std::size_t put = 0;
    run_in_order(
        jobs,
        [&]() -> std::optional<int> {
            if (taken == 10'000) return std::nullopt;
            if (taken == 100) first_may_end = true;  // comes, since a hundred fit
            return taken++;
        },
        [&](int number) {
            ++begun;
            while (number == 0 && !first_may_end) std::this_thread::yield();
            if (number == 0) most_ahead = begun;
            return number;
        },
        [&](int) {
            ++put;
            return true;
        });
    CHECK(put == 10'000);
    CHECK(most_ahead >= 100);
    CHECK(most_ahead <= static_cast<int>(jobs * 32 + jobs));
}

TEST_CASE("nothing more is taken once nobody listens") {
    int taken = 0;
    int put = 0;
    run_in_order(
        2, [&]() -> std::optional<int> { return taken++; }, [](int number) { return number; },
        [&](int) {
            std::this_thread::sleep_for(std::chrono::microseconds(200));  // so that others wait for their turn
            return ++put < 3;
        });
    CHECK(put == 3);
    CHECK(taken < 3 + 2 * 32 + 2);
}

TEST_CASE("no job is one job, and nothing to do is done") {
    int put = 0;
    run_in_order(
        0, []() -> std::optional<int> { return std::nullopt; }, [](int number) { return number; },
        [&](int) { return ++put > 0; });
    CHECK(put == 0);
}

TEST_CASE("what work throws is thrown where as requested") {
    for (const std::size_t jobs : {1U, 4U}) {
        int taken = 0;
        const auto run = [&] {
            run_in_order(
                jobs, [&]() -> std::optional<int> { return taken < 1000 ? std::optional(taken++) : std::nullopt; },
                [](int number) {
                    if (number == 50) throw std::bad_alloc();
                    return number;
                },
                [](int) { return true; });
        };
        CHECK_THROWS_AS(run(), std::bad_alloc);
    }
}
