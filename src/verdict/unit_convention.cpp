/// Where totals are a thousandth of what they are computed from, or a thousand times that, one side counts in another
/// unit. Everything that holds together with a side counts in the same.

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "verdict/convention_kinds.hpp"

namespace dxbudget {
namespace {

struct Multiple10 {
    int zeros;
    std::string_view of_yen;  ///< 千円; empty: nobody writes that
    std::string_view others;  ///< `k`
};
constexpr std::array<Multiple10, 6> written_multiples = {
    {{0, "円", ""}, {3, "千円", "k"}, {4, "万円", ""}, {6, "百万円", " million"}, {8, "億円", ""}, {12, "兆円", ""}}};

/// What stands before and after a figure that counts in a unit.
struct UnitMark {
    std::string before = {};
    std::string after = {};
};

/// The marks of figures of which one is `factor` of the sheet's unit; none where nobody writes so.
std::optional<UnitMark> mark_of(const Unit& unit, const Rational& factor) {
    for (const Multiple10& multiple : written_multiples) {
        const Rational size = Rational::power_of_ten(multiple.zeros);
        if (unit.is_yen()) {
            if (unit.yen * factor == size) return UnitMark{"", std::string(multiple.of_yen)};
        } else if (unit.size * factor == size && !unit.currency.empty()) {
            const bool is_written = multiple.zeros == 0 || !multiple.others.empty();
            if (is_written) return UnitMark{unit.name + " ", std::string(multiple.others)};
        }
    }
    return std::nullopt;
}

/// The figures of money that count in the same unit because equations between them hold.
class SameUnit {
  public:
    explicit SameUnit(const StrictReading& reading) : reading_(reading), parents_(reading.sheet().figures.size()) {
        std::iota(parents_.begin(), parents_.end(), FigureId{0});
        const Equations& equations = reading.equations();
        for (EquationId id = 0; id < equations.equations.size(); ++id) {
            const Equation& equation = equations.equations[id];
            const Outcome outcome = reading.evaluation().verdicts[id].outcome;
            if (outcome == Outcome::mismatch || outcome == Outcome::not_checked || equation.divisor_count > 0) continue;
            if (equation.relation != Relation::equal || !is_amount(equation.target)) continue;
            for (const Term& term : equations.terms_of(equation)) {
                if (is_amount(term.figure)) parents_[root_of(term.figure)] = root_of(equation.target);
            }
        }
    }

    FigureId root_of(FigureId figure) {
        while (parents_[figure] != figure) figure = parents_[figure] = parents_[parents_[figure]];
        return figure;
    }

  private:
    /// An amount that is not zero, which is the same in every unit.
    bool is_amount(FigureId id) const {
        const Figure& figure = reading_.sheet().figures[id];
        const bool counts = figure.stage == no_stage || reading_.sheet().stages[figure.stage].kind == StageKind::amount;
        return counts && !reading_.evaluation().values[id].value.is_zero();
    }

    const StrictReading& reading_;
    std::vector<FigureId> parents_;
};

class UnitSearch {
  public:
    explicit UnitSearch(const StrictReading& reading) : reading_(reading) {}

    std::vector<Convention> run() {
        const std::optional<Rational> ratio = common_ratio();
        const std::optional<Rational> rounded = ratio ? std::nullopt : rounded_unit();
        if (!ratio && !rounded) return {};
        SameUnit same(reading_);
        for (const EquationId id : reading_.mismatches) {
            const Equation& equation = reading_.equations().equations[id];
            totals_.push_back(same.root_of(equation.target));
            for (const Term& term : reading_.equations().terms_of(equation))
                parts_.push_back(same.root_of(term.figure));
        }
        for (std::vector<FigureId>* roots : {&totals_, &parts_}) std::sort(roots->begin(), roots->end());
        std::vector<FigureId> common;
        std::set_intersection(totals_.begin(), totals_.end(), parts_.begin(), parts_.end(), std::back_inserter(common));
        if (!common.empty()) return {};
        if (rounded) {
            propose(same, totals_, *rounded);
            for (Convention& convention : found_) admit_rounding(convention, *rounded);
        } else {
            propose(same, totals_, Rational(1) / *ratio);
            propose(same, parts_, *ratio);
        }
        return std::move(found_);
    }

  private:
    /// How many times what it is computed from each wrong figure is: the same power of ten for all.
    std::optional<Rational> common_ratio() const {
        std::optional<Rational> ratio;
        int digits = 0;
        bool are_several = false;
        const FigureId first = reading_.equations().equations[reading_.mismatches.front()].target;
        for (const EquationId id : reading_.mismatches) {
            const Equation& equation = reading_.equations().equations[id];
            const Rational& computed = reading_.evaluation().verdicts[id].computed;
            const bool is_plain = equation.relation == Relation::equal && equation.divisor_count == 0;
            if (!is_plain || computed.is_zero() || !reading_.sheet().is_number(equation.target)) return std::nullopt;
            const Rational own = reading_.sheet().figures[equation.target].value / computed;
            if (own.overflowed() || (ratio && !(own == *ratio))) return std::nullopt;
            ratio = own;
            digits = std::max(digits, digits_of_evidence(computed));
            are_several = are_several || equation.target != first;
        }
        constexpr int enough_digits = 3;
        const bool is_evident = are_several || digits >= enough_digits;
        if (!ratio || !is_evident || !reading_.shares.empty()) return std::nullopt;
        const Rational size = *ratio < Rational(1) ? Rational(1) / *ratio : *ratio;
        const bool is_known = std::any_of(written_multiples.begin(), written_multiples.end(), [&](const auto& one) {
            return one.zeros >= 3 && size == Rational::power_of_ten(one.zeros);
        });
        return is_known ? ratio : std::nullopt;
    }

    /// What a wrong figure in that unit is too much.
    Rational excess_in(EquationId id, const Rational& unit) const {
        const Equation& equation = reading_.equations().equations[id];
        return target_of(reading_.sheet(), reading_.evaluation(), equation) * unit -
               reading_.evaluation().verdicts[id].computed;
    }

    bool is_each(const auto& property) const {
        return std::all_of(reading_.mismatches.begin(), reading_.mismatches.end(), property);
    }

    bool is_nearest(const Rational& unit) const {
        return is_each([&](EquationId id) { return excess_in(id, unit).abs() * Rational(2) <= unit; });
    }

    /// How many of the sheet's unit one of those is to which all wrong figures, of one line, were rounded in one way;
    /// none where there is no such unit.
    std::optional<Rational> rounded_unit() const {
        const Equations& equations = reading_.equations();
        const auto line_of = [&](EquationId id) {
            return reading_.sheet().figures[equations.equations[id].target].line;
        };
        const LineId line = line_of(reading_.mismatches.front());
        constexpr int enough_digits = 3;
        for (const Multiple10& multiple : written_multiples) {
            const Rational unit = Rational::power_of_ten(multiple.zeros);
            const bool is_unit = is_each([&](EquationId id) {
                const Rational& declared = target_of(reading_.sheet(), reading_.evaluation(), equations.equations[id]);
                return equations.equations[id].derivation == Derivation::items && line_of(id) == line &&
                       declared.abs() >= Rational::power_of_ten(enough_digits - 1) && excess_in(id, unit).abs() < unit;
            });
            if (!is_unit || multiple.zeros < enough_digits || !reading_.shares.empty()) continue;
            const bool is_cut = is_each([&](EquationId id) { return excess_in(id, unit).sign() <= 0; });
            const bool is_raised = is_each([&](EquationId id) { return excess_in(id, unit).sign() >= 0; });
            if (is_nearest(unit) || is_cut || is_raised) return unit;
        }
        return std::nullopt;
    }

    /// Lets the sums of the line with the wrong figures be off by what rounding to that unit leaves.
    void admit_rounding(Convention& convention, const Rational& unit) const {
        const std::optional<UnitMark> mark = mark_of(reading_.sheet().unit, unit);
        const std::string tolerance = mark->before + (is_nearest(unit) ? "0.5" : "1") + mark->after;
        const FigureId target = reading_.equations().equations[reading_.mismatches.front()].target;
        const std::vector<Declaration> own =
            declared_beside_figures(reading_, reading_.sheet().figures[target].line, "tolerance: " + tolerance);
        if (own.empty()) {
            convention.declarations.clear();
            return;
        }
        const auto count = static_cast<std::int64_t>(convention.declarations.size());
        convention.advice = {
            {"if {1} figure{1| was|s were} rounded to another unit than the sheet's, write `{0}` and, "
             "beside it, `tolerance: {2}`{3}{4}{5}",
             "{1} 個の数字が調書と違う単位で端数処理したものなら「{0}」のように単位を付け、併せて「許容差: "
             "{2}」と書けば、{3}{4}{5}"},
            {convention.declarations.front().text, Number{count}, tolerance}};
        convention.declarations.insert(convention.declarations.end(), own.begin(), own.end());
        put_in_order(convention.declarations);
    }

    /// Proposes to write each figure of those groups in the unit of which one is so many of the sheet's.
    void propose(SameUnit& same, const std::vector<FigureId>& roots, const Rational& factor) {
        const Sheet& sheet = reading_.sheet();
        const std::optional<UnitMark> mark = mark_of(sheet.unit, factor);
        if (!mark) return;
        Convention convention;
        for (FigureId id = 0; id < sheet.figures.size(); ++id) {
            const Figure& figure = sheet.figures[id];
            if (figure.kind != AmountKind::number || figure.value.is_zero()) continue;
            if (!std::binary_search(roots.begin(), roots.end(), same.root_of(id))) continue;
            if (figure.calculation != no_id || figure.anchored || !is_in_own_file(reading_, figure.span)) return;
            const std::string_view text = reading_.audit.source->text();
            const char before = figure.span.begin == 0 ? ' ' : text[figure.span.begin - 1];
            const bool has_mark = std::string_view(" \t{[,:\"'").find(before) == std::string_view::npos;
            std::string written =
                (has_mark ? "" : mark->before) + std::string(reading_.audit.source->slice(figure.span)) + mark->after;
            convention.declarations.push_back({figure.span, std::move(written)});
        }
        put_in_order(convention.declarations);
        if (convention.declarations.empty()) return;
        const auto others = static_cast<std::int64_t>(convention.declarations.size() - 1);
        if (others == 0) {
            convention.advice = {{"if it counts in another unit than the sheet, write it so: `{0}`{1}{2}{3}",
                                  "調書と単位が違う数字なら「{0}」と単位を付けて書けば、{1}{2}{3}"},
                                 {convention.declarations.front().text}};
        } else {
            convention.advice = {
                {"if {1} figures count in another unit than the sheet, write each so: `{0}`{2}{3}{4}",
                 "{1} 個の数字の単位が調書と違うなら、それぞれ「{0}」のように単位を付けて書けば、{2}{3}{4}"},
                {convention.declarations.front().text, Number{others + 1}}};
        }
        found_.push_back(std::move(convention));
    }

    const StrictReading& reading_;
    std::vector<FigureId> totals_;  // what stands for the figures that are wrong, and those that hold with them
    std::vector<FigureId> parts_;   // likewise of what they are computed from
    std::vector<Convention> found_;
};

}  // namespace

std::vector<Convention> unit_conventions(const StrictReading& reading) {
    return reading.mismatches.empty() ? std::vector<Convention>{} : UnitSearch(reading).run();
}

}  // namespace dxbudget
