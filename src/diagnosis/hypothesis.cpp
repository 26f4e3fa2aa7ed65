#include "diagnosis/hypothesis.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace dxbudget {
namespace {

/// Whether two slips may explain the same gap so that it tells nothing: whoever names the one names the other.
bool are_rivals(const Cause& best, const Cause& other) {
    switch (best.slip) {
        case Slip::sign_lost:
            return other.slip == Slip::swapped;
        case Slip::swapped:
            return other.slip == Slip::sign_lost;
        case Slip::left_out:
        case Slip::counted_twice:
        case Slip::not_counted:
            return other.slip == Slip::elsewhere || (other.slip == Slip::repeated && other.correction.value.is_zero());
        case Slip::wrong_unit:  // where rounding leaves room: 1047 for 10470, or for 10471
            return other.slip == Slip::digit_dropped && other.correction.figure == best.correction.figure;
        default:
            return false;
    }
}

/// Whether a slip is one that people make by itself, whatever stands around.
bool is_plausible(const Hypothesis& hypothesis) {
    const Slip slip = hypothesis.cause.slip;
    return hypothesis.rank() <= 1 && slip != Slip::stale && slip != Slip::blank;
}

std::size_t changes_of(const Hypothesis& hypothesis) {
    return hypothesis.cause.followers.size();
}

}  // namespace

int Hypothesis::rank() const {
    // A △ that is missing is commoner than one that was overlooked when adding up.
    if (cause.slip == Slip::sign_lost && (cause.witness != no_id || odd_sign)) return 1;
    switch (cause.slip) {
        case Slip::subtotal_among_parts:
            return -1;
        case Slip::elsewhere:
            return cause.is_likely ? -1 : 1;
        case Slip::left_out:
        case Slip::not_counted:
        case Slip::counted_twice:
        case Slip::sign_lost:
        case Slip::wrong_unit:
        case Slip::point_moved:
        case Slip::joined:
        case Slip::shifted:
        case Slip::staff_cost:
        case Slip::blank:
            return 0;
        case Slip::swapped:
            return mended.size() > 1 ? 0 : 1;  // a formula alone says little
        case Slip::repeated:
            if (!cause.correction.value.is_zero()) return 1;
            return cause.alike > 0 ? 0 : 1;
        case Slip::stale:
        case Slip::digits_transposed:
        case Slip::digit_added:
        case Slip::digit_dropped:
        case Slip::digit_changed:
            return 1;
        case Slip::other:
            return 2;
    }
    return 2;
}

std::vector<Hypothesis> best_of(std::vector<Hypothesis> found) {
    std::erase_if(found, [](const Hypothesis& hypothesis) { return hypothesis.exceeds; });
    if (found.empty()) return found;
    const auto is_before = [](const Hypothesis& a, const Hypothesis& b) { return a.order() < b.order(); };
    std::stable_sort(found.begin(), found.end(), is_before);
    const auto is_blank = [](const Hypothesis& hypothesis) { return hypothesis.cause.slip == Slip::blank; };
    const std::size_t agreeing = found.front().agreeing;
    const auto order = found.front().order();
    const bool any_blank = std::any_of(found.begin(), found.end(), [&](const Hypothesis& hypothesis) {
        return is_blank(hypothesis) && hypothesis.order() == order;
    });
    std::vector<Hypothesis> best;
    for (Hypothesis& hypothesis : found) {
        if (hypothesis.agreeing != agreeing) break;
        const bool is_best = hypothesis.order() == order;
        const bool is_rival = !best.empty() && are_rivals(best.front().cause, hypothesis.cause);
        const bool stands_for_blank = any_blank && is_plausible(hypothesis);
        if (is_best || is_rival || stands_for_blank) best.push_back(std::move(hypothesis));
    }
    std::stable_sort(best.begin(), best.end(), [&](const Hypothesis& a, const Hypothesis& b) {
        return std::tuple(is_blank(a), changes_of(a), !a.cause.is_likely) <
               std::tuple(is_blank(b), changes_of(b), !b.cause.is_likely);
    });
    const std::size_t changes = changes_of(best.front());
    for (Hypothesis& hypothesis : best) {
        if (best.size() == 1 && agreeing > 1) hypothesis.cause.is_likely = true;
        hypothesis.cause.is_likely = hypothesis.cause.is_likely && changes_of(hypothesis) == changes &&
                                     is_blank(hypothesis) == is_blank(best.front());
    }
    return best;
}

}  // namespace dxbudget
