#include "engine/check_measure.hpp"

#include <string>
#include <utility>

#include "amount/unit.hpp"

namespace dxbudget {
namespace {

enum class MeasureKind : std::uint8_t {
    plain,     // a number without a unit
    fraction,  // `5%`: 5/100 of something
    percent,   // a stage of percents, whose 5 is 5%
    count,     // of people, cases …
    money,
};

struct Measure {
    MeasureKind kind = MeasureKind::plain;
    std::string_view unit = {};
    bool is_written = false;  // with a number: what a factor counts says nothing of the product

    friend bool operator==(const Measure& a, const Measure& b) { return a.kind == b.kind && a.unit == b.unit; }
};

class Measurer {
  public:
    Measurer(const Sheet& sheet, BoundCheck& bound) : sheet_(sheet), bound_(bound), check_(*bound.check) {}

    std::optional<Misfit> run() {
        for (const Expression& part : check_.expressions) {
            bound_.expressions.push_back({.operation = part.operation,
                                          .left = part.left,
                                          .right = part.right,
                                          .operand = part.operand,
                                          .value = part.value,
                                          .tolerance = part.tolerance});
            measures_.push_back(measure_of(part));
            if (misfit_) return std::move(misfit_);
        }
        const Expression& comparison = check_.expressions[check_.comparison];
        bound_.unit = unit_of(joined(measures_[comparison.left], measures_[comparison.right]).value_or(Measure{}));
        return std::nullopt;
    }

  private:
    Measure measure_of(const Expression& part) {
        switch (part.operation) {
            case Operation::number:
                return part.unit.empty() ? Measure{} : count(check_.view(part.unit));
            case Operation::percentage:
                return {.kind = MeasureKind::fraction};
            case Operation::money:
                return money(part);
            case Operation::operand:
                return measure_of(bound_.operands[part.operand]);
            case Operation::negate:
            case Operation::absolute:
            case Operation::round:
                return measures_[part.left];
            case Operation::multiply:
                return product(part);
            case Operation::divide:
                return quotient(part);
            case Operation::has_note:
            case Operation::has_elsewhere:
            case Operation::both:
            case Operation::either:
            case Operation::opposite:
                return {};
            default:
                return alike(part);
        }
    }

    Measure measure_of(const BoundOperand& operand) const {
        const LineId line = operand.each_line ? 0 : operand.line;
        const bool has_stage = operand.stage != no_stage && sheet_.lines[line].kind != LineKind::staff;
        const Stage* stage = has_stage ? &sheet_.stages[operand.stage] : nullptr;
        if (stage != nullptr && stage->kind == StageKind::count && !stage->unit) return {MeasureKind::count, {}};
        return measure_of(sheet_.unit_of(Figure{.line = line, .stage = operand.stage}));
    }

    /// What a number with a counting word counts: `12人`. A sheet may be in what it counts itself.
    Measure count(std::string_view word) const {
        const auto same = [](std::string_view unit) { return unit == "名" ? std::string_view("人") : unit; };
        if (same(word) == same(sheet_.unit.label)) return {MeasureKind::money, sheet_.unit.label};
        return {MeasureKind::count, same(word), true};
    }

    Measure measure_of(const Unit& unit) const {
        if (&unit == &sheet_.unit) return {MeasureKind::money, unit.label};
        if (unit.label == "%") return {MeasureKind::percent, unit.label};
        return {MeasureKind::count, unit.label == "名" ? std::string_view("人") : unit.label};
    }

    Measure money(const Expression& part) {
        static const Unit yen{.label = "円", .yen = 1};
        const Rational factor = conversion(part.in_yen ? yen : check_.money, sheet_.unit);
        if (!factor.overflowed()) {
            bound_.expressions.back().value = part.value * factor;
            return {MeasureKind::money, sheet_.unit.label};
        }
        const std::string text = check_.slice(part.text);
        if (sheet_.unit.label.empty()) {
            return refuse(
                part,
                {{"`{0}` has a unit, but the sheet states none", "「{0}」に単位があるが、調書に単位の記載がない"},
                 {text}},
                {{"state the sheet's unit: `unit: 千円`", "単位を記載する(unit: 千円)"}, {}});
        }
        return refuse(part,
                      {{"`{0}` does not convert into the unit `{1}`", "「{0}」は単位「{1}」に換算できない"},
                       {text, sheet_.unit.label}},
                      {{"write the number alone: it is in the unit of the sheet",
                        "単位を付けず数値だけを書く。調書の単位によるものとする"},
                       {}});
    }

    /// What two parts have in common that are added or compared; none if they have nothing.
    static std::optional<Measure> joined(const Measure& left, const Measure& right) {
        const bool are_counts = left.kind == MeasureKind::count && right.kind == MeasureKind::count;
        if (are_counts && (left.unit.empty() || right.unit.empty())) return left.unit.empty() ? right : left;
        // Nobody knows what the amounts of a sheet without a unit are.
        if (right.is_written && left.kind == MeasureKind::money && left.unit.empty()) return left;
        if (left.is_written && right.kind == MeasureKind::money && right.unit.empty()) return right;
        if (left == right || right.kind == MeasureKind::plain) {
            return left.kind == MeasureKind::fraction && right.kind == MeasureKind::plain ? right : left;
        }
        if (left.kind == MeasureKind::plain) return right.kind == MeasureKind::fraction ? left : right;
        if (left.kind == MeasureKind::percent && right.kind == MeasureKind::fraction) return left;
        if (left.kind == MeasureKind::fraction && right.kind == MeasureKind::percent) return right;
        return std::nullopt;
    }

    Measure alike(const Expression& part) {
        const Measure& left = measures_[part.left];
        const Measure& right = measures_[part.right];
        const std::optional<Measure> common = joined(left, right);
        if (!common) return refuse_pair(part, left, right);
        if (common->kind == MeasureKind::percent) {
            if (left.kind == MeasureKind::fraction) scale_left(100);
            if (right.kind == MeasureKind::fraction) scale_right(100);
        }
        if (common->kind == MeasureKind::money && !check_.numbers.label.empty()) {
            if (left.kind == MeasureKind::plain && !convert_number(part.left, true)) return refuse_number(part.left);
            if (right.kind == MeasureKind::plain && !convert_number(part.right, false))
                return refuse_number(part.right);
        }
        if (part.tolerance != no_expression && !fits(part, *common)) return refuse_tolerance(part, *common);
        return *common;
    }

    /// Whether the tolerance of a comparison is counted in what its sides are.
    bool fits(const Expression& part, const Measure& sides) {
        const Measure& tolerance = measures_[part.tolerance];
        if (!joined(sides, tolerance)) return false;
        Rational& factor = bound_.expressions.back().tolerance_factor;
        if (sides.kind == MeasureKind::percent && tolerance.kind == MeasureKind::fraction) factor = 100;
        if (sides.kind == MeasureKind::money && tolerance.kind == MeasureKind::plain && !check_.numbers.label.empty()) {
            factor = conversion(check_.numbers, sheet_.unit);
        }
        return true;  // a number that does not convert is not known
    }

    Measure refuse_tolerance(const Expression& part, const Measure& sides) {
        return refuse(
            check_.expressions[part.tolerance],
            {{"the tolerance `{0}` is {1}, but what is compared is {2}", "許容差「{0}」は{1}だが、比べるのは{2}である"},
             {check_.slice(check_.expressions[part.tolerance].text), name_of(measures_[part.tolerance]),
              name_of(sides)}},
            {{"write the tolerance in what is compared", "許容差は、比べるものと同じ単位で書く"}, {}});
    }

    /// Takes a plain number beside money for an amount in the project's unit; false where that does not convert.
    bool convert_number(std::uint32_t part, bool is_left) {
        const BoundExpression& number = bound_.expressions[part];
        if (number.operation == Operation::number && number.value.is_zero()) return true;  // in any unit
        const Rational factor = conversion(check_.numbers, sheet_.unit);
        if (factor.overflowed()) return false;
        if (factor != Rational(1)) is_left ? scale_left(factor) : scale_right(factor);
        return true;
    }

    Measure refuse_number(std::uint32_t part) {
        const Expression& number = check_.expressions[part];
        const std::string text = check_.slice(number.text);
        if (sheet_.unit.label.empty()) {
            return refuse(number,
                          {{"`{0}` is in {1}, the unit of the configuration, but the sheet states none",
                            "「{0}」は設定ファイルの単位({1})によるが、調書に単位の記載がない"},
                           {text, check_.numbers.label}},
                          {});
        }
        return refuse(number,
                      {{"`{0}` is in {1}, the unit of the configuration, which does not convert into `{2}`",
                        "「{0}」は設定ファイルの単位({1})によるもので、「{2}」に換算できない"},
                       {text, check_.numbers.label, sheet_.unit.label}},
                      {});
    }

    Measure product(const Expression& part) {
        const Measure left = as_factor(measures_[part.left], true);
        const Measure right = as_factor(measures_[part.right], false);
        if (left.kind == MeasureKind::money && right.kind == MeasureKind::money) {
            return refuse(
                part,
                {{"`{0}` multiplies money by money", "「{0}」は金額に金額を掛けている"}, {check_.slice(part.text)}},
                {{"one factor is an amount of money, the others are numbers", "金額は一つとし、他は数量とする"}, {}});
        }
        // Money prevails over what is counted, that over parts of a whole, and those over plain numbers.
        return left.kind < right.kind ? right : left;
    }

    Measure quotient(const Expression& part) {
        const Measure left = as_factor(measures_[part.left], true);
        const Measure right = as_factor(measures_[part.right], false);
        if (right.kind == MeasureKind::money && left.kind != MeasureKind::money) {
            return refuse(
                part,
                {{"`{0}` divides a number by money", "「{0}」は数量を金額で割っている"}, {check_.slice(part.text)}},
                {{"divide money by money, or by a number", "金額を金額又は数量で割る"}, {}});
        }
        if (left == right) return {};
        return left;
    }

    /// A percent is a part of what it multiplies.
    Measure as_factor(const Measure& measure, bool is_left) {
        if (measure.is_written && measure.kind == MeasureKind::count) return {};
        if (measure.kind != MeasureKind::percent) return measure;
        is_left ? scale_left(Rational::fraction(1, 100)) : scale_right(Rational::fraction(1, 100));
        return {.kind = MeasureKind::fraction};
    }

    void scale_left(const Rational& factor) {
        bound_.expressions.back().left_factor = factor;
        bound_.expressions.back().scaled = true;
    }
    void scale_right(const Rational& factor) {
        bound_.expressions.back().right_factor = factor;
        bound_.expressions.back().scaled = true;
    }

    std::string unit_of(const Measure& measure) const {
        return std::string(measure.kind == MeasureKind::fraction ? "" : measure.unit);
    }
    static Argument name_of(const Measure& measure) {
        switch (measure.kind) {
            case MeasureKind::money:
                return Text{"an amount of money", "金額"};
            case MeasureKind::count:
                if (measure.unit.empty()) return Text{"a number of things", "件数"};
                return std::string(measure.unit);
            case MeasureKind::fraction:
            case MeasureKind::percent:
                return Text{"a percentage", "割合"};
            case MeasureKind::plain:
                break;
        }
        return Text{"a number", "数値"};
    }

    Measure refuse_pair(const Expression& part, const Measure& left, const Measure& right) {
        const bool has_part = left.kind == MeasureKind::fraction || right.kind == MeasureKind::fraction;
        return refuse(
            part,
            {{"`{0}` is {1}, `{2}` is {3}: they do not fit together",
              "「{0}」は{1}、「{2}」は{3}であり、単位が合わない"},
             {check_.slice(check_.expressions[part.left].text), name_of(left),
              check_.slice(check_.expressions[part.right].text), name_of(right)}},
            has_part ? Message{{"say of what it is a part: `previous * 5%`", "何に対する割合かを書く: 前年度 * 5%"}, {}}
                     : Message{{"compare what is counted in the same unit", "同じ単位のものどうしを比べる"}, {}});
    }

    Measure refuse(const Expression& part, Message message, Message help) {
        misfit_ = Misfit{std::move(message), std::move(help), part.text};
        return {};
    }

    const Sheet& sheet_;
    BoundCheck& bound_;
    const Check& check_;
    std::vector<Measure> measures_;
    std::optional<Misfit> misfit_;
};

}  // namespace

std::optional<Misfit> measure(const Sheet& sheet, BoundCheck& bound) {
    return Measurer(sheet, bound).run();
}

}  // namespace dxbudget
