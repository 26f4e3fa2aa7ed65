#include "tables/taken_sums.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_set>
#include <utility>

namespace dxbudget::tables {
namespace {

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

}  // namespace

void TakenSums::add(Claim claim) {
    claims_.push_back(std::move(claim));
    is_dropped_.push_back(false);
    enter(claims_.size() - 1);
}

void TakenSums::enter(std::size_t place) {
    const auto insert = [&](Places& places) { places.insert(std::ranges::upper_bound(places, place), place); };
    insert(by_target_[claims_[place].target]);
    for (const std::size_t part : claims_[place].parts) insert(by_part_[part]);
}

void TakenSums::leave(std::size_t place) {
    std::erase(by_target_[claims_[place].target], place);
    for (const std::size_t part : claims_[place].parts) std::erase(by_part_[part], place);
}

/// Whether all that is wanted is among the lines or, through the claims, their parts; also where that takes too long.
bool TakenSums::reaches(const std::vector<std::size_t>& lines, const std::vector<std::size_t>& wanted) {
    std::unordered_set<std::size_t> missing(wanted.begin(), wanted.end());
    std::vector<std::size_t> reached;
    std::unordered_set<std::size_t> seen;
    const auto reach = [&](const std::vector<std::size_t>& more) {
        for (const std::size_t line : more) {
            if (!seen.insert(line).second) continue;
            reached.push_back(line);
            missing.erase(line);
        }
    };
    reach(lines);
    for (std::size_t i = 0; i < reached.size() && !missing.empty(); ++i) {
        if (left_to_follow_ == 0 || --left_to_follow_ == 0) return true;
        for (const std::size_t place : by_target_[reached[i]]) reach(claims_[place].parts);
    }
    return missing.empty();
}

bool TakenSums::is_expansion(const Claim& claim, const Claim& other) {
    return claim.target == other.target && reaches(other.parts, claim.parts);
}

bool TakenSums::contradicts(const Claim& claim) {
    const auto says_the_same = [&](std::size_t place) { return claims_[place].parts == claim.parts; };
    if (std::ranges::any_of(by_part_[claim.parts.front()], says_the_same)) return true;
    for (const std::size_t place : by_target_[claim.target])
        if (overlap(claims_[place].parts, claim.parts) || is_expansion(claim, claims_[place])) return true;
    const auto is_run_beside = [&](std::size_t place) {
        return claims_[place].target != claim.target && claims_[place].shape == Shape::run;
    };
    if (claim.shape == Shape::run)
        for (const std::size_t part : claim.parts)
            if (std::ranges::any_of(by_part_[part], is_run_beside)) return true;
    return reaches(claim.parts, {claim.target});
}

std::vector<Claim> TakenSums::of(std::size_t target) const {
    std::vector<Claim> claims;
    for (const std::size_t place : by_target_[target]) claims.push_back(claims_[place]);
    return claims;
}

void TakenSums::replace_parts_by_their_sums(SumTrial& trial) {
    for (int again = 0; again < 4; ++again) {
        for (std::size_t whole = 0; whole < claims_.size(); ++whole) {
            std::set<std::size_t> among;  // claims one of whose addends is one of the whole's
            for (const std::size_t part : claims_[whole].parts)
                among.insert(by_part_[part].begin(), by_part_[part].end());
            for (auto part = among.begin(); part != among.end(); ++part) {
                if (*part == whole || !replace(whole, claims_[*part], trial)) continue;
                const Places& more = by_part_[claims_[*part].target];
                among.insert(more.begin(), more.end());
            }
        }
    }
    drop_what_is_there_twice();
}

bool TakenSums::replace(std::size_t place, const Claim& part, SumTrial& trial) {
    Claim& whole = claims_[place];
    if (part.target == whole.target || part.parts.size() < 2 || part.parts.size() >= whole.parts.size()) return false;
    if (!std::ranges::includes(whole.parts, part.parts) || std::ranges::binary_search(whole.parts, part.target))
        return false;
    if (reaches({part.target}, {whole.target})) return false;
    std::vector<std::size_t> rest;
    std::ranges::set_difference(whole.parts, part.parts, std::back_inserter(rest));
    rest.insert(std::ranges::upper_bound(rest, part.target), part.target);
    const Evidence evidence = trial.weigh(whole.target, rest);
    const Evidence& before = whole.evidence;
    if (evidence.broken > before.broken || (evidence.held() + evidence.weak) * 10 < 8 * (before.held() + before.weak))
        return false;
    leave(place);
    whole.parts = std::move(rest);
    whole.evidence = evidence;
    enter(place);
    return true;
}

void TakenSums::drop_what_is_there_twice() {
    std::set<std::pair<std::size_t, std::vector<std::size_t>>> seen;
    for (std::size_t place = 0; place < claims_.size(); ++place) {
        if (seen.emplace(claims_[place].target, claims_[place].parts).second) continue;
        is_dropped_[place] = true;
        leave(place);
    }
}

void TakenSums::drop_expansions() {
    for (std::size_t place = 0; place < claims_.size(); ++place) {
        if (is_dropped_[place]) continue;
        const Claim& claim = claims_[place];
        const auto says_it = [&](std::size_t other) {
            if (other == place || !is_expansion(claim, claims_[other])) return false;
            return !(is_expansion(claims_[other], claim) && claims_[other].score < claim.score);
        };
        if (std::ranges::none_of(by_target_[claim.target], says_it)) continue;
        is_dropped_[place] = true;
        leave(place);
    }
}

std::vector<Claim> TakenSums::take() {
    std::vector<Claim> left;
    for (std::size_t place = 0; place < claims_.size(); ++place)
        if (!is_dropped_[place]) left.push_back(std::move(claims_[place]));
    return left;
}

}  // namespace dxbudget::tables
