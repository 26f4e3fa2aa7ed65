#include "tables/sum_candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>

#include "tables/weights.hpp"

namespace dxbudget::tables {
namespace {

double cost_of(double combinations) {
    return weight::combination * std::log10(combinations);
}

double score_of(const Evidence& evidence, double cost) {
    const double lost = weight::broken * evidence.broken + weight::missing * evidence.missing;
    if (evidence.digits < lost) return evidence.digits - lost - cost;
    const double share = weight::broken_share * evidence.broken / (0.01 + evidence.held() + evidence.broken);
    return std::min(evidence.digits, weight::saturation) + weight::beyond_saturation * std::log10(1 + evidence.digits) -
           std::min({lost, weight::broken_most, share + 0.2 * evidence.missing}) - cost;
}

std::size_t distance(std::size_t a, std::size_t b) {
    return a > b ? a - b : b - a;
}

}  // namespace

/// Addends that are out of place: smaller than what the result resolves, or ratios.
double SumCandidates::strangers(const Claim& claim) const {
    double cost = 0;
    for (const std::size_t part : claim.parts) {
        int small = 0;
        int large = 0;
        for (const std::uint32_t position : lines_.filled[claim.target]) {
            const std::int64_t value = lines_.value[lines_.at(part, position)];
            if (value == 0) continue;
            ++(std::abs(value) < 2 * lines_.slack[lines_.at(claim.target, position)] ? small : large);
        }
        if (small > large)
            cost += weight::negligible_part;
        else if (lines_.mostly_derived[part] && !lines_.mostly_derived[claim.target])
            cost += weight::derived_part;
    }
    return cost;
}

void SumCandidates::keep(Claim claim, double cost, const std::vector<std::uint8_t>* active, std::vector<Claim>& found) {
    claim.operation = Operation::sum;
    claim.lines_are_rows = lines_.are_rows;
    std::ranges::sort(claim.parts);
    claim.evidence = trial_.weigh(claim.target, claim.parts);
    const Evidence& evidence = claim.evidence;
    const bool is_total = lines_.words[claim.target].total;
    if (evidence.held() == 0 && !(is_total && claim.shape == Shape::run && evidence.weak >= 2)) return;
    if (evidence.broken > 1.2 * evidence.held()) return;
    cost += strangers(claim) + weight::part * static_cast<double>(claim.parts.size());
    if (is_total)
        cost -= weight::total_word;
    else if (std::ranges::any_of(claim.parts, [&](std::size_t part) { return lines_.words[part].total; }))
        cost += weight::total_among_parts;
    if (claim.shape == Shape::run && active != nullptr) {
        const bool before = claim.parts.back() < claim.target;
        const std::size_t beyond = before ? claim.parts.front() - 1 : claim.parts.back() + 1;  // wraps below 0
        if (beyond >= lines_.count || lines_.filled[beyond].empty() || lines_.words[beyond].total || !(*active)[beyond])
            cost -= weight::border;
    }
    if (claim.shape == Shape::other) {  // what saturates is what is left
        claim.evidence.digits -= cost;
        cost = 0;
    }
    claim.score = score_of(evidence, cost);
    if (claim.score > 0) found.push_back(std::move(claim));
}

std::vector<Claim> SumCandidates::runs(const std::vector<std::uint8_t>& active) {
    std::vector<std::size_t> lines;
    std::vector<std::size_t> amounts;  // no ratios
    for (std::size_t line = 0; line < lines_.count; ++line) {
        if (!active[line]) continue;
        lines.push_back(line);
        if (!lines_.mostly_derived[line]) amounts.push_back(line);
    }
    sum_.resize(lines_.positions);
    slack_.resize(lines_.positions);
    not_zero_.resize(lines_.positions);
    std::vector<Claim> found;
    for (std::size_t target = 0; target < lines_.count; ++target) {
        if (lines_.filled[target].empty()) continue;
        const std::vector<std::size_t>& parts = lines_.mostly_derived[target] ? lines : amounts;
        run_from(parts, target, false, active, found);
        run_from(parts, target, true, active, found);
    }
    return found;
}

/// The best run that begins next to a line, which need not be active itself.
void SumCandidates::run_from(const std::vector<std::size_t>& lines, std::size_t target, bool forward,
                             const std::vector<std::uint8_t>& active, std::vector<Claim>& found) {
    const auto after = static_cast<std::size_t>(std::ranges::lower_bound(lines, target) - lines.begin());
    const bool is_among = after < lines.size() && lines[after] == target;
    const std::size_t from = forward && !is_among ? after - 1 : after;
    const std::vector<std::uint32_t>& positions = lines_.filled[target];
    for (const std::uint32_t p : positions) sum_[p] = slack_[p] = not_zero_[p] = 0;
    const std::size_t step = forward ? 1 : static_cast<std::size_t>(-1);
    double best = 0;
    std::size_t best_end = 0;
    std::size_t length = 0;
    for (std::size_t j = from + step; j < lines.size() && length < bounds_.longest_sum; j += step) {
        const std::size_t part = lines[j];
        ++length;
        bool all_zero = true;
        for (const std::uint32_t p : positions) {
            const std::size_t at = lines_.at(part, p);
            const std::int64_t value = lines_.value[at];
            sum_[p] += value;
            slack_[p] += lines_.slack[at];
            if (value == 0) continue;
            ++not_zero_[p];
            all_zero = false;
        }
        if (length < 2) continue;
        double quality = 0;
        int held = 0;
        int agreed = 0;
        int broken = 0;
        for (const std::uint32_t p : positions) {
            const std::size_t at = lines_.at(target, p);
            const std::int64_t gap = std::abs(lines_.value[at] - sum_[p]);
            const std::int64_t allowed = lines_.slack[at] + slack_[p];
            if (gap > allowed) {
                broken += !lines_.is_derived[at];
                if (static_cast<std::size_t>(broken) * 2 > positions.size()) break;  // more than can hold
            } else if (not_zero_[p] < 2) {
                quality += 0.1;
                agreed += not_zero_[p];
            } else {
                ++held;
                const std::int64_t unit = gap < lines_.slack[at] ? lines_.slack[at] : 2 * allowed;
                quality += std::log2(static_cast<double>(std::abs(lines_.value[at]) + 1) / static_cast<double>(unit));
            }
        }
        if (broken > held || (held == 0 && (!lines_.words[target].total || agreed == 0))) continue;
        quality -= 8 * broken;
        const bool goes_on =
            all_zero && quality >= best && best_end == j - step && distance(part, lines[best_end]) == 1;
        if (quality <= best && !goes_on) continue;
        best = quality;
        best_end = j;
    }
    if (best <= 0) return;
    Claim claim{.shape = Shape::run, .target = target};
    bool without_gaps = true;
    std::size_t previous = target;
    for (std::size_t j = from + step;; j += step) {
        claim.parts.push_back(lines[j]);
        for (std::size_t between = std::min(previous, lines[j]) + 1; between < std::max(previous, lines[j]); ++between)
            without_gaps = without_gaps && lines_.filled[between].empty();
        previous = lines[j];
        if (j == best_end) break;
    }
    const double cost = cost_of(2.0 * static_cast<double>(claim.parts.size() + 2)) + (without_gaps ? 0 : weight::gaps);
    keep(std::move(claim), cost, &active, found);
}

std::vector<Claim> SumCandidates::elsewhere() {
    std::vector<Claim> found;
    strides(found);
    pairs(found);
    distant_runs(found);
    return found;
}

std::vector<Claim> SumCandidates::scattered(const std::vector<std::uint8_t>& active,
                                            const std::vector<std::uint8_t>& is_sum) {
    std::vector<Claim> found;
    if (lines_.count > bounds_.lines_for_scattered_sums) return found;
    for (std::size_t target = 0; target < lines_.count; ++target) {
        if (is_sum[target] || lines_.filled[target].size() < 2 || lines_.mostly_derived[target]) continue;
        for (const std::size_t step : {static_cast<std::size_t>(-1), std::size_t{1}}) {
            std::vector<std::size_t> parts;
            for (std::size_t line = target + step; line < lines_.count; line += step)
                if (active[line] && !lines_.mostly_derived[line]) parts.push_back(line);
            for (ScatteredSums::Found& sum : scattered_.among(target, parts)) {
                const double cost =
                    weight::scattered + weight::scattered_combination * std::log10(2 * sum.combinations);
                keep({.shape = Shape::other, .target = target, .parts = std::move(sum.parts)}, cost, nullptr, found);
            }
        }
    }
    return found;
}

void SumCandidates::strides(std::vector<Claim>& found) {
    if (lines_.count > bounds_.lines_for_strides) return;
    for (std::size_t target = 0; target < lines_.count; ++target) {
        if (lines_.filled[target].empty()) continue;
        for (std::size_t stride = 2; stride <= 14; ++stride) {
            for (std::size_t offset = 1; offset <= std::max<std::size_t>(stride, 6); ++offset) {
                stride_from(target, false, stride, offset, found);
                stride_from(target, true, stride, offset, found);
            }
        }
    }
}

/// Tries at most four positions; a stride that holds in few of them is none.
class SumCandidates::StrideSample {
  public:
    StrideSample(const Lines& lines, std::size_t target) : lines_(lines) {
        const std::vector<std::uint32_t>& positions = lines.filled[target];
        count_ = std::min(positions_.size(), positions.size());
        for (std::size_t i = 0; i < count_; ++i) {
            positions_[i] = positions[positions.size() * i / count_];
            const std::size_t at = lines.at(target, positions_[i]);
            gap_[i] = lines.value[at];
            slack_[i] = lines.slack[at];
        }
    }

    void add(std::size_t part) {
        for (std::size_t i = 0; i < count_; ++i) {
            const std::size_t at = lines_.at(part, positions_[i]);
            gap_[i] -= lines_.value[at];
            slack_[i] += lines_.slack[at];
        }
    }

    bool may_hold() const {
        std::size_t held = 0;
        for (std::size_t i = 0; i < count_; ++i) held += std::abs(gap_[i]) <= slack_[i];
        return count_ <= 2 * held;
    }

  private:
    const Lines& lines_;
    std::size_t count_ = 0;
    std::array<std::uint32_t, 4> positions_ = {};
    std::array<std::int64_t, 4> gap_ = {};
    std::array<std::int64_t, 4> slack_ = {};
};

void SumCandidates::stride_from(std::size_t target, bool forward, std::size_t stride, std::size_t offset,
                                std::vector<Claim>& found) {
    StrideSample sample(lines_, target);
    std::vector<std::size_t> parts;
    std::vector<std::size_t> best;
    double best_score = 0;
    const std::size_t step = forward ? stride : static_cast<std::size_t>(0) - stride;
    for (std::size_t line = forward ? target + offset : target - offset; line < lines_.count; line += step) {
        if (lines_.filled[line].empty()) break;
        parts.push_back(line);
        sample.add(line);
        if (parts.size() < 2 || !sample.may_hold()) continue;
        const double score = trial_.quick_score(target, parts);
        if (score <= best_score) continue;
        best_score = score;
        best = parts;
    }
    if (best.size() < 3) return;  // two addends are a pair
    const double combinations = 2.0 * static_cast<double>(stride * stride * (best.size() + 1));
    keep({.shape = Shape::stride, .target = target, .parts = std::move(best)}, cost_of(combinations), nullptr, found);
}

void SumCandidates::distant_runs(std::vector<Claim>& found) {
    std::vector<std::size_t> lines;
    for (std::size_t line = 0; line < lines_.count; ++line)
        if (!lines_.filled[line].empty()) lines.push_back(line);
    if (lines.size() > bounds_.lines_for_distant_runs) return;
    sum_.resize(lines_.positions);
    for (std::size_t from = 0; from < lines.size(); ++from) {
        const std::size_t target = lines[from];
        const std::vector<std::uint32_t>& positions = lines_.filled[target];
        for (const std::size_t step : {static_cast<std::size_t>(-1), std::size_t{1}}) {
            for (std::size_t skipped = 1; skipped <= 6; ++skipped) {
                for (const std::uint32_t p : positions) sum_[p] = 0;
                std::vector<std::size_t> parts;
                std::vector<std::size_t> best;
                double best_score = 0;
                for (std::size_t j = from + step * (1 + skipped); j < lines.size(); j += step) {
                    parts.push_back(lines[j]);
                    for (const std::uint32_t p : positions) sum_[p] += lines_.value[lines_.at(lines[j], p)];
                    if (parts.size() < 3) continue;
                    int held = 0;
                    const auto roughly = static_cast<std::int64_t>(1 + parts.size() / 2);
                    for (const std::uint32_t p : positions) {
                        const std::size_t at = lines_.at(target, p);
                        held += std::abs(lines_.value[at] - sum_[p]) <= lines_.slack[at] * roughly;
                    }
                    if (held < 2 || static_cast<std::size_t>(held) * 2 < positions.size()) continue;
                    const double score = trial_.quick_score(target, parts);
                    if (score <= best_score) continue;
                    best_score = score;
                    best = parts;
                }
                if (best.empty()) continue;
                const double cost =
                    cost_of(2.0 * static_cast<double>((best.size() + 2) * (skipped + 1))) + weight::distant_run;
                keep({.shape = Shape::distant_run, .target = target, .parts = std::move(best)}, cost, nullptr, found);
            }
        }
    }
}

void SumCandidates::pairs(std::vector<Claim>& found) {
    const std::size_t window = lines_.count > bounds_.lines_for_all_pairs ? bounds_.pair_window : lines_.count;
    for (std::size_t target = 0; target < lines_.count; ++target)
        if (!lines_.filled[target].empty()) pairs_of(target, window, found);
}

/// Looks two addends up in the two positions whose figures have the most digits.
void SumCandidates::pairs_of(std::size_t target, std::size_t window, std::vector<Claim>& found) {
    const std::vector<std::uint32_t>& positions = lines_.filled[target];
    const auto digits = [&](std::uint32_t p) {
        return std::abs(lines_.value[lines_.at(target, p)]) / lines_.slack[lines_.at(target, p)];
    };
    std::vector<std::uint32_t> telling = positions;
    if (telling.size() > 2) {
        std::ranges::partial_sort(telling, telling.begin() + 2,
                                  [&](std::uint32_t a, std::uint32_t b) { return digits(a) > digits(b); });
        telling.resize(2);
    }
    double most_digits = 0;  // that a sum could prove here
    for (const std::uint32_t p : positions) {
        const double size = static_cast<double>(std::abs(lines_.value[lines_.at(target, p)]));
        const double unit = 2.0 * static_cast<double>(lines_.slack[lines_.at(target, p)]);
        most_digits += std::clamp(std::log10(size / unit + 1e-9), lines_.value[lines_.at(target, p)] < 0 ? 1.0 : 0.05,
                                  weight::most_per_position);
    }
    const double most_cost = most_digits + weight::total_word +
                             weight::beyond_saturation * std::log10(1 + most_digits) - weight::other_threshold;
    const std::size_t first = target > window ? target - window : 0;
    const std::size_t last = std::min(lines_.count, target + window + 1);
    std::set<std::pair<std::size_t, std::size_t>> seen;
    std::vector<std::pair<std::int64_t, std::size_t>> figures;
    for (const std::uint32_t p : telling) {
        figures.clear();
        for (std::size_t line = first; line < last; ++line)
            if (line != target && lines_.value[lines_.at(line, p)] != 0)
                figures.emplace_back(lines_.value[lines_.at(line, p)], line);
        std::ranges::sort(figures);
        const std::int64_t whole = lines_.value[lines_.at(target, p)];
        const std::int64_t allowed = lines_.slack[lines_.at(target, p)] * 3;
        for (const auto& [value, a] : figures) {
            const std::int64_t rest = whole - value;
            for (auto it = std::ranges::lower_bound(figures, std::pair(rest - allowed, std::size_t{0}));
                 it != figures.end() && it->first <= rest + allowed; ++it) {
                const std::size_t b = it->second;
                if (b <= a) continue;
                const double combinations = 1 + 2.0 * static_cast<double>(distance(target, a) * distance(target, b));
                const double cost = cost_of(combinations) + weight::pair;
                if (cost > most_cost || !seen.emplace(a, b).second) continue;
                int held = 0;
                int broken = 0;
                for (std::size_t i = 0; i < positions.size() && broken <= held + 2; ++i) {
                    const std::uint32_t q = positions[i];
                    const std::int64_t gap = std::abs(lines_.value[lines_.at(target, q)] -
                                                      lines_.value[lines_.at(a, q)] - lines_.value[lines_.at(b, q)]);
                    ++(gap <= lines_.slack[lines_.at(target, q)] + lines_.slack[lines_.at(a, q)] +
                                   lines_.slack[lines_.at(b, q)]
                           ? held
                           : broken);
                }
                if (broken > held) continue;
                keep({.shape = Shape::pair, .target = target, .parts = {a, b}}, cost, nullptr, found);
            }
        }
    }
}

}  // namespace dxbudget::tables
