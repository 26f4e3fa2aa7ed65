#include "tables/sum_search.hpp"

#include <algorithm>
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
        std::vector<Claim> runs;
        bool changed = true;
        bool any = true;
        for (int round = 0; any && round < bounds_.rounds; ++round) {
            if (changed) runs = candidates_.runs(active_);
            changed = false;
            any = take_best(runs, elsewhere, changed);
        }
        taken_.replace_parts_by_their_sums(candidates_.trial());
        taken_.drop_expansions();
        FoundSums found{.claims = taken_.take(), .complete = !any && taken_.is_complete()};
        for (Claim& claim : found.claims) claim.agreements = candidates_.trial().agreements(claim.target, claim.parts);
        return found;
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
            taken_.add(*claim);
            if (lines_.count <= bounds_.lines_for_dependence) dependence_.add(claim->target, claim->parts);
        }
        return best != nullptr;
    }

    bool contradicts(const Claim& claim) {
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
        for (const auto& [values, lines] : by_values)
            for (std::size_t i = 1; i < lines.size(); ++i) dependence_.add(lines[i - 1], std::span(&lines[i], 1));
    }

    const Lines& lines_;
    const SearchBounds& bounds_;
    SumCandidates candidates_;
    Dependence dependence_;
    std::vector<std::uint8_t> active_;
    TakenSums taken_;
};

}  // namespace

FoundSums find_sums(const Lines& lines, const SearchBounds& bounds) {
    return SumSearch(lines, bounds).search();
}

}  // namespace dxbudget::tables
