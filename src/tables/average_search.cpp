#include "tables/average_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "tables/weights.hpp"

namespace dxbudget::tables {
namespace {

constexpr std::size_t most_skipped = 6;

struct Sum {
    std::int64_t value = 0;
    std::int64_t odd = 0;  // of every second line
    std::int64_t slack = 0;
    std::int64_t first = 0;
    int figures = 0;
    bool varies = false;
};

struct Judged {
    Agreement agreement = Agreement::absent;
    double digits = 0;
};

Judged judge(std::int64_t average, std::int64_t own_slack, const Sum& sum) {
    if (sum.figures == 0) return {average == 0 ? Agreement::absent : Agreement::missing, 0};
    if (average == 0 && sum.value == 0) return {Agreement::zero, 0};
    const double count = sum.figures;
    const double gap = std::abs(static_cast<double>(average) * count - static_cast<double>(sum.value));
    const double allowed = static_cast<double>(own_slack) * count * 1.001;
    if (!sum.varies || sum.figures < 2) return {gap <= allowed ? Agreement::weak : Agreement::broken, 0};
    const double size = std::abs(static_cast<double>(sum.value));
    if (gap <= allowed) {
        const double digits = std::clamp(std::log10(size / (2 * allowed) + 1e-9), 0.0, 5.0);
        return digits < 0.15 ? Judged{Agreement::weak, 0} : Judged{Agreement::exact, digits};
    }
    const double rounding =
        static_cast<double>(sum.slack) * std::min(1.0, weight::rounding_deviations / std::sqrt(3 * count));
    if (gap > allowed + rounding) return {Agreement::broken, 0};
    const double digits = std::log10(size / (2 * (allowed + rounding)) + 1e-9);
    if (digits < 0.3) return {Agreement::broken, 0};
    return {Agreement::rounded, digits - weight::rounded_position};
}

class AverageSearch {
  public:
    AverageSearch(const Lines& lines, const SearchBounds& bounds)
        : lines_(lines), bounds_(bounds), sums_(lines.positions) {
        for (std::size_t line = 0; line < lines.count; ++line)
            if (!lines.filled[line].empty()) used_.push_back(line);
    }

    std::vector<Claim> search() {
        for (std::size_t from = 0; from < used_.size(); ++from)
            for (std::size_t skipped = 0; skipped <= most_skipped; ++skipped)
                for (const std::size_t step : {static_cast<std::size_t>(-1), std::size_t{1}})
                    try_run(from, step, skipped);
        std::ranges::stable_sort(found_, [](const Claim& a, const Claim& b) { return a.score > b.score; });
        std::vector<std::uint8_t> has_one(lines_.count);
        std::vector<Claim> claims;
        for (Claim& claim : found_)
            if (!std::exchange(has_one[claim.target], std::uint8_t{1})) claims.push_back(std::move(claim));
        return claims;
    }

  private:
    void add(std::size_t target, std::size_t part, bool odd) {
        for (const std::uint32_t p : lines_.filled[target]) {
            const std::size_t at = lines_.at(part, p);
            if (!lines_.has_number[at]) continue;
            Sum& sum = sums_[p];
            if (sum.figures == 0) sum.first = lines_.value[at];
            sum.varies = sum.varies || lines_.value[at] != sum.first;
            sum.value += lines_.value[at];
            if (odd) sum.odd += lines_.value[at];
            sum.slack += lines_.slack[at];
            ++sum.figures;
        }
    }

    void try_run(std::size_t from, std::size_t step, std::size_t skipped) {
        const std::size_t target = used_[from];
        const std::vector<std::uint32_t>& positions = lines_.filled[target];
        for (const std::uint32_t p : positions) sums_[p] = {};
        double best = 0;
        std::size_t best_end = 0;
        std::size_t length = 0;
        for (std::size_t j = from + step * (1 + skipped); j < used_.size() && length < bounds_.longest_average;
             j += step) {
            add(target, used_[j], false);
            if (++length < 2) continue;
            double quality = 0;
            int held = 0;
            int broken = 0;
            for (const std::uint32_t p : positions) {
                const std::size_t at = lines_.at(target, p);
                const Sum& sum = sums_[p];
                const std::int64_t gap = std::abs(lines_.value[at] * sum.figures - sum.value);
                const bool holds = gap <= lines_.slack[at] * sum.figures + sum.slack;
                held += holds && sum.figures > 0;
                broken += sum.figures == 0 ? lines_.value[at] != 0 : !holds;
                if (static_cast<std::size_t>(broken) * 2 > positions.size()) break;  // more than can hold
            }
            if (held == 0 || broken > held) continue;
            for (const std::uint32_t p : positions) {
                const std::size_t at = lines_.at(target, p);
                const Sum& sum = sums_[p];
                const std::int64_t gap = std::abs(lines_.value[at] * sum.figures - sum.value);
                const std::int64_t allowed = lines_.slack[at] * sum.figures;
                if (sum.figures == 0 || gap > allowed + sum.slack) continue;
                if (gap > allowed)
                    quality += 0.2;
                else
                    quality +=
                        std::log10(static_cast<double>(std::abs(sum.value)) / (2 * static_cast<double>(allowed)) + 1);
            }
            quality -= weight::broken * broken;
            if (quality <= best) continue;
            best = quality;
            best_end = j;
        }
        if (best <= 0) return;
        Claim claim{
            .operation = Operation::average, .shape = Shape::run, .lines_are_rows = lines_.are_rows, .target = target};
        for (std::size_t j = from + step * (1 + skipped);; j += step) {
            claim.parts.push_back(used_[j]);
            if (j == best_end) break;
        }
        std::ranges::sort(claim.parts);
        keep(std::move(claim), skipped);
    }

    /// The most that a position proves, where averages over half of another position's figures agree, too.
    double most_digits(std::size_t target, int held, int broken) const {
        static constexpr std::array<std::size_t, 4> distances = {1, 2, 3, 5};
        const std::vector<std::uint32_t>& positions = lines_.filled[target];
        int trials = 0;
        int odd_agreed = 0;
        int even_agreed = 0;
        for (const std::size_t distance : distances) {
            if (distance >= positions.size()) break;
            for (std::size_t i = 0; i < positions.size(); ++i) {
                const Sum& sum = sums_[positions[i]];
                const Sum& other = sums_[positions[(i + distance) % positions.size()]];
                if (!sum.varies || sum.figures != other.figures) continue;
                const std::size_t at = lines_.at(target, positions[i]);
                Sum mixed = sum;
                const auto agrees = [&](std::int64_t value) {
                    mixed.value = value;
                    const Agreement agreement = judge(lines_.value[at], lines_.slack[at], mixed).agreement;
                    return agreement == Agreement::exact || agreement == Agreement::rounded;
                };
                ++trials;
                odd_agreed += agrees(sum.value - sum.odd + other.odd);
                even_agreed += agrees(sum.odd + other.value - other.odd);
            }
        }
        const int agreed = std::min(odd_agreed, even_agreed);
        return agreed == 0 ? 5.0
                           : std::min(5.0, digits_over_chance(held, broken, static_cast<double>(agreed) / trials));
    }

    void keep(Claim claim, std::size_t skipped) {
        const std::vector<std::uint32_t>& positions = lines_.filled[claim.target];
        for (const std::uint32_t p : positions) sums_[p] = {};
        for (std::size_t i = 0; i < claim.parts.size(); ++i) add(claim.target, claim.parts[i], i % 2 == 1);
        claim.agreements.assign(lines_.positions, Agreement::absent);
        std::vector<double> digits;
        Evidence& evidence = claim.evidence;
        int held = 0;
        int broken = 0;
        for (const std::uint32_t p : positions) {
            const std::size_t at = lines_.at(claim.target, p);
            const Judged judged = judge(lines_.value[at], lines_.slack[at], sums_[p]);
            claim.agreements[p] = judged.agreement;
            digits.push_back(judged.digits);
            held += judged.agreement == Agreement::exact || judged.agreement == Agreement::rounded;
            broken += judged.agreement == Agreement::broken;
        }
        const double most = most_digits(claim.target, held, broken);
        for (std::size_t i = 0; i < positions.size(); ++i)
            evidence.add(claim.agreements[positions[i]], std::min(digits[i], most));
        evidence.digits += std::min(0.1 * evidence.weak, 0.5);
        const bool is_named = lines_.words[claim.target].average;
        if (held == 0 || broken > 0.7 * held || (evidence.weak > 3 * held && !is_named)) return;
        const double lost = weight::broken * evidence.broken + weight::missing * evidence.missing;
        if (evidence.digits < lost) return;
        double cost =
            weight::average +
            weight::combination * std::log10(2.0 * static_cast<double>((claim.parts.size() + 1) * (skipped + 1)));
        if (is_named) cost -= weight::average_word;
        const double share = weight::broken_share * evidence.broken / (0.01 + held + broken);
        claim.score = std::min(evidence.digits, 10.0) + weight::beyond_saturation * std::log10(1 + evidence.digits) -
                      std::min({0.5 * lost, weight::broken_most, share + 0.2 * evidence.missing}) - cost;
        if (claim.score > weight::average_threshold) found_.push_back(std::move(claim));
    }

    const Lines& lines_;
    const SearchBounds& bounds_;
    std::vector<std::size_t> used_;
    std::vector<Sum> sums_;
    std::vector<Claim> found_;
};

}  // namespace

std::vector<Claim> find_averages(const Lines& lines, const SearchBounds& bounds) {
    return AverageSearch(lines, bounds).search();
}

}  // namespace dxbudget::tables
