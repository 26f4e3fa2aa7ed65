#include "diagnosis/odds.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "amount/quantity.hpp"
#include "diagnosis/evidence.hpp"

namespace dxbudget {
namespace {

/// An amount as it is written: how many digits, and how many zeros at its end.
struct Shape {
    int digits = 0;
    int zeros = 0;
};

class Weighing {
  public:
    Weighing(const Ledger& ledger, const Ledger::Entry& entry) : ledger_(ledger), entry_(entry) {
        figures_.push_back(ledger.target_of(entry));
        for (const Ledger::Part& part : ledger.parts_of(entry)) figures_.push_back(part.figure);
        for (const FigureId figure : figures_) decimals_ = std::max(decimals_, decimals_of(ledger.value(figure)));
        gap_ = ledger.value(figures_.front()) - ledger.computed(entry);
        decimals_ = std::max(decimals_, decimals_of(gap_));
        shape_ = shape_of(gap_);
        for (const FigureId figure : figures_) {
            const Shape shape = shape_of(ledger.value(figure));
            if (ledger.value(figure).is_zero() || shape.zeros < shape_.zeros) continue;
            ++as_round_;
            if (shape.digits == shape_.digits) ++alike_;
        }
    }

    double weight_of(const Hypothesis& hypothesis) const {
        const Cause& cause = hypothesis.cause;
        const double places = static_cast<double>(figures_.size());
        const double digits = std::max(1, shape_of(ledger_.value(cause.correction.figure)).digits);
        const bool is_target = cause.correction.figure == figures_.front();
        double weight = frequency_of(cause.slip) / places;
        switch (cause.slip) {
            case Slip::left_out:
            case Slip::counted_twice:
            case Slip::sign_lost:
                if (cause.witness != no_id) weight *= count_of(ledger_.value(cause.witness));
                // The minus of a change is what is lost most, and the only negative figure of an equation is seldom
                // right.
                if (is_target && ledger_.equation_of(entry_).derivation == Derivation::formula) weight *= places;
                if (cause.witness == no_id && is_only_negative(cause.correction.figure)) weight *= 4 * places;
                break;
            case Slip::digit_changed:
                weight /= 9 * digits;
                break;
            case Slip::digits_transposed:
                weight /= std::max(1.0, digits - 1);
                break;
            case Slip::digit_dropped:
                weight /= 10 * (digits + 1);
                break;
            case Slip::digit_added:
                weight /= digits;
                break;
            case Slip::stale:
            case Slip::blank:
            case Slip::other:
                weight *= chance_of_gap();
                break;
            default:
                break;
        }
        // What was computed from an item would have been computed from its total, too.
        const bool has_followers = cause.followers.size() > cause.alike;
        return has_followers && !is_target ? weight * unusual : weight;
    }

    /// What is none of the survivors: a line that is missing, or a mistake that nobody can name.
    double weight_of_others(bool crossed) const {
        constexpr double how_often = 0.3;
        double weight = how_often * chance_of_gap() * (crossed ? unusual : 1);
        const Derivation derivation = ledger_.equation_of(entry_).derivation;
        const bool may_lack_line = derivation == Derivation::items || derivation == Derivation::sources;
        if (gap_.sign() > 0 && may_lack_line && figures_.size() > 2) {
            const bool is_elsewhere = holds_at_another_stage(ledger_.sheet(), ledger_, entry_);
            const double is_such = (alike_ + 1.0) / static_cast<double>(figures_.size() + 1);
            weight += how_often * is_such / numbers() * (is_elsewhere ? seldom : 1);
        }
        return weight;
    }

  private:
    static constexpr double unusual = 0.01;
    static constexpr double seldom = 0.1;

    Shape shape_of(const Rational& value) const {
        const std::string digits = plain((value * Rational::power_of_ten(decimals_)).abs());
        const std::size_t last = digits.find_last_not_of('0');
        if (last == std::string::npos) return {};
        return {static_cast<int>(digits.size()), static_cast<int>(digits.size() - last - 1)};
    }

    /// How many amounts have as many digits as the difference, and as many zeros at the end.
    double numbers() const { return 9 * std::pow(10.0, shape_.digits - shape_.zeros - 1); }

    /// How likely a mistake of any kind leaves just this difference.
    double chance_of_gap() const {
        constexpr double of_that_size = 0.25;
        const double is_round = (as_round_ + std::pow(0.3, shape_.zeros)) / static_cast<double>(figures_.size() + 1);
        return of_that_size * is_round / numbers();
    }

    int count_of(const Rational& amount) const {
        const auto is_it = [&](FigureId figure) { return ledger_.value(figure) == amount; };
        return static_cast<int>(std::count_if(figures_.begin() + 1, figures_.end(), is_it));
    }

    bool is_only_negative(FigureId id) const {
        return std::all_of(figures_.begin(), figures_.end(),
                           [&](FigureId figure) { return (ledger_.value(figure).sign() < 0) == (figure == id); });
    }

    /// How often a slip is made, beside the others.
    static double frequency_of(Slip slip) {
        switch (slip) {
            case Slip::left_out:
                return 0.2;
            case Slip::counted_twice:
            case Slip::sign_lost:
            case Slip::wrong_unit:
            case Slip::point_moved:
            case Slip::stale:
            case Slip::blank:
            case Slip::subtotal_among_parts:
            case Slip::not_counted:
            case Slip::elsewhere:
            case Slip::staff_cost:
            case Slip::digit_changed:
                return 0.1;
            case Slip::other:
                return 0.3;
            default:
                return 0.06;
        }
    }

    const Ledger& ledger_;
    const Ledger::Entry& entry_;
    std::vector<FigureId> figures_;  // the target first
    std::uint8_t decimals_ = 0;
    Rational gap_;
    Shape shape_;
    int as_round_ = 0;  // figures with as many zeros as the difference
    int alike_ = 0;     // of them, those with as many digits
};

}  // namespace

void weigh(const Ledger& ledger, const Ledger::Entry& entry, Tried& tried) {
    const Weighing weighing(ledger, entry);
    std::size_t mended = 1;
    for (Hypothesis& hypothesis : tried.survivors) {
        hypothesis.weight = weighing.weight_of(hypothesis);
        tried.weight += hypothesis.weight;
        mended = std::max(mended, hypothesis.mended.size());
    }
    tried.weight += weighing.weight_of_others(mended > 1);
}

}  // namespace dxbudget
