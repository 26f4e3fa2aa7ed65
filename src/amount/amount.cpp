/// Reads what stands in the place of an amount: first what it is (nothing, a figure, a calculation, words), then the
/// figure. A text that begins as an amount must be one wholly. Where two readings are possible the reader asks, it
/// never guesses: a wrong guess would be a wrong sum that nobody sees.
#include "dxbudget/amount.hpp"

#include <utility>
#include <variant>

#include "amount/calculation.hpp"
#include "amount/cell_formula.hpp"
#include "amount/digits.hpp"
#include "amount/hidden_figure.hpp"
#include "amount/multiple.hpp"
#include "amount/notation.hpp"
#include "amount/quantity.hpp"
#include "amount/range.hpp"
#include "amount/two_figures.hpp"
#include "amount/unit.hpp"
#include "amount/withheld.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static constexpr std::size_t longest_amount = 4096;

/// Reads ASCII digits, alone or grouped by the separator, maybe with a hyphen as their minus: what nearly every figure
/// of a sheet is.
static bool read_plain_digits(std::string_view text, char separator, Amount& amount) {
    const std::string_view whole = text;
    const bool is_negative = text.size() > 1 && text[0] == '-' && text[1] != '0';
    if (is_negative) text.remove_prefix(1);
    constexpr std::size_t longest = 23;  // 18 digits, which fit into 64 bits, and their commas
    if (text.empty() || text.size() > longest || (text[0] == '0' && text.size() > 1)) return false;
    std::uint64_t value = 0;  // of more digits it is not used
    std::size_t separators = 0;
    int group = 0;
    for (const char character : text) {
        if (character >= '0' && character <= '9') {
            value = value * 10 + static_cast<std::uint64_t>(character - '0');
            ++group;
        } else if (character == separator && (separators > 0 ? group == 3 : group > 0 && group <= 3)) {
            ++separators;
            group = 0;
        } else {
            return false;
        }
    }
    constexpr std::size_t most_digits = 18;
    if ((separators > 0 && group != 3) || text.size() - separators > most_digits) return false;
    amount.kind = AmountKind::number;
    amount.value = is_negative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
    amount.number = {0, static_cast<std::uint32_t>(whole.size())};
    return true;
}

static void refuse(Amount& amount, AmountError error) {
    amount.kind = AmountKind::unreadable;
    amount.value = 0;
    amount.calculation.reset();
    amount.error = std::move(error);
}

static AmountError not_an_amount(Text seen, std::string_view text, Span where, Text help) {
    return {&rules::not_an_amount, {seen, {excerpt(text)}}, {help, {}}, where};
}

/// Takes a figure that stands alone as the amount, once it is money or has no unit at all.
static void take(Amount& amount, const Quantity& quantity, const Cursor& cursor, const Unit& sheet) {
    if (quantity.kind == QuantityKind::counted) {
        return refuse(amount, refuse_unit(cursor.slice(quantity.unit_span), quantity.unit_span, sheet));
    }
    if (quantity.bounded) {
        const Span whole{quantity.begin, cursor.position()};
        return refuse(amount, not_an_amount({"`{0}` is a bound, not an amount", "「{0}」は上限であり、金額ではない"},
                                            cursor.slice(whole), whole,
                                            {"write the amount; what it may not exceed belongs in `limit`",
                                             "金額を書く。上限額は limit(上限)に書く"}));
    }
    amount.kind = AmountKind::number;
    amount.value = quantity.value;
    amount.decimals = quantity.decimals;
    amount.approximate |= quantity.approximate;
    amount.number = quantity.number;
}

/// Whether only marks for nothing stand from the cursor on, or nothing; the sheet's unit may follow: `- 千円`.
static bool is_nil(Cursor cursor, const Unit& sheet) {
    while (is_nil_mark(*cursor) || *cursor == symbol::space) cursor.advance();
    if (cursor.at_end()) return true;
    return read_written_unit(cursor, sheet).kind == UnitKind::money && cursor.at_end();
}

static bool is_equals(char32_t symbol) {
    return symbol == symbol::equals || symbol == symbol::nearly_equals;
}

/// Passes on to the next `=` outside brackets, or to the end.
static void skip_to_equals(Cursor& cursor) {
    int depth = 0;
    for (; !cursor.at_end(); cursor.advance()) {
        if (*cursor == symbol::open) ++depth;
        if (*cursor == symbol::close) --depth;
        if (depth <= 0 && is_equals(*cursor)) return;
    }
}

/// Reads the declared result from the cursor, behind the `=`, to the end.
static void read_result(Amount& amount, Cursor cursor, const AmountContext& context) {
    cursor.skip_spaces();
    if (is_nil(cursor, *context.unit)) return;
    const Span all{cursor.position(), static_cast<std::uint32_t>(cursor.text().size())};
    if (!begins_amount(cursor, *context.unit)) {
        return refuse(
            amount,
            not_an_amount({"`{0}` after `=` is not a figure", "「=」の後の「{0}」は数値ではない"}, cursor.slice(all),
                          all, {"write the result as a number, or nothing", "計算結果を数値で書くか、空欄とする"}));
    }
    auto read = read_alone(cursor, context);
    if (auto* error = std::get_if<AmountError>(&read)) return refuse(amount, std::move(*error));
    cursor.skip_spaces();
    if (!cursor.at_end()) {
        const Span rest{cursor.position(), all.end};
        return refuse(
            amount,
            not_an_amount({"`{0}` follows the result", "計算結果の後に「{0}」がある"}, cursor.slice(rest), rest,
                          {"end with the result; words belong in `note`", "計算結果で終える。説明は note に書く"}));
    }
    amount.calculation->declared = true;
    amount.approximate = false;
    take(amount, std::get<Quantity>(read), cursor, *context.unit);
}

static bool ends_in_word(std::string_view text) {
    Cursor cursor{text};
    char32_t last = symbol::end;
    for (; !cursor.at_end(); cursor.advance()) last = *cursor;
    return is_letter(last);
}

/// Reads a calculation, from the cursor to the `=` at `equals`, and its result.
static void read_calculation(Amount& amount, Cursor cursor, Cursor equals, const AmountContext& context) {
    const std::string_view text = cursor.text();
    const Span left = without_spaces(text, {cursor.position(), equals.position()});
    auto reckoned = reckon(Cursor{text.substr(0, left.end), left.begin}, context);
    if (auto* error = std::get_if<AmountError>(&reckoned)) return refuse(amount, std::move(*error));
    const Reckoned& result = std::get<Reckoned>(reckoned);
    const bool has_equals = !equals.at_end();
    if (result.like_range && !has_equals) {
        const std::string calculation = excerpt(cursor.slice(left));
        if (ends_in_word(cursor.slice(left))) {
            return refuse(amount, not_an_amount({"`{0}` is a share, a date or a part of words, not an amount",
                                                 "「{0}」は割合や日付などの説明であり、金額ではない"},
                                                cursor.slice(left), left,
                                                {"write the amount; words belong in `note`, a share in `share`",
                                                 "金額を書く。説明は note に、割合は share(負担割合)に書く"}));
        }
        return refuse(amount,
                      {&rules::ambiguous_amount,
                       {{"`{0}` may be a calculation, a range, a share or a date",
                         "「{0}」は計算式とも範囲、割合、日付とも読める"},
                        {calculation}},
                       {{"write `{0} =` if it is a calculation", "計算式であれば「{0} =」と書く"}, {calculation}},
                       left});
    }
    amount.kind = AmountKind::number;
    amount.calculation = result.calculation;
    amount.value = result.calculation.value;
    amount.decimals = decimals_of(amount.value);
    amount.approximate = result.calculation.approximate;
    amount.number = left;
    if (!has_equals) return;

    const bool nearly = *equals == symbol::nearly_equals;
    amount.calculation->approximate |= nearly;
    const Span sign = equals.span();
    equals.advance();
    Cursor second = equals;
    skip_to_equals(second);
    if (!second.at_end()) {
        const Span both{sign.begin, second.span().end};
        return refuse(amount, not_an_amount({"`{0}` has more than one `=`", "「{0}」に等号が二つ以上ある"},
                                            text.substr(left.begin), both,
                                            {"keep the calculation and the last result: `1,200円 × 3 = 3,600円`",
                                             "計算式と最後の結果だけを残す: 1,200円 × 3 = 3,600円"}));
    }
    read_result(amount, equals, context);
}

static Message without_spaces(std::string_view text) {
    std::string digits;
    for (Cursor cursor{text}; !cursor.at_end(); cursor.advance()) {
        if (*cursor != symbol::space) digits += cursor.slice(cursor.span());
    }
    const bool is_number = read_amount(digits, {}).kind == AmountKind::number;
    return {{"write it without the space: `{0}`", "空白を入れずに書く: {0}"}, {is_number ? digits : "1,234"}};
}

/// What follows a figure that should have ended the text.
static void refuse_rest(Amount& amount, const Quantity& quantity, const Cursor& cursor) {
    const Span rest{cursor.position(), static_cast<std::uint32_t>(cursor.text().size())};
    const Span whole{quantity.number.begin, rest.end};
    const Span between{quantity.number.end, cursor.position()};
    const bool is_parted = !between.empty() && without_spaces(cursor.text(), between).empty();  // no 500前後065
    if (is_digit(*cursor) && is_parted && quantity.kind == QuantityKind::bare) {
        return refuse(amount, {&rules::not_an_amount,
                               {{"`{0}` has a space among its digits", "「{0}」は数字の間に空白がある"},
                                {excerpt(cursor.slice(whole))}},
                               without_spaces(cursor.slice(whole)),
                               whole});
    }
    refuse(amount, not_an_amount({"`{0}` follows the figure", "数値の後に「{0}」がある"}, cursor.slice(rest), rest,
                                 {"keep the figure and its unit; words belong in `note`",
                                  "数値と単位だけを書く。説明は note に書く"}));
}

static bool is_operator(char32_t symbol) {
    return symbol == U'+' || symbol == symbol::dash || symbol == symbol::times || symbol == symbol::divide ||
           symbol == U'x' || symbol == U'X' || symbol == U'@';
}

/// Whether a bracket or a unit price comes first, behind a sign or not.
static bool begins_calculation(Cursor cursor) {
    if (*cursor == U'+' || *cursor == symbol::dash || *cursor == symbol::triangle) cursor.advance();
    cursor.skip_spaces();
    return *cursor == U'@' || *cursor == symbol::open;
}

/// Whether the document says that a figure in brackets, as this one, is a note.
static bool is_note(Cursor cursor, const AmountContext& context) {
    return context.notation.brackets == Brackets::note && read_bracketed(cursor, context).has_value();
}

/// Reads a text without `=`: one figure, or a calculation that declares no result.
static void read_figure(Amount& amount, const Cursor& cursor, const AmountContext& context) {
    const Cursor end{cursor.text(), static_cast<std::uint32_t>(cursor.text().size())};
    Cursor after = cursor;
    auto read = read_alone(after, context);
    const auto* quantity = std::get_if<Quantity>(&read);
    after.skip_spaces();
    if (quantity != nullptr && after.at_end()) return take(amount, *quantity, after, *context.unit);
    if (is_note(cursor, context)) {
        amount.kind = AmountKind::remark;
        return;
    }
    if (begins_calculation(cursor)) {
        if (auto error = refuse_two_figures(cursor, context)) return refuse(amount, *std::move(error));
        if (auto error = refuse_range(cursor, context)) return refuse(amount, *std::move(error));
        return read_calculation(amount, cursor, end, context);
    }
    if (auto error = refuse_two_figures(cursor, context)) return refuse(amount, *std::move(error));
    if (quantity == nullptr) return refuse(amount, std::get<AmountError>(std::move(read)));
    if (auto error = refuse_range(cursor, context)) return refuse(amount, *std::move(error));
    Cursor price = after;
    const bool goes_on = is_operator(*after) || *after == symbol::open || skip_ascii_word(price, "at");
    if (!goes_on) return refuse_rest(amount, *quantity, after);
    read_calculation(amount, cursor, end, context);
}

/// Whether a text is made of digits, separators and look-alikes alone, as a figure scanned badly is.
static bool is_garbled_number(Cursor cursor) {
    static constexpr std::u32string_view separators = U",._'’、､ ";
    bool has_marks = false;
    bool has_more = false;
    for (; !cursor.at_end(); cursor.advance()) {
        const bool circle = *cursor == U'○' || *cursor == U'◯';
        if (!is_digit(*cursor) && !is_look_alike(*cursor) && separators.find(*cursor) == std::u32string_view::npos) {
            return false;
        }
        has_marks = true;
        has_more |= !circle && *cursor != symbol::space;
    }
    return has_marks && has_more;
}

/// Whether words end in `=` and a figure: a calculation that begins with what it is for.
static bool is_worded_calculation(Cursor cursor, const Unit& sheet) {
    skip_to_equals(cursor);
    if (cursor.at_end()) return false;
    cursor.advance();
    return begins_amount(cursor, sheet);
}

/// Reads a text that does not begin as an amount: a remark, unless it was meant as a figure all the same.
static void read_words(Amount& amount, Cursor cursor, const AmountContext& context) {
    const std::string_view text = cursor.text();
    const Span whole{cursor.position(), static_cast<std::uint32_t>(text.size())};
    const std::string_view words = cursor.slice(whole);
    if (auto error = refuse_cell_formula(cursor)) return refuse(amount, *std::move(error));
    if (*cursor == symbol::nearly_equals) {
        if (auto error = refuse_hidden_figure(cursor, context)) return refuse(amount, *std::move(error));
    }
    if (is_equals(*cursor)) {
        return refuse(amount,
                      not_an_amount({"`{0}` begins with `=`", "「{0}」は等号で始まっている"}, words, cursor.span(),
                                    {"write the calculation before `=` and its result after it",
                                     "等号の前に計算式、後に結果を書く"}));
    }
    if (is_garbled_number(cursor)) {
        return refuse(
            amount, is_look_alike(*cursor)
                        ? refuse_look_alike(cursor, cursor.position())
                        : not_an_amount({"`{0}` has no digits", "「{0}」に数字がない"}, words, whole,
                                        {"write the figure, or `-` for nothing", "数値を書く。該当なしは「‐」とする"}));
    }
    if (is_worded_calculation(cursor, *context.unit)) {
        return refuse(
            amount,
            not_an_amount({"`{0}` has words before its calculation", "「{0}」は計算式の前に説明がある"}, words, whole,
                          {"begin with the calculation; words belong in `name` or `note`",
                           "計算式から書き始める。説明は name 又は note に書く"}));
    }
    Cursor sign = cursor;
    const bool has_sign = *sign == symbol::triangle || *sign == symbol::dash || *sign == U'+' || *sign == U'±';
    sign.advance();
    sign.skip_spaces();
    if (has_sign && (sign.at_end() || is_garbled_number(sign))) {
        auto read = read_quantity(cursor, context, OperandPosition::first);
        if (auto* error = std::get_if<AmountError>(&read)) return refuse(amount, std::move(*error));
    }
    if (auto error = refuse_hidden_figure(cursor, context)) return refuse(amount, *std::move(error));
    amount.kind = AmountKind::remark;
    amount.approximate = is_withheld(words);
}

/// Reads a text that is not blank; the cursor stands at its first character.
static void read_stated(Amount& amount, const Cursor& cursor, const AmountContext& context) {
    if (is_nil_mark(*cursor) && is_nil(cursor, *context.unit)) {
        amount.kind = AmountKind::nil;
        return;
    }
    if (*cursor == symbol::nearly_equals && context.notation.custom == Custom::international) {
        Cursor after = cursor;
        after.advance();
        if (begins_amount(after, *context.unit)) {
            read_stated(amount, after, context);
            amount.approximate = true;
            return;
        }
    }
    if (!begins_amount(cursor, *context.unit)) return read_words(amount, cursor, context);
    const Span all{cursor.position(), static_cast<std::uint32_t>(cursor.text().size())};
    if (all.end > longest_amount) return refuse(amount, refuse_size(cursor.slice(all), all));
    Cursor equals = cursor;
    skip_to_equals(equals);
    if (equals.at_end()) return read_figure(amount, cursor, context);
    read_calculation(amount, cursor, equals, context);
}

/// The part of a text within `**` or `__`, which make it bold in Markdown.
static Span without_bold(std::string_view text, Span part) {
    for (const std::string_view mark : {"**", "__"}) {
        const std::string_view rest = text.substr(part.begin, part.end - part.begin);
        if (rest.size() <= 4 || !rest.starts_with(mark) || !rest.ends_with(mark)) continue;
        return without_spaces(text, {part.begin + 2, part.end - 2});
    }
    return part;
}

/// Reads everything but plain digits.
static void read_written(std::string_view text, AmountContext context, Amount& amount) {
    static const Unit no_unit;
    static const Unit percent{.label = "%", .yen = 0};
    if (context.unit == nullptr) context.unit = &no_unit;
    context.notation.custom = custom_in(context);
    if (context.ratio) context.unit = &percent;
    const Span part = without_bold(text, without_spaces(text, {0, static_cast<std::uint32_t>(text.size())}));
    amount.number = part;
    if (part.empty()) {
        amount.number = {0, 0};
        return;
    }
    const Cursor cursor{text.substr(0, part.end), part.begin};
    read_stated(amount, cursor, context);
    if (amount.kind != AmountKind::unreadable) return;
    if (auto error = refuse_odd_characters(cursor, context)) refuse(amount, *std::move(error));
}

Amount read_amount(std::string_view text, const AmountContext& context) {
    Amount amount;
    const char separator = context.notation.decimal == DecimalMark::comma ? '.' : ',';
    if (!read_plain_digits(text, separator, amount)) read_written(text, context, amount);
    return amount;
}

}  // namespace dxbudget
