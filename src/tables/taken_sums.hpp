/// The sums that were taken in a table, found by their lines, so that weighing one more against them takes no longer
/// where there are many.
#pragma once

#include <cstddef>
#include <vector>

#include "tables/claim.hpp"
#include "tables/search_bounds.hpp"
#include "tables/sum_trial.hpp"

namespace dxbudget::tables {

class TakenSums {
  public:
    TakenSums(std::size_t lines, const SearchBounds& bounds)
        : left_to_follow_(bounds.followed + bounds.followed_for_each_line * lines),
          by_target_(lines),
          by_part_(lines) {}

    void add(Claim claim);
    /// Whether a claim would say again what others say, share its addends with them, or be its own part.
    bool contradicts(const Claim& claim);
    /// Whether the claim's line would, through others, be its own part.
    bool is_own_part(const Claim& claim) { return reaches(claim.parts, {claim.target}); }
    bool has(std::size_t target) const { return !by_target_[target].empty(); }
    /// The claims that were taken for a line.
    std::vector<Claim> of(std::size_t target) const;
    /// What was found as the sum of all leaves is the sum of the subtotals among them.
    void replace_parts_by_their_sums(SumTrial& trial);
    /// Drops claims that are others with addends replaced by their parts.
    void drop_expansions();
    template <typename Predicate>
    void drop_if(const Predicate& is_wrong) {
        for (std::size_t place = 0; place < claims_.size(); ++place) {
            if (is_dropped_[place] || !is_wrong(claims_[place])) continue;
            is_dropped_[place] = true;
            leave(place);
        }
    }
    /// False where so much was made of so much else that some claims were refused for it.
    bool is_complete() const { return left_to_follow_ > 0; }
    /// All that is left, in the order in which it was added.
    std::vector<Claim> take();

  private:
    using Places = std::vector<std::size_t>;  // in `claims_`, in order

    void enter(std::size_t place);
    void leave(std::size_t place);
    bool replace(std::size_t whole, const Claim& part, SumTrial& trial);
    void drop_what_is_there_twice();
    bool is_expansion(const Claim& claim, const Claim& other);
    bool reaches(const std::vector<std::size_t>& lines, const std::vector<std::size_t>& wanted);

    std::size_t left_to_follow_;
    std::vector<Claim> claims_;
    std::vector<bool> is_dropped_;
    std::vector<Places> by_target_;
    std::vector<Places> by_part_;
};

}  // namespace dxbudget::tables
