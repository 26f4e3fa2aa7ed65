#include "tables/sum_search.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <utility>

#include "tables/dependence.hpp"
#include "tables/sum_candidates.hpp"
#include "tables/weights.hpp"

namespace dxbudget::tables {
namespace {

constexpr std::size_t most_lines_for_dependence = 500;
constexpr double same_score = 0.3;  // candidates that are taken together
constexpr int most_rounds = 400;

bool contains(const std::vector<std::size_t>& lines, std::size_t line) {
    return std::ranges::find(lines, line) != lines.end();
}

/// Both in order.
bool overlap(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() && j != b.end()) {
        if (*i == *j) return true;
        ++(*i < *j ? i : j);
    }
    return false;
}

class SumSearch {
  public:
    explicit SumSearch(const Lines& lines) : lines_(lines), candidates_(lines), dependence_(lines.count) {
        for (const auto& filled : lines.filled) active_.push_back(!filled.empty());
    }

    std::vector<Claim> search() {
        if (lines_.count <= most_lines_for_dependence) add_equal_lines();
        const std::vector<Claim> elsewhere = candidates_.elsewhere();
        std::vector<Claim> runs;
        bool changed = true;
        for (int round = 0; round < most_rounds; ++round) {
            if (changed) runs = candidates_.runs(active_);
            changed = false;
            if (!take_best(runs, elsewhere, changed)) break;
        }
        replace_parts_by_their_sums();
        drop_expansions();
        for (Claim& claim : claims_) claim.agreements = candidates_.trial().agreements(claim.target, claim.parts);
        return std::move(claims_);
    }

  private:
    /// Takes the best candidates, and those that are as good; false where none is left.
    bool take_best(const std::vector<Claim>& runs, const std::vector<Claim>& elsewhere, bool& changed) {
        std::vector<const Claim*> sorted;
        for (const Claim& claim : runs)
            if (claim.score >= weight::run_threshold) sorted.push_back(&claim);
        for (const Claim& claim : elsewhere)
            if (claim.score >= weight::other_threshold) sorted.push_back(&claim);
        std::ranges::stable_sort(sorted, [](const Claim* a, const Claim* b) { return a->score > b->score; });
        const Claim* best = nullptr;
        for (const Claim* claim : sorted) {
            if (best != nullptr && claim->score < best->score - same_score) break;
            if (contradicts(*claim)) continue;
            if (best == nullptr) best = claim;
            for (const std::size_t part : claim->parts) {
                changed = changed || active_[part];
                active_[part] = 0;
            }
            claims_.push_back(*claim);
            if (lines_.count <= most_lines_for_dependence) dependence_.add(claim->target, claim->parts);
        }
        return best != nullptr;
    }

    /// The lines and, through the claims, all of their parts.
    std::vector<std::size_t> with_parts(std::vector<std::size_t> lines) const {
        for (std::size_t i = 0; i < lines.size(); ++i)
            for (const Claim& claim : claims_)
                if (claim.target == lines[i])
                    for (const std::size_t part : claim.parts)
                        if (!contains(lines, part)) lines.push_back(part);
        return lines;
    }

    /// Whether a claim is another one with addends replaced by their parts.
    bool is_expansion(const Claim& claim, const Claim& other) const {
        if (claim.target != other.target) return false;
        const std::vector<std::size_t> all = with_parts(other.parts);
        return std::ranges::all_of(claim.parts, [&](std::size_t part) { return contains(all, part); });
    }

    bool contradicts(const Claim& claim) const {
        if (claim.shape != Shape::run && claim.parts.size() == 2 && lines_.count <= most_lines_for_dependence &&
            dependence_.follows(claim.target, claim.parts))
            return true;
        for (const Claim& taken : claims_) {
            if (taken.parts == claim.parts) return true;
            if (taken.target == claim.target && (overlap(taken.parts, claim.parts) || is_expansion(claim, taken)))
                return true;
            if (taken.target != claim.target && taken.shape == Shape::run && claim.shape == Shape::run &&
                overlap(taken.parts, claim.parts))
                return true;
        }
        return contains(with_parts(claim.parts), claim.target);
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
        for (const auto& [values, lines] : by_values)
            for (std::size_t i = 1; i < lines.size(); ++i) dependence_.add(lines[i - 1], std::span(&lines[i], 1));
    }

    /// What was found as the sum of all leaves is the sum of the subtotals among them.
    void replace_parts_by_their_sums() {
        for (int again = 0; again < 4; ++again)
            for (Claim& whole : claims_)
                for (const Claim& part : claims_) replace(whole, part);
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            const auto is_same = [&](const Claim& other) {
                return other.target == claims_[i].target && other.parts == claims_[i].parts;
            };
            claims_.erase(std::remove_if(claims_.begin() + static_cast<std::ptrdiff_t>(i) + 1, claims_.end(), is_same),
                          claims_.end());
        }
    }

    void replace(Claim& whole, const Claim& part) {
        if (&whole == &part || part.target == whole.target || part.parts.size() < 2 ||
            part.parts.size() >= whole.parts.size())
            return;
        if (!std::ranges::includes(whole.parts, part.parts) || contains(whole.parts, part.target)) return;
        if (contains(with_parts({part.target}), whole.target)) return;
        std::vector<std::size_t> rest;
        std::ranges::set_difference(whole.parts, part.parts, std::back_inserter(rest));
        rest.push_back(part.target);
        std::ranges::sort(rest);
        const Evidence evidence = candidates_.trial().weigh(whole.target, rest);
        const Evidence& before = whole.evidence;
        if (evidence.broken > before.broken ||
            (evidence.held() + evidence.weak) * 10 < 8 * (before.held() + before.weak))
            return;
        whole.parts = std::move(rest);
        whole.evidence = evidence;
    }

    void drop_expansions() {
        for (std::size_t i = 0; i < claims_.size();) {
            bool drop = false;
            for (std::size_t j = 0; j < claims_.size() && !drop; ++j) {
                if (i == j || !is_expansion(claims_[i], claims_[j])) continue;
                drop = !(is_expansion(claims_[j], claims_[i]) && claims_[j].score < claims_[i].score);
            }
            if (drop)
                claims_.erase(claims_.begin() + static_cast<std::ptrdiff_t>(i));
            else
                ++i;
        }
    }

    const Lines& lines_;
    SumCandidates candidates_;
    Dependence dependence_;
    std::vector<std::uint8_t> active_;
    std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> find_sums(const Lines& lines) {
    return SumSearch(lines).search();
}

}  // namespace dxbudget::tables
