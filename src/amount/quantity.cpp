#include "amount/quantity.hpp"

#include <string>
#include <utility>

#include "amount/currency.hpp"
#include "amount/digits.hpp"
#include "amount/unit.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static bool is_sign(char32_t symbol) {
    return symbol == U'+' || symbol == symbol::dash || symbol == symbol::long_dash || symbol == symbol::triangle ||
           symbol == U'±';
}

bool begins_amount(Cursor cursor, const Unit& sheet) {
    // Every mark that may precede a figure, in any order: what follows tells whether it was meant as one.
    const bool is_international = custom_of(sheet) == Custom::international;
    for (;;) {
        const std::uint32_t before = cursor.position();
        cursor.skip_spaces();
        skip_approximate_prefix(cursor);
        skip_bound(cursor, is_international);
        if (is_international) skip_tilde(cursor);
        if (is_sign(*cursor) || *cursor == symbol::open || *cursor == U'@') cursor.advance();
        read_currency_before(cursor, sheet);
        if (begins_digits(cursor)) return true;
        if (cursor.position() == before) return false;
    }
}

AmountError refuse_unit(std::string_view unit, Span where, const Unit& sheet) {
    if (sheet.label.empty()) {
        const bool is_unit = is_money(read_unit(unit));
        return {&rules::not_an_amount,
                {{"`{0}` stands beside the figure, but the sheet states no unit",
                  "「{0}」とあるが、調書に単位の記載がない"},
                 {excerpt(unit)}},
                {is_unit ? Text{"state the sheet's unit: `unit: {0}`", "単位を記載する(unit: {0})"}
                         : Text{"write the figure alone; words belong in `note`", "数値だけを書く。説明は note に書く"},
                 {excerpt(unit)}},
                where};
    }
    return {
        &rules::not_an_amount,
        {{"`{0}` does not convert into the unit `{1}`", "「{0}」は単位「{1}」に換算できない"},
         {excerpt(unit), sheet.label}},
        {{"write the figure in `{0}`, or words in `note`", "{0}単位の数値を書く。説明は note に書く"}, {sheet.label}},
        where};
}

AmountError refuse_size(std::string_view text, Span where) {
    return {&rules::too_large,
            {{"`{0}` is too large to compute with", "「{0}」は計算できる範囲を超えている"}, {excerpt(text)}},
            {{"an amount has at most 30 digits, and so has each step of a calculation",
              "金額は、計算の途中も含めて30桁までとする"},
             {}},
            where};
}

/// The sign before a figure.
struct WrittenSign {
    bool negative = false;
    bool either = false;  ///< ±
    Span span;            ///< empty when there is none
};

static std::variant<WrittenSign, AmountError> read_sign(Cursor& cursor) {
    WrittenSign sign{.span = {cursor.position(), cursor.position()}};
    if (!is_sign(*cursor)) return sign;
    const char32_t mark = *cursor;
    sign.negative = mark != U'+' && mark != U'±';
    sign.either = mark == U'±';
    sign.span = cursor.span();
    cursor.advance();
    const bool parted = *cursor == symbol::space;
    cursor.skip_spaces();
    if (is_sign(*cursor)) {
        const Span both{sign.span.begin, cursor.span().end};
        return AmountError{&rules::not_an_amount,
                           {{"two signs, `{0}`, stand before one figure", "「{0}」は符号が二つ続いている"},
                            {std::string{cursor.slice(both)}}},
                           {{"write one sign: `-270`", "符号は一つだけ書く: ▲270"}, {}},
                           both};
    }
    if (mark == symbol::long_dash && parted) {
        return AmountError{&rules::ambiguous_amount,
                           {{"`{0}` before a space may be a minus sign or stand for nothing",
                             "「{0}」は負号とも「該当なし」とも読める"},
                            {std::string{cursor.slice(sign.span)}}},
                           {{"write it as `-270` if it is negative", "負数であれば「▲270」のように書く"}, {}},
                           sign.span};
    }
    return sign;
}

static AmountError refuse_missing_digits(const Cursor& cursor, Span sign) {
    if (sign.empty()) {
        const Message help{{"a calculation has a figure on each side of an operator", "演算記号の両側に数値を書く"},
                           {}};
        if (cursor.at_end()) {
            return {&rules::not_an_amount,
                    {{"a figure was expected at the end", "末尾に数値がない"}, {}},
                    help,
                    cursor.span()};
        }
        return {&rules::not_an_amount,
                {{"`{0}` stands where a figure was expected", "数値があるべき所に「{0}」がある"},
                 {std::string{cursor.slice(cursor.span())}}},
                help,
                cursor.span()};
    }
    return {&rules::not_an_amount,
            {{"`{0}` is a sign without a figure", "符号「{0}」の後に数値がない"}, {std::string{cursor.slice(sign)}}},
            {{"write the figure after it, or `-` for nothing", "数値を書く。該当なしは「‐」とする"}, {}},
            sign};
}

/// The decimal place, in the sheet's unit, of the last of `decimals` places in a unit of that size.
static std::uint8_t place_in_sheet(int decimals, const Rational& unit) {
    if (unit == Rational{1}) return static_cast<std::uint8_t>(decimals);
    Rational step = Rational::power_of_ten(-decimals) * unit;
    std::uint8_t place = 0;
    for (; place < 18 && !step.is_integer() && !step.overflowed(); ++place) step = step * 10;
    return place;
}

/// Whether thousandths are usual in the unit: a thousandth of 百万円 is 千円.
static bool has_thousandths(const Unit& sheet, const Rational& unit) {
    if (sheet.is_yen()) return !(sheet.yen * unit < 1'000'000);
    if (!(sheet.size * unit < 1'000'000)) return true;
    const Currency* const currency = currency_of_code(sheet.currency);
    if (currency != nullptr && currency->decimals > 2) return true;
    for (const std::string_view word : {"million", "billion", "百万", "億", "%"}) {
        if (sheet.label.find(word) != std::string::npos) return true;
    }
    return false;
}

/// A number in groups of three, with the decimal mark of the notation.
static std::string in_notation(std::string number, const Notation& notation) {
    if (notation.decimal == DecimalMark::point) return number;
    for (char& c : number) {
        if (c == ',' || c == '.') c = c == ',' ? '.' : ',';
    }
    return number;
}

static AmountError refuse_like_thousands(const Cursor& cursor, const Digits& digits, const AmountContext& context) {
    const std::string text{cursor.slice(digits.span)};
    const Rational thousands = digits.value * 1000;
    // A fourth decimal leaves no doubt.
    std::string decimal = grouped(digits.value);
    if (decimals_of(digits.value) == 3) decimal += '0';
    const Notation& notation = context.notation;
    Text help{"write `{0}` or `{1}`", "「{0}」又は「{1}」と書く"};
    if (custom_in(context) == Custom::international && notation.decimal == DecimalMark::point) {
        help = {"write `{0}` or `{1}`, or beside `unit:` the line `decimal: comma` if points separate thousands",
                "「{0}」又は「{1}」と書くか、点が桁区切りであれば「小数点: コンマ」の行を加える"};
    }
    return {&rules::ambiguous_amount,
            {{"`{0}` may be {1} or {2}", "「{0}」は{1}とも{2}とも読める"},
             {text, in_notation(grouped(digits.value), notation), in_notation(grouped(thousands), notation)}},
            {help, {in_notation(decimal, notation), in_notation(grouped(thousands), notation)}},
            digits.span};
}

/// The figure up to its unit: one number, or several with 兆, 億, 万 between them.
struct Magnitudes {
    Rational ones;            ///< the parts before the last, in ones
    std::uint32_t begin = 0;  ///< of the first part
    Digits last;
    WrittenUnit unit;
    bool approximate = false;
    bool bounded = false;
};

static AmountError refuse_bare_magnitude(const Cursor& cursor, Span number, const WrittenUnit& unit,
                                         const Unit& sheet) {
    const std::string text{cursor.slice({number.begin, unit.span.end})};
    return {&rules::not_an_amount,
            {{"`{0}` has no unit after `{1}`", "「{0}」は「{1}」の後に単位がない"},
             {excerpt(text), std::string{cursor.slice(unit.span)}}},
            {sheet.is_yen() ? Text{"write `{0}円`", "「{0}円」と書く"}
                            : Text{"write the unit after it, or the number in digits", "単位を付けるか、数字で書く"},
             {excerpt(text)}},
            unit.span};
}

static std::variant<Magnitudes, AmountError> read_magnitudes(Cursor& cursor, const AmountContext& context,
                                                             bool has_currency) {
    const Unit& sheet = *context.unit;
    Magnitudes parts;
    Rational below = 0;  // 0: no part yet that the next one must stay below
    parts.begin = cursor.position();
    for (;;) {
        auto digits = read_digits(cursor, context);
        if (auto* error = std::get_if<AmountError>(&digits)) return std::move(*error);
        parts.last = std::get<Digits>(digits);
        const Exactness exactness = skip_exactness(cursor);
        parts.approximate |= exactness.approximate;
        parts.bounded |= exactness.stated && !exactness.approximate;
        parts.unit = read_written_unit(cursor, sheet);
        const bool is_yen = parts.unit.kind == UnitKind::money && sheet.is_yen();
        const Rational size = is_yen ? parts.unit.factor * sheet.yen : parts.unit.factor;
        if (below.sign() > 0 && !(parts.last.value * size < below)) {
            return AmountError{&rules::not_an_amount,
                               {{"`{0}` is too large to follow the part before it", "「{0}」が上の位と重なっている"},
                                {excerpt(cursor.slice({parts.last.span.begin, cursor.position()}))}},
                               {{"write the amount as one number", "一つの数値で書く"}, {}},
                               parts.last.span};
        }
        if (parts.unit.kind != UnitKind::magnitude) return parts;
        if (!begins_digits(cursor)) {
            if (has_currency) return parts;
            return refuse_bare_magnitude(cursor, {parts.begin, parts.last.span.end}, parts.unit, sheet);
        }
        parts.ones += parts.last.value * parts.unit.factor;
        below = parts.unit.factor;
    }
}

static std::optional<AmountError> refuse_unit_of(const Cursor& cursor, const WrittenUnit& unit,
                                                 const WrittenUnit& currency, const Unit& sheet) {
    const bool again = unit.kind == UnitKind::money && currency.kind == unit.kind && currency.factor == unit.factor;
    const bool doubled = currency.kind != UnitKind::none && unit.kind != UnitKind::none &&
                         unit.kind != UnitKind::magnitude && !unit.is_multiple && !again;
    if (unit.kind == UnitKind::foreign) return refuse_unit(cursor.slice(unit.span), unit.span, sheet);
    if (unit.kind == UnitKind::unknown || doubled) {
        return AmountError{
            &rules::not_an_amount,
            {{"`{0}` after the figure is not a known unit", "数値の後の「{0}」は単位として読めない"},
             {excerpt(cursor.slice(unit.span))}},
            {{"write a number and one unit; words belong in `note`", "数値と単位だけを書く。説明は note に書く"}, {}},
            unit.span};
    }
    return std::nullopt;
}

Custom custom_in(const AmountContext& context) {
    const Custom custom = context.notation.custom;
    return custom == Custom::by_unit ? custom_of(*context.unit) : custom;
}

/// Passes a word or mark before a figure that makes it approximate, or only bounds it.
static void skip_exactness_before(Cursor& cursor, const Unit& sheet, Quantity& quantity) {
    const bool is_international = custom_of(sheet) == Custom::international;
    const Bound bound = skip_bound(cursor, is_international);
    quantity.bounded |= bound == Bound::upper;
    quantity.approximate |=
        bound == Bound::other || skip_approximate_prefix(cursor) || (is_international && skip_tilde(cursor));
}

std::variant<Quantity, AmountError> read_quantity(Cursor& cursor, const AmountContext& context,
                                                  OperandPosition position) {
    const Unit& sheet = *context.unit;
    Quantity quantity;
    quantity.begin = cursor.position();
    skip_exactness_before(cursor, sheet, quantity);
    auto read = read_sign(cursor);
    if (auto* error = std::get_if<AmountError>(&read)) return std::move(*error);
    WrittenSign sign = std::get<WrittenSign>(read);
    skip_exactness_before(cursor, sheet, quantity);
    const WrittenUnit currency = read_currency_before(cursor, sheet);
    if (currency.kind != UnitKind::none && sign.span.empty() && is_sign(*cursor)) {
        read = read_sign(cursor);
        if (auto* error = std::get_if<AmountError>(&read)) return std::move(*error);
        sign = std::get<WrittenSign>(read);
    }
    if (currency.kind == UnitKind::foreign) return refuse_unit(cursor.slice(currency.span), currency.span, sheet);
    if (is_look_alike(*cursor) && !begins_digits(cursor)) return refuse_look_alike(cursor, cursor.position());
    if (!begins_digits(cursor)) return refuse_missing_digits(cursor, sign.span);

    auto parts = read_magnitudes(cursor, context, currency.kind != UnitKind::none);
    if (auto* error = std::get_if<AmountError>(&parts)) return std::move(*error);
    const Magnitudes& read_parts = std::get<Magnitudes>(parts);
    const Digits& digits = read_parts.last;
    WrittenUnit unit = read_parts.unit;
    if (currency.kind == UnitKind::money && unit.kind == UnitKind::counter && cursor.slice(unit.span) == "m") {
        unit = {UnitKind::money, Rational{1'000'000} / sheet.size, unit.span, true};  // `£2m`
    }
    if (auto error = refuse_unit_of(cursor, unit, currency, sheet)) return *std::move(error);
    if (currency.kind == UnitKind::money && !unit.is_multiple) {
        const Rational magnitude = unit.kind == UnitKind::magnitude ? unit.factor : Rational{1};
        unit = {UnitKind::money, magnitude * currency.factor, unit.span};
    }
    if (currency.kind == UnitKind::money) skip_per(cursor);
    const bool is_money = unit.kind == UnitKind::money;
    const Rational one = is_money ? Rational{1} / (sheet.is_yen() ? sheet.yen : sheet.size) : Rational{1};
    quantity.kind = is_money                         ? QuantityKind::money
                    : unit.kind == UnitKind::counter ? QuantityKind::counted
                                                     : QuantityKind::bare;
    quantity.value = read_parts.ones * one + digits.value * unit.factor;
    quantity.unit = unit.factor;
    quantity.unit_span = unit.span;
    quantity.decimals = place_in_sheet(digits.decimals, unit.factor);
    quantity.approximate |= read_parts.approximate;
    const Exactness exactness = skip_exactness(cursor);
    quantity.approximate |= exactness.approximate;
    quantity.bounded = (quantity.bounded || read_parts.bounded || exactness.stated) && !quantity.approximate;
    const std::uint32_t begin = sign.span.empty() ? read_parts.begin : sign.span.begin;
    quantity.number = {begin, digits.span.end};
    if (quantity.value.overflowed()) return refuse_size(cursor.slice(quantity.number), quantity.number);
    const bool suspicious = is_money || position == OperandPosition::first;
    if (digits.like_thousands && suspicious && !context.ratio && !has_thousandths(sheet, unit.factor)) {
        return refuse_like_thousands(cursor, digits, context);
    }
    if (sign.either && !quantity.value.is_zero()) {
        return AmountError{
            &rules::not_an_amount,
            {{"`{0}` may be positive or negative", "「{0}」は正負が定まらない"},
             {excerpt(cursor.slice(quantity.number))}},
            {{"write the sign that is meant; `±` may stand before 0 only", "正負を示す。「±」は0の前に限る"}, {}},
            sign.span};
    }
    if (sign.negative) quantity.value = -quantity.value;
    return quantity;
}

std::uint8_t decimals_of(Rational value) {
    std::uint8_t decimals = 0;
    for (; decimals < 18 && !value.is_integer() && !value.overflowed(); ++decimals) value = value * 10;
    return decimals;
}

}  // namespace dxbudget
