#include "tables/sum_trial.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "tables/weights.hpp"

namespace dxbudget::tables {

void SumTrial::add_up(std::size_t target, std::span<const std::size_t> parts) {
    const std::vector<std::uint32_t>& positions = lines_.filled[target];
    sums_.assign(positions.size(), Sum{});
    for (const std::size_t part : parts) {
        for (std::size_t i = 0; i < positions.size(); ++i) {
            const std::size_t at = lines_.at(part, positions[i]);
            if (!lines_.has_number[at]) continue;
            Sum& sum = sums_[i];
            const std::int64_t value = lines_.value[at];
            const std::int64_t slack = lines_.slack[at];
            sum.value += value;
            sum.slack += slack;
            sum.squared_slack += static_cast<double>(slack) * static_cast<double>(slack);
            ++sum.figures;
            if (value == 0) continue;
            ++sum.not_zero;
            sum.largest = std::max(sum.largest, std::abs(value));
        }
    }
}

/// The rounding of its figures adds up like independent errors, and never to more than all of them.
double SumTrial::tolerance(std::int64_t own_slack, const Sum& sum) {
    const double own = static_cast<double>(own_slack);
    return std::min(own + static_cast<double>(sum.slack),
                    own + weight::rounding_deviations * std::sqrt(sum.squared_slack / 3));
}

SumTrial::Judged SumTrial::judge(std::size_t at, const Sum& sum) const {
    const std::int64_t target = lines_.value[at];
    const std::int64_t slack = lines_.slack[at];
    if (sum.figures == 0) return {target == 0 ? Agreement::absent : Agreement::missing, 0};
    const std::int64_t gap = std::abs(target - sum.value);
    const double size = static_cast<double>(std::max(std::abs(target), sum.largest));
    const double unit = 2.0 * static_cast<double>(slack);
    if (gap == 0 || gap < slack) {
        if (target == 0 && sum.not_zero == 0) return {Agreement::zero, 0};
        const double digits = std::clamp(std::log10(size / unit + 1e-9), 0.05, weight::most_per_position);
        if (sum.not_zero <= 1) return {Agreement::weak, std::min(weight::weak_position, digits * 0.2)};
        return {Agreement::exact, digits};
    }
    const double allowed = tolerance(slack, sum);
    if (sum.not_zero < 2 || static_cast<double>(gap) > allowed + 1e-9) return {Agreement::broken, 0};
    const double digits = std::log10(size / (2 * allowed + unit));
    if (digits < 0.3) return {Agreement::weak, 0};
    return {Agreement::rounded, std::min(digits - weight::rounded_position, weight::most_per_position)};
}

SumTrial::Control SumTrial::control(std::size_t target, std::span<const std::size_t> parts) {
    static constexpr std::array<std::size_t, 6> distances = {1, 2, 3, 5, 8, 13};
    const std::vector<std::uint32_t>& positions = lines_.filled[target];
    const std::size_t count = positions.size();
    std::array<Control, 2> of_half;
    for (std::size_t odd = 0; odd < 2; ++odd) {
        half_.assign(count, 0);
        for (std::size_t part = odd; part < parts.size(); part += 2)
            for (std::size_t i = 0; i < count; ++i) half_[i] += lines_.value[lines_.at(parts[part], positions[i])];
        for (const std::size_t distance : distances) {
            if (distance >= count) break;
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t other = i + distance < count ? i + distance : i + distance - count;
                if (sums_[i].not_zero < 2 || sums_[other].not_zero < 2) continue;
                const std::size_t at = lines_.at(target, positions[i]);
                const std::int64_t gap = std::abs(lines_.value[at] - (sums_[i].value - half_[i] + half_[other]));
                ++of_half[odd].trials;
                of_half[odd].exact += gap < lines_.slack[at];
                of_half[odd].rounded += static_cast<double>(gap) <= tolerance(lines_.slack[at], sums_[i]);
            }
        }
    }
    return {of_half[0].trials, std::min(of_half[0].exact, of_half[1].exact),
            std::min(of_half[0].rounded, of_half[1].rounded)};
}

/// Lines in proportion to each other agree everywhere once they agree somewhere.
bool SumTrial::is_proportional(std::size_t target, std::span<const std::size_t> parts) const {
    double moved = 0;
    for (std::size_t i = 0; i < parts.size() && moved < weight::moved_share; ++i)
        moved += range_of_share(target, parts[i]);
    return moved < weight::moved_share;
}

/// Between the largest and the smallest share that a part has of the whole.
double SumTrial::range_of_share(std::size_t target, std::size_t part) const {
    const std::vector<std::uint32_t>& positions = lines_.filled[target];
    double least = 0;
    double most = 0;
    int count = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const double whole = static_cast<double>(lines_.value[lines_.at(target, positions[i])]);
        if (sums_[i].not_zero < 2 || whole == 0) continue;
        const double share = static_cast<double>(lines_.value[lines_.at(part, positions[i])]) / whole;
        least = count == 0 ? share : std::min(least, share);
        most = count == 0 ? share : std::max(most, share);
        ++count;
    }
    return most - least;
}

Evidence SumTrial::weigh(std::size_t target, std::span<const std::size_t> parts) {
    add_up(target, parts);
    const std::vector<std::uint32_t>& positions = lines_.filled[target];
    judged_.resize(positions.size());
    int held = 0;
    int broken = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        judged_[i] = judge(lines_.at(target, positions[i]), sums_[i]);
        held += judged_[i].agreement == Agreement::exact || judged_[i].agreement == Agreement::rounded;
        broken += judged_[i].agreement == Agreement::broken;
    }
    const Control by_chance = control(target, parts);
    const auto most = [&](int agreed) {
        if (agreed == 0) return weight::most_per_position;
        return std::min(weight::most_per_position,
                        digits_over_chance(held, broken, static_cast<double>(agreed) / by_chance.trials));
    };
    const double most_exact = most(by_chance.exact);
    const double most_rounded = most(by_chance.rounded);
    Evidence evidence;
    double weak = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const auto [agreement, digits] = judged_[i];
        if ((agreement == Agreement::broken || agreement == Agreement::missing) &&
            lines_.is_derived[lines_.at(target, positions[i])])
            continue;
        if (agreement == Agreement::weak) weak += digits;
        evidence.add(agreement, agreement == Agreement::weak
                                    ? 0
                                    : std::min(digits, agreement == Agreement::rounded ? most_rounded : most_exact));
    }
    if (evidence.held() >= 2 && is_proportional(target, parts))
        evidence.digits = std::min(evidence.digits, weight::proportional);
    evidence.digits += std::min(weak, weight::weak_positions);
    return evidence;
}

double SumTrial::quick_score(std::size_t target, std::span<const std::size_t> parts) {
    add_up(target, parts);
    const std::vector<std::uint32_t>& positions = lines_.filled[target];
    double score = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const Judged judged = judge(lines_.at(target, positions[i]), sums_[i]);
        score += judged.digits;
        if (judged.agreement == Agreement::broken) score -= weight::broken;
        if (judged.agreement == Agreement::missing) score -= weight::missing;
    }
    return score;
}

std::vector<Agreement> SumTrial::agreements(std::size_t target, std::span<const std::size_t> parts) {
    add_up(target, parts);
    std::vector<Agreement> agreements(lines_.positions, Agreement::absent);
    const std::vector<std::uint32_t>& positions = lines_.filled[target];
    for (std::size_t i = 0; i < positions.size(); ++i)
        agreements[positions[i]] = judge(lines_.at(target, positions[i]), sums_[i]).agreement;
    return agreements;
}

}  // namespace dxbudget::tables
