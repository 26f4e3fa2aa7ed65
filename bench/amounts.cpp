/// Amounts are read in turn with a loop that only adds up digits: less than that no reader can do.
#include "amounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "dxbudget/amount.hpp"

using namespace dxbudget;

namespace {

/// Figures as a sheet has them, from two digits to nine.
std::vector<std::string> figures(bool has_separators, std::string_view before, std::string_view after) {
    constexpr int count = 10'000;
    constexpr std::uint64_t largest = 1'000'000'000;
    std::vector<std::string> texts;
    std::uint64_t state = 1;
    for (int i = 0; i < count; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        std::uint64_t most = 100;
        for (std::uint64_t digits = (state >> 33U) % 8; digits > 0 && most < largest; --digits) most *= 10;
        const auto value = static_cast<std::int64_t>((state >> 20U) % most + 10);
        texts.push_back(std::string(before) + (has_separators ? grouped(Rational(value)) : std::to_string(value)) +
                        std::string(after));
    }
    return texts;
}

std::int64_t digits_alone(const std::vector<std::string>& texts) {
    std::int64_t sum = 0;
    for (const std::string& text : texts) {
        std::int64_t value = 0;
        for (const char c : text) {
            if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
        }
        sum += value;
    }
    return sum;
}

std::int64_t amounts(const std::vector<std::string>& texts, const AmountContext& context) {
    Rational sum;
    for (const std::string& text : texts) sum += read_amount(text, context).value;
    return sum.sign();
}

/// The least seconds that a run took of several, for one figure.
template <typename Run>
double least(const std::vector<std::string>& texts, Run run) {
    constexpr int times = 50;
    double seconds = std::numeric_limits<double>::max();
    for (int i = 0; i < times; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        volatile std::int64_t sum = run();
        (void)sum;
        seconds = std::min(seconds, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    return seconds / static_cast<double>(texts.size());
}

void measure(const char* what, const std::vector<std::string>& texts, const AmountContext& context) {
    const double read = least(texts, [&] { return amounts(texts, context); });
    const double bare = least(texts, [&] { return digits_alone(texts); });
    fmt::print("  {:<34}{:>10.1f} ns{:>10.1f} ns{:>9.2f}   {:.1f} million a second\n", what, read * 1e9, bare * 1e9,
               read / bare, 1e-6 / read);
}

}  // namespace

void measure_amounts() {
    const Unit thousand_yen = read_unit("千円");
    const Unit dollars = read_unit("USD");
    const Unit euros = read_unit("EUR");
    const AmountContext comma{.unit = &euros, .notation = {.decimal = DecimalMark::comma}};
    fmt::print("\none amount\n  {:<34}{:>13}{:>13}{:>9}\n", "", "read", "digit loop", "ratio");
    measure("43210 in 千円", figures(false, "", ""), {.unit = &thousand_yen});
    measure("43,210 in 千円", figures(true, "", ""), {.unit = &thousand_yen});
    measure("△43,210 in 千円", figures(true, "△", ""), {.unit = &thousand_yen});
    measure("$43,210.50 in USD", figures(true, "$", ".50"), {.unit = &dollars});
    measure("($43,210) in USD", figures(true, "($", ")"), {.unit = &dollars});
    measure("43210,50 € in EUR, decimal: comma", figures(false, "", ",50 €"), comma);
}
