#include "tables/ratio_trial.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dxbudget::tables {
namespace {

constexpr std::size_t enough_trials = 100;  // of a control

}  // namespace

RatioTrial::RatioTrial(const Lines& lines) : lines_(lines) {
    for (int i = 0; i < lines.decimals; ++i) one_ *= 10;
    for (std::size_t line = 0; line < lines.count; ++line) {
        int sum = 0;
        for (const std::uint32_t p : lines.filled[line]) {
            std::int64_t value = lines.value[lines.at(line, p)] / 2;
            int decimals = lines.decimals;
            while (decimals > 0 && value % 10 == 0) {
                value /= 10;
                --decimals;
            }
            sum += decimals;
        }
        fineness_.push_back(
            lines.filled[line].empty() ? 0 : static_cast<double>(sum) / static_cast<double>(lines.filled[line].size()));
    }
}

RatioTrial::Judged RatioTrial::judge(const RatioLines& ratio, std::size_t position, std::size_t numerator_position,
                                     std::size_t denominator_position) const {
    const std::size_t x = lines_.at(ratio.ratio, position);
    const std::size_t a = lines_.at(ratio.numerator, numerator_position);
    const std::size_t b = lines_.at(ratio.denominator, denominator_position);
    if (!lines_.has_number[x]) return {};
    if (!lines_.has_number[a] || !lines_.has_number[b]) return {Agreement::missing, 1};
    const bool is_change = ratio.operation == Operation::relative_change;
    const auto value = [&](std::size_t at) { return static_cast<double>(lines_.value[at]); };
    const auto slack = [&](std::size_t at) { return static_cast<double>(lines_.slack[at]); };
    if (lines_.value[b] == 0) {
        if (lines_.value[x] != 0) return {Agreement::broken, 1};
        return {lines_.value[a] == 0 ? Agreement::zero : Agreement::absent, 1};
    }
    const double exact = value(x) / one_ / ratio.scale;
    const double own_slack = slack(x) / one_ / ratio.scale;
    const double part = is_change ? value(a) - value(b) : value(a);
    const double gap = std::abs(exact * value(b) - part);
    if (lines_.value[x] == 0 && part == 0) return {Agreement::zero, 1};
    const double allowed = std::abs(value(b)) * own_slack * 1.001 + 1e-6;
    const double size = std::max(std::abs(part), 1e-9);
    if (gap <= allowed) {
        if (!is_change && lines_.value[a] == lines_.value[b]) return {Agreement::weak, 1.6};
        const double certainty = size / (2 * allowed);
        return {certainty < 1.41 ? Agreement::weak : Agreement::exact, certainty};
    }
    const double rounding = std::abs(exact) * slack(b) + slack(a) + (is_change ? slack(b) : 0);
    if (gap > allowed + rounding) return {Agreement::broken, 1};
    const double certainty = size / (2 * (allowed + rounding)) / 2;
    return certainty < 2 ? Judged{Agreement::weak, 1} : Judged{Agreement::rounded, certainty};
}

Evidence RatioTrial::weigh(const RatioLines& ratio) const {
    static constexpr std::array<std::size_t, 5> distances = {1, 2, 3, 5, 8};
    const std::vector<std::uint32_t>& positions = lines_.filled[ratio.ratio];
    const auto holds = [](Agreement agreement) {
        return agreement == Agreement::exact || agreement == Agreement::rounded;
    };
    std::vector<Judged> judged;
    int held = 0;
    int broken = 0;
    for (const std::uint32_t p : positions) {
        judged.push_back(judge(ratio, p, p, p));
        held += holds(judged.back().agreement);
        broken += judged.back().agreement == Agreement::broken;
    }
    const std::size_t step = positions.size() / enough_trials + 1;
    const auto control = [&](bool other_numerator) {
        int trials = 0;
        int agreed = 0;
        for (const std::size_t distance : distances) {
            if (distance >= positions.size()) break;
            for (std::size_t i = 0; i < positions.size(); i += step) {
                const std::uint32_t other = positions[(i + distance) % positions.size()];
                const Agreement agreement = other_numerator ? judge(ratio, positions[i], other, positions[i]).agreement
                                                            : judge(ratio, positions[i], positions[i], other).agreement;
                trials += holds(agreement) || agreement == Agreement::broken;
                agreed += holds(agreement);
            }
        }
        return trials == 0 ? 0.0 : static_cast<double>(agreed) / trials;
    };
    const bool may_hold = held > broken;  // else it is not needed
    const double by_chance = may_hold ? std::min(control(false), control(true)) : 0;
    const double most = by_chance == 0 ? 5.0 : std::min(5.0, digits_over_chance(held, broken, by_chance));
    Evidence evidence;
    double weak = 0;
    for (const auto& [agreement, certainty] : judged) {
        const double digits = std::clamp(std::log10(certainty), 0.0, 5.0);
        if (agreement == Agreement::weak) weak += digits;
        evidence.add(agreement, agreement == Agreement::weak ? 0 : std::min(digits, most));
    }
    evidence.digits += std::min(weak, 1.0);
    return evidence;
}

std::vector<Agreement> RatioTrial::agreements(const RatioLines& ratio) const {
    std::vector<Agreement> agreements(lines_.positions, Agreement::absent);
    for (const std::uint32_t p : lines_.filled[ratio.ratio]) agreements[p] = judge(ratio, p, p, p).agreement;
    return agreements;
}

bool RatioTrial::is_exact_product(const RatioLines& ratio) const {
    std::size_t all = 0;
    std::size_t exact = 0;
    for (const std::uint32_t p : lines_.filled[ratio.ratio]) {
        const double a = static_cast<double>(lines_.value[lines_.at(ratio.numerator, p)]);
        if (a == 0 || !lines_.has_number[lines_.at(ratio.denominator, p)]) continue;
        const double b = static_cast<double>(lines_.value[lines_.at(ratio.denominator, p)]);
        const double x = static_cast<double>(lines_.value[lines_.at(ratio.ratio, p)]) / one_;
        ++all;
        exact += std::abs(x * b / a - 1) < 1e-9;
    }
    return all > 0 && exact * 10 >= all * 8;
}

}  // namespace dxbudget::tables
