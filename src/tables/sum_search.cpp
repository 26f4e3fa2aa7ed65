#include "tables/sum_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <utility>

#include "tables/dependence.hpp"
#include "tables/sum_candidates.hpp"
#include "tables/taken_sums.hpp"
#include "tables/weights.hpp"

namespace dxbudget::tables {
namespace {

constexpr double same_score = 0.3;  // candidates that are taken together

class SumSearch {
  public:
    SumSearch(const Lines& lines, const SearchBounds& bounds)
        : lines_(lines),
          bounds_(bounds),
          candidates_(lines, bounds),
          dependence_(lines.count),
          taken_(lines.count, bounds) {
        for (const auto& filled : lines.filled) active_.push_back(!filled.empty());
    }

    FoundSums search() {
        if (lines_.count <= bounds_.lines_for_dependence) add_equal_lines();
        const std::vector<Claim> elsewhere = candidates_.elsewhere();
        bool any = take_all(elsewhere);
        if (!any) {
            std::vector<std::uint8_t> is_sum;
            for (std::size_t line = 0; line < lines_.count; ++line) is_sum.push_back(taken_.has(line));
            const std::vector<Claim> scattered = candidates_.scattered(active_, is_sum);
            if (!scattered.empty()) any = take_all(scattered);
        }
        taken_.replace_parts_by_their_sums(candidates_.trial());
        taken_.drop_expansions();
        taken_.drop_if([this](const Claim& claim) { return is_said_better(claim); });
        claim_again_for_equal_lines();
        FoundSums found{.claims = taken_.take(), .complete = !any && taken_.is_complete()};
        for (Claim& claim : found.claims) claim.agreements = candidates_.trial().agreements(claim.target, claim.parts);
        return found;
    }

  private:
    /// Takes runs and others until none is left; true where it stops before.
    bool take_all(const std::vector<Claim>& elsewhere) {
        std::vector<Claim> runs;
        bool changed = true;
        bool any = true;
        for (int round = 0; any && round < bounds_.rounds; ++round) {
            if (changed) runs = candidates_.runs(active_);
            changed = false;
            any = take_best(runs, elsewhere, changed);
        }
        return any;
    }

    /// Takes the best candidates, and those that are as good; false where none is left.
    bool take_best(const std::vector<Claim>& runs, const std::vector<Claim>& elsewhere, bool& changed) {
        std::vector<std::pair<double, const Claim*>> sorted;
        for (const Claim& claim : runs)
            if (const double score = claim.score + direction(claim); score >= weight::run_threshold)
                sorted.emplace_back(score, &claim);
        for (const Claim& claim : elsewhere)
            if (claim.score >= weight::other_threshold) sorted.emplace_back(claim.score, &claim);
        std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) { return a.first > b.first; });
        const Claim* best = nullptr;
        double best_score = 0;
        for (const auto& [score, claim] : sorted) {
            if (best != nullptr && score < best_score - same_score) break;
            if (contradicts(*claim)) continue;
            if (best == nullptr) {
                best = claim;
                best_score = score;
            }
            for (const std::size_t part : claim->parts) {
                changed = changed || active_[part];
                active_[part] = 0;
            }
            taken_.add(*claim);
            if (claim->shape == Shape::run) ++(is_before(*claim) ? before_ : after_);
            if (lines_.count <= bounds_.lines_for_dependence) dependence_.add(claim->target, claim->parts);
        }
        return best != nullptr;
    }

    static bool is_before(const Claim& claim) { return claim.parts.back() < claim.target; }

    /// Totals of one table stand on one side of their addends.
    double direction(const Claim& claim) const {
        const double odds = weight::direction * std::log10((before_ + 1.0) / (after_ + 1.0));
        return std::clamp(is_before(claim) ? odds : -odds, -weight::direction_most, weight::direction_most);
    }

    bool contradicts(const Claim& claim) {
        if (claim.shape != Shape::run && says_it_with_equal_lines(claim)) return true;
        if (claim.shape != Shape::run && taken_.has(claim.target) && claim.score < weight::second_threshold)
            return true;
        if (claim.shape != Shape::run && claim.parts.size() == 2 && lines_.count <= bounds_.lines_for_dependence &&
            dependence_.follows(claim.target, claim.parts))
            return true;
        return taken_.contradicts(claim);
    }

    /// Lines that repeat others prove nothing a second time. Each is equal to the one before it, so all of them are.
    void add_equal_lines() {
        std::map<std::vector<std::int64_t>, std::vector<std::size_t>> by_values;
        for (std::size_t line = 0; line < lines_.count; ++line) {
            if (lines_.filled[line].size() < 2) continue;
            const auto first = lines_.value.begin() + static_cast<std::ptrdiff_t>(lines_.at(line, 0));
            std::vector<std::int64_t> values(first, first + static_cast<std::ptrdiff_t>(lines_.positions));
            if (std::ranges::all_of(values, [](std::int64_t value) { return value == 0; })) continue;
            values.insert(values.end(), lines_.filled[line].begin(), lines_.filled[line].end());
            by_values[std::move(values)].push_back(line);
        }
        for (auto& [values, lines] : by_values) {
            for (std::size_t i = 1; i < lines.size(); ++i) dependence_.add(lines[i - 1], std::span(&lines[i], 1));
            if (lines.size() > 1) equal_.push_back(std::move(lines));
        }
    }

    /// Whether a claim was taken that differs by lines that are equal.
    bool says_it_with_equal_lines(const Claim& claim) const {
        if (equal_.empty()) return false;
        const auto parts = first_of_equal(claim.parts);
        return std::ranges::any_of(taken_.of(claim.target),
                                   [&](const Claim& other) { return first_of_equal(other.parts) == parts; });
    }

    /// Whether another claim is the same but for equal lines, of which more are sums themselves.
    bool is_said_better(const Claim& claim) const {
        if (equal_.empty()) return false;
        const auto sums = [this](const Claim& of) {
            return std::ranges::count_if(of.parts, [this](std::size_t part) { return taken_.has(part); });
        };
        const auto parts = first_of_equal(claim.parts);
        return std::ranges::any_of(taken_.of(claim.target), [&](const Claim& other) {
            return sums(other) > sums(claim) && first_of_equal(other.parts) == parts;
        });
    }

    std::vector<std::size_t> first_of_equal(std::vector<std::size_t> lines) const {
        for (std::size_t& line : lines)
            for (const std::vector<std::size_t>& equal : equal_)
                if (std::ranges::binary_search(equal, line)) line = equal.front();
        std::ranges::sort(lines);
        return lines;
    }

    /// A total that stands in two lines side by side is one in both.
    void claim_again_for_equal_lines() {
        for (const std::vector<std::size_t>& lines : equal_) {
            for (std::size_t i = 1; i < lines.size(); ++i) {
                if (lines[i] != lines[i - 1] + 1) continue;
                claim_again(lines[i - 1], lines[i]);
                claim_again(lines[i], lines[i - 1]);
            }
        }
    }

    void claim_again(std::size_t line, std::size_t equal) {
        if (!taken_.of(equal).empty()) return;
        for (Claim claim : taken_.of(line)) {
            claim.target = equal;
            if (!taken_.is_own_part(claim)) taken_.add(std::move(claim));
        }
    }

    const Lines& lines_;
    const SearchBounds& bounds_;
    SumCandidates candidates_;
    Dependence dependence_;
    std::vector<std::uint8_t> active_;
    TakenSums taken_;
    int before_ = 0;  // runs that were taken before their totals
    int after_ = 0;
    std::vector<std::vector<std::size_t>> equal_;  // lines
};

}  // namespace

FoundSums find_sums(const Lines& lines, const SearchBounds& bounds) {
    return SumSearch(lines, bounds).search();
}

}  // namespace dxbudget::tables
