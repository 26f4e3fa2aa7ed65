/// How a calculation is understood. A product is money once: by the factor that has a unit of money, or is a unit price
/// (`@`); every other factor is a plain number, whatever it counts, so that 1,200円×130名×1/2 is money. A product
/// none of whose factors is money is bare: in a sum it takes the unit of the money beside it (626,400 + 462,400円),
/// else it is in the calculation's own unit. What only counts (12月 × 2人) is no money and cannot be added to any. A
/// bracket behind a number and its unit is a comment: 30日(15日×2回)×2名.
#include "amount/calculation.hpp"

#include <optional>
#include <string>
#include <utility>

#include "amount/multiple.hpp"
#include "amount/quantity.hpp"
#include "amount/unit.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static constexpr int deepest_bracket = 32;

/// A part of a calculation.
struct CalculationPart {
    Rational value;
    QuantityKind kind = QuantityKind::bare;
    Rational unit = 1;    ///< of money: what 1 as written is in the sheet's unit
    bool uneven = false;  ///< money in several units
};

/// A sum as it is added up, by kind.
struct Sum {
    CalculationPart money{0, QuantityKind::money};
    Rational bare, counted;
    bool has_money = false, has_bare = false, has_counted = false;

    void add(const CalculationPart& part, bool negative) {
        const Rational value = negative ? -part.value : part.value;
        switch (part.kind) {
            case QuantityKind::bare:
                bare += value;
                has_bare = true;
                break;
            case QuantityKind::counted:
                counted += value;
                has_counted = true;
                break;
            case QuantityKind::money:
                money.uneven |= part.uneven || (has_money && !(money.unit == part.unit));
                money.unit = part.unit;
                money.value += value;
                has_money = true;
                break;
        }
    }
};

static AmountError refuse(Text seen, const std::string& text, Span where, Text help = {}) {
    return {&rules::not_an_amount, {seen, {text}}, {help, {}}, where};
}

/// Works out one calculation by recursive descent; the first error ends it.
class Calculator {
  public:
    Calculator(Cursor cursor, const AmountContext& context) : cursor_(cursor), context_(context) {}

    std::variant<Reckoned, AmountError> run();

  private:
    CalculationPart sum();
    CalculationPart product();
    CalculationPart factor(OperandPosition position);
    CalculationPart unit_price(Cursor after, OperandPosition position);
    CalculationPart bracketed();
    CalculationPart number(OperandPosition position);
    void apply_unit(CalculationPart& part, std::uint32_t begin);
    void skip_comments(bool allowed);
    void multiply(CalculationPart& left, const CalculationPart& right, Span where);
    void divide(CalculationPart& left, const CalculationPart& right, Span where);
    std::optional<Rational> default_unit();

    /// Keeps the first error.
    void fail(AmountError error) {
        if (!error_) error_ = std::move(error);
    }
    bool is_in_money() const { return is_money(*context_.unit); }
    bool failed() const { return error_.has_value(); }
    std::string quote(Span span) const { return excerpt(cursor_.slice(span)); }

    Cursor cursor_;
    const AmountContext& context_;
    std::optional<AmountError> error_;
    int depth_ = 0;
    bool approximate_ = false;
    bool like_range_ = true;
    bool has_operator_ = false;
};

/// What bare numbers are in: the calculation's unit, in the sheet's. A count of people is in no unit of money.
std::optional<Rational> Calculator::default_unit() {
    if (context_.calculation_unit == nullptr || !is_money(*context_.unit)) return 1;
    const Rational unit = conversion(*context_.calculation_unit, *context_.unit);
    if (!unit.overflowed()) return unit;
    fail(refuse_unit(context_.calculation_unit->label, {cursor_.position(), cursor_.position()}, *context_.unit));
    return std::nullopt;
}

/// Passes brackets that only explain, and words such as 程度. A bracket directly behind a bare number or another
/// bracket could as well be a factor when figures stand in it.
void Calculator::skip_comments(bool allowed) {
    approximate_ |= skip_exactness(cursor_).stated;
    for (;;) {
        cursor_.skip_spaces();
        if (*cursor_ != symbol::open) return;
        const std::uint32_t begin = cursor_.position();
        const Span mark = cursor_.span();
        const bool figures = begins_amount(cursor_, *context_.unit);
        const std::optional<Span> inside = skip_bracket(cursor_);
        if (!inside) {
            return fail(refuse({"`{0}` is never closed", "「{0}」に対応する閉じ括弧がない"}, quote(mark), mark));
        }
        if (figures && !allowed) {
            const Span where{begin, cursor_.position()};
            return fail(
                {&rules::ambiguous_amount,
                 {{"`{0}` after a number may be a factor or a comment", "数値の後の「{0}」は掛け算とも注記とも読める"},
                  {quote(where)}},
                 {{"write `×` before it if it is a factor; a comment belongs after a unit",
                   "掛け算であれば前に「×」を書く。注記は単位の後に書く"},
                  {}},
                 where});
        }
        approximate_ |= skip_exactness(cursor_).stated;
    }
}

CalculationPart Calculator::number(OperandPosition position) {
    auto read = read_quantity(cursor_, context_, position);
    if (auto* error = std::get_if<AmountError>(&read)) {
        fail(std::move(*error));
        return {};
    }
    const Quantity& quantity = std::get<Quantity>(read);
    approximate_ |= quantity.approximate || quantity.bounded;
    const bool is_bare = quantity.kind == QuantityKind::bare;
    // A word after a number behind an operator makes no calculation of it: 1/2補助, 4/1から.
    const bool is_like_range = is_bare || (quantity.kind == QuantityKind::counted && has_operator_ && is_in_money());
    if (!is_like_range || quantity.approximate) like_range_ = false;
    skip_comments(!is_bare);
    return {quantity.value, quantity.kind, quantity.unit};
}

/// Applies the unit behind a closing bracket to what the bracket holds.
void Calculator::apply_unit(CalculationPart& part, std::uint32_t begin) {
    approximate_ |= skip_exactness(cursor_).stated;
    const WrittenUnit unit = read_written_unit(cursor_, *context_.unit);
    const std::string word = quote(unit.span);
    switch (unit.kind) {
        case UnitKind::none:
            return skip_comments(false);
        case UnitKind::money:
            if (part.kind != QuantityKind::bare) {
                const Span where{begin, unit.span.end};
                return fail(refuse({"`{0}` has a unit within the brackets and another after them",
                                    "「{0}」は括弧の中と後の両方に単位がある"},
                                   quote(where), where, {"keep one of the two", "どちらか一方だけにする"}));
            }
            part = {part.value * unit.factor, QuantityKind::money, unit.factor};
            break;
        case UnitKind::counter:
            if (part.kind != QuantityKind::money) part = {part.value * unit.factor, QuantityKind::counted};
            break;
        case UnitKind::foreign:
            return fail(refuse_unit(word, unit.span, *context_.unit));
        case UnitKind::magnitude:
        case UnitKind::unknown:
            return fail(refuse({"`{0}` after the bracket is not a known unit", "括弧の後の「{0}」は単位として読めない"},
                               word, unit.span));
    }
    skip_comments(true);
}

CalculationPart Calculator::bracketed() {
    const Span mark = cursor_.span();
    const bool is_first = !has_operator_;
    if (++depth_ > deepest_bracket) {
        fail({&rules::too_large,
              {{"brackets are nested too deeply in a calculation", "計算式の括弧が深すぎる"}, {}},
              {{"brackets may be nested 32 deep", "括弧の入れ子は32段までとする"}, {}},
              mark});
        return {};
    }
    cursor_.advance();
    CalculationPart part = sum();
    if (failed()) return {};
    if (*cursor_ != symbol::close) {
        fail(cursor_.at_end()
                 ? refuse({"`{0}` is never closed", "「{0}」に対応する閉じ括弧がない"}, quote(mark), mark)
                 : refuse({"`{0}` stands where an operator was expected", "演算記号があるべき所に「{0}」がある"},
                          quote(cursor_.span()), cursor_.span()));
        return {};
    }
    cursor_.advance();
    --depth_;
    if (!is_first || !cursor_.at_end()) like_range_ = false;  // a bracket around all of it says nothing
    apply_unit(part, mark.begin);
    return part;
}

/// What stands after `@` or `at`: money, in the calculation's unit where it says none.
CalculationPart Calculator::unit_price(Cursor after, OperandPosition position) {
    after.skip_spaces();
    cursor_ = after;
    like_range_ = false;
    CalculationPart part = *cursor_ == symbol::open ? bracketed() : number(position);
    const std::optional<Rational> unit = default_unit();
    if (!unit) return {};
    if (part.kind == QuantityKind::bare) part = {part.value * *unit, QuantityKind::money, *unit};
    return part;
}

CalculationPart Calculator::factor(OperandPosition position) {
    cursor_.skip_spaces();
    Cursor after = cursor_;
    bool negative = false;
    if (*after == symbol::dash || *after == symbol::triangle || *after == U'+') {
        negative = *after != U'+';
        after.advance();
        after.skip_spaces();
    }
    CalculationPart part;
    if (*after == U'@') {
        after.advance();
        part = unit_price(after, position);
    } else if (*after == symbol::open) {
        cursor_ = after;
        part = bracketed();
    } else {
        negative = false;
        part = number(position);
    }
    if (negative) part.value = -part.value;
    return part;
}

void Calculator::multiply(CalculationPart& left, const CalculationPart& right, Span where) {
    if (left.kind == QuantityKind::money && right.kind == QuantityKind::money) {
        return fail(
            refuse({"`{0}` multiplies money by money", "「{0}」は金額に金額を掛けている"}, quote(where), where,
                   {"one factor is an amount of money, the others are numbers", "金額は一つとし、他は数量とする"}));
    }
    const Rational value = left.value * right.value;
    const bool becomes_bare = left.kind == QuantityKind::counted && right.kind == QuantityKind::bare;
    if (right.kind == QuantityKind::money || becomes_bare) left = right;
    left.value = value;
}

void Calculator::divide(CalculationPart& left, const CalculationPart& right, Span where) {
    if (right.value.is_zero())
        return fail(refuse({"`{0}` divides by zero", "「{0}」は0で割っている"}, quote(where), where));
    if (right.kind == QuantityKind::money && left.kind != QuantityKind::money) {
        return fail(
            refuse({"`{0}` divides a number by money", "「{0}」は数量を金額で割っている"}, quote(where), where));
    }
    if (right.kind == QuantityKind::money) left = {left.value, QuantityKind::counted};
    if (left.kind == QuantityKind::counted && right.kind == QuantityKind::bare) left.kind = QuantityKind::bare;
    left.value = left.value / right.value;
}

static bool is_times(char32_t symbol) {
    return symbol == symbol::times || symbol == U'x' || symbol == U'X';
}

CalculationPart Calculator::product() {
    cursor_.skip_spaces();
    const std::uint32_t begin = cursor_.position();
    CalculationPart part = factor(OperandPosition::first);
    for (;;) {
        cursor_.skip_spaces();
        Cursor price = cursor_;
        const bool at = skip_ascii_word(price, "at");  // `12 months at 50`
        const bool priced = at || *cursor_ == U'@';    // `2 @ $7,500`
        const bool times = priced || is_times(*cursor_);
        if (failed() || (!times && *cursor_ != symbol::divide)) return part;
        if (times) like_range_ = false;
        has_operator_ = true;
        if (!priced) cursor_.advance();
        const CalculationPart right =
            at ? unit_price(price, OperandPosition::behind_operator) : factor(OperandPosition::behind_operator);
        if (failed()) return {};
        const Span where{begin, cursor_.position()};
        times ? multiply(part, right, where) : divide(part, right, where);
    }
}

CalculationPart Calculator::sum() {
    cursor_.skip_spaces();
    const std::uint32_t begin = cursor_.position();
    Sum sum;
    CalculationPart last = product();
    sum.add(last, false);
    bool alone = true;
    while (!failed() && (*cursor_ == U'+' || *cursor_ == symbol::dash)) {
        const bool minus = *cursor_ == symbol::dash;
        if (!minus) like_range_ = false;
        has_operator_ = true;
        alone = false;
        cursor_.advance();
        last = product();
        sum.add(last, minus);
    }
    if (failed()) return {};
    if (alone) return last;
    const Span where{begin, cursor_.position()};
    if (sum.has_money && sum.has_counted) {
        fail(refuse({"`{0}` adds money and numbers of something else", "「{0}」は金額と数量を足している"}, quote(where),
                    where,
                    {"add money to money; a number of something needs its unit price",
                     "金額どうしを足す。数量には単価を掛ける"}));
        return {};
    }
    if (sum.has_money && sum.has_bare && sum.money.uneven) {
        fail({&rules::ambiguous_amount,
              {{"`{0}` has figures without a unit beside several units",
                "「{0}」は単位の異なる金額と単位のない数値を足している"},
               {quote(where)}},
              {{"write the unit of every figure", "全ての数値に単位を書く"}, {}},
              where});
        return {};
    }
    if (sum.has_money) {
        sum.money.value += sum.bare * sum.money.unit;
        return sum.money;
    }
    return {sum.bare + sum.counted, sum.has_counted ? QuantityKind::counted : QuantityKind::bare};
}

std::variant<Reckoned, AmountError> Calculator::run() {
    cursor_.skip_spaces();
    const std::uint32_t begin = cursor_.position();
    CalculationPart part = sum();
    if (!failed() && !cursor_.at_end()) {
        const bool closes = *cursor_ == symbol::close;
        fail(refuse(closes ? Text{"`{0}` closes no bracket", "「{0}」に対応する開き括弧がない"}
                           : Text{"`{0}` stands where an operator was expected", "演算記号があるべき所に「{0}」がある"},
                    quote(cursor_.span()), cursor_.span(),
                    closes ? Text{}
                           : Text{"a calculation has numbers, units and `+ - × ÷`; words belong in `note`",
                                  "計算式は数値、単位と演算記号で書く。説明は note に書く"}));
    }
    const Span whole = without_spaces(cursor_.text(), {begin, static_cast<std::uint32_t>(cursor_.text().size())});
    if (!failed() && part.kind == QuantityKind::counted && context_.unit->is_yen()) {
        fail(refuse({"`{0}` has no amount of money among its factors", "「{0}」に金額がない"}, quote(whole), whole,
                    {"write the unit price with its unit: `1,200円`", "単価を単位とともに書く: 1,200円"}));
    }
    if (!failed() && part.kind != QuantityKind::money) {
        if (const std::optional<Rational> unit = default_unit()) part.value = part.value * *unit;
    }
    if (!failed() && part.value.overflowed()) fail(refuse_size(cursor_.slice(whole), whole));
    if (failed()) return *std::move(error_);
    return Reckoned{{.value = part.value, .text = whole, .approximate = approximate_}, has_operator_ && like_range_};
}

std::variant<Reckoned, AmountError> reckon(Cursor cursor, const AmountContext& context) {
    return Calculator{cursor, context}.run();
}

}  // namespace dxbudget
