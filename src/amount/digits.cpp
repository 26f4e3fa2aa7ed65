#include "amount/digits.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "amount/digit_run.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

/// The number with what other notations use brought into ours: `10,00O` as `10,000`, `196.609.859` with commas.
static std::string in_our_digits(const Cursor& text, Span span, bool points_to_commas) {
    std::string digits;
    Cursor cursor{text.text().substr(0, span.end), span.begin};
    for (; !cursor.at_end(); cursor.advance()) {
        const char32_t here = *cursor;
        if (is_digit(here)) {
            digits.push_back(static_cast<char>(here));
        } else if (is_look_alike(here)) {
            digits.push_back(here == U'l' || here == U'I' || here == U'|' ? '1' : '0');
        } else {
            digits.push_back(points_to_commas || here != U'.' ? ',' : '.');
        }
    }
    return digits;
}

static bool reads_as_number(const std::string& digits) {
    Cursor cursor{digits};
    if (!is_digit(*cursor)) return false;
    const Run run = scan(cursor, {});
    return cursor.at_end() && !run.misgrouped && !run.doubled && !run.leading_zero && run.points <= 1 &&
           is_digit(run.last);
}

static Message groups_of_three() {
    return {{"write digits only, in groups of three: `1,234,567`", "数字だけを3桁区切りで書く: 1,234,567"}, {}};
}

static Message suggest(const std::string& digits) {
    if (!reads_as_number(digits)) return groups_of_three();
    return {{"write `{0}` if that is what was meant", "「{0}」の意味であればそう書く"}, {digits}};
}

/// The digits of a number alone, without zeros before them.
static std::string digits_alone(const Cursor& text, Span span) {
    std::string digits;
    for (Cursor cursor{text.text().substr(0, span.end), span.begin}; !cursor.at_end(); cursor.advance()) {
        if (is_digit(*cursor)) digits += static_cast<char>(*cursor);
    }
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
}

static std::string in_threes(std::string digits) {
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

/// Passes on over everything that could still be meant as the same number.
static bool extends(const Cursor& cursor) {
    return is_digit(*cursor) || is_separator(*cursor) || *cursor == U'.' || is_look_alike(*cursor);
}

AmountError refuse_look_alike(Cursor cursor, std::uint32_t number_begin) {
    const Span letter = cursor.span();
    while (extends(cursor)) cursor.advance();
    const Span number{number_begin, cursor.position()};
    return {&rules::not_an_amount,
            {{"`{0}` has `{1}` among its digits", "「{0}」の数字の中に「{1}」がある"},
             {excerpt(cursor.slice(number)), std::string{cursor.slice(letter)}}},
            suggest(in_our_digits(cursor, number, false)),
            letter};
}

/// Whether the look-alike at the cursor stands for a digit: it does not when it begins a word, such as `ID`.
static bool stands_for_digit(Cursor cursor) {
    const bool litre = *cursor == U'l';
    const std::uint32_t begin = cursor.position();
    while (extends(cursor)) cursor.advance();
    if (litre && cursor.position() == begin + 1) return false;
    return !is_ascii_letter(*cursor);
}

/// What an exponent makes of the number before it, `95,000` of `9.5E+4`; none beyond what amounts have.
static std::optional<Rational> with_exponent(const Run& run, Cursor cursor) {
    cursor.advance();
    const bool negative = *cursor == symbol::dash;
    if (negative || *cursor == U'+') cursor.advance();
    int exponent = 0;
    for (; is_digit(*cursor) && exponent < 100; cursor.advance()) {
        exponent = exponent * 10 + static_cast<int>(*cursor - U'0');
    }
    if (exponent > most_decimals || run.digits > most_decimals || run.points > 1) return std::nullopt;
    const Rational value = Rational{static_cast<std::int64_t>(run.mantissa)} *
                           Rational::power_of_ten((negative ? -exponent : exponent) - run.decimals);
    return value.overflowed() ? std::nullopt : std::optional(value);
}

/// Numbers in notations that programs know and budgets do not: `0x1F`, `1e3`, `1:30`.
static std::optional<AmountError> refuse_other_notation(const Cursor& cursor, const Run& run, std::uint32_t begin) {
    const char32_t here = *cursor;
    const char32_t next = cursor.ahead();
    const bool is_hex_digit = is_digit(next) || (next >= U'a' && next <= U'f') || (next >= U'A' && next <= U'F');
    Text seen;
    Message help{{"write the amount in decimal digits: `1,234`", "金額は10進の数字で書く: 1,234"}, {}};
    if (run.digits == 1 && run.mantissa == 0 && run.points == 0 && is_hex_digit &&
        (here == U'x' || here == U'X' || ((here == U'b' || here == U'o') && is_digit(next)))) {
        seen = {"`{0}` is a hexadecimal, octal or binary number", "「{0}」は16進数、8進数又は2進数である"};
    } else if ((here == U'e' || here == U'E') && (is_digit(next) || next == U'+' || next == symbol::dash)) {
        seen = {"`{0}` is written with an exponent", "「{0}」は指数表記である"};
        if (const std::optional<Rational> value = with_exponent(run, cursor)) {
            help = {{"write `{0}` if that is what was meant", "「{0}」の意味であればそう書く"}, {*value}};
        }
    } else if (here == U':' && is_digit(next)) {
        seen = {"`{0}` is a time of day or a ratio", "「{0}」は時刻又は比率である"};
    } else {
        return std::nullopt;
    }
    Cursor end = cursor;
    end.advance();
    end.advance();
    while (is_digit(*end) || is_ascii_letter(*end) || *end == U':' || *end == U'.') end.advance();
    const Span span{begin, end.position()};
    return AmountError{&rules::ambiguous_amount, {seen, {excerpt(cursor.slice(span))}}, help, span};
}

/// A comma that other countries write for the decimal point: `5,50`, `1.234,5`; in `1234,567` it could separate.
static AmountError refuse_decimal_comma(const Cursor& cursor, const Run& run, Span span, bool international) {
    const std::string_view text = cursor.slice(span);
    const std::string ours = in_our_digits(cursor, span, false);
    const std::size_t comma = ours.find(',');
    const std::string whole = digits_alone(Cursor{ours}, {0, static_cast<std::uint32_t>(comma)});
    const std::string decimals = ours.substr(comma + 1);
    const std::string decimal = whole + "." + decimals;
    Message help{{"write `{0}` if the comma is a decimal point; a comma separates groups of three digits: `1,234`",
                  "コンマが小数点であれば「{0}」と書く。桁区切りは3桁ごとに打つ: 1,234"},
                 {decimal}};
    if (international && run.group != 3) {
        help.pattern = {
            "write `{0}`, or beside `unit:` the line `decimal: comma` if the sheet's commas are decimal "
            "points; a comma separates groups of three digits: `1,234`",
            "「{0}」と書くか、コンマが小数点であれば「小数点: コンマ」の行を加える。桁区切りは3桁ごとに打つ: "
            "1,234"};
    }
    if (run.group == 3 && run.points == 0) {
        help = {{"write `{0}` or `{1}`", "「{0}」又は「{1}」と書く"},
                {in_threes(digits_alone(cursor, span)), whole.size() > 3 || whole == "0" ? decimal : decimal + "0"}};
    }
    return {
        &rules::not_an_amount,
        {{"the comma in `{0}` does not separate thousands", "「{0}」のコンマは3桁の区切りではない"}, {excerpt(text)}},
        help,
        span};
}

static bool has_decimal_comma(const Cursor& cursor, const Run& run, Span span) {
    if (run.separators != 1 || run.separator != U',' || run.points > 1 || !is_digit(run.last)) return false;
    const std::string ours = in_our_digits(cursor, span, false);
    const std::size_t comma = ours.find(',');
    const std::size_t point = ours.find('.');
    return comma > 0 && comma != std::string::npos && (point == std::string::npos || point < comma);
}

/// What is no number where the decimal mark is a comma.
static AmountError refuse_with_comma(const Cursor& cursor, Span span) {
    return {&rules::not_an_amount,
            {{"`{0}` is not a number whose decimal mark is a comma", "「{0}」はコンマを小数点とする数値ではない"},
             {excerpt(cursor.slice(span))}},
            {{"write it as `1.234,56`; `decimal: comma` holds here", "「1.234,56」のように書く(小数点: コンマ)"}, {}},
            span};
}

static AmountError refuse_grouping(const Cursor& cursor, const Run& run, Span span, bool international) {
    if (has_decimal_comma(cursor, run, span)) return refuse_decimal_comma(cursor, run, span, international);
    Text seen = {"`{0}` is not grouped in threes", "「{0}」は3桁区切りになっていない"};
    Message help =
        run.points == 0 && run.digits > 0 ? suggest(in_threes(digits_alone(cursor, span))) : groups_of_three();
    if (run.points > 1) {
        seen = {"`{0}` has several decimal points", "「{0}」には小数点が二つ以上ある"};
        help = suggest(in_our_digits(cursor, span, true));
    } else if (run.doubled) {
        seen = {"`{0}` has two separators in a row", "「{0}」は桁区切りが続けて打たれている"};
    } else if (!is_digit(run.last)) {
        seen = {"`{0}` ends with a separator", "「{0}」は桁区切り又は小数点で終わっている"};
        help = {{"remove it, or add the digits that are missing", "取り除くか、欠けた数字を補う"}, {}};
    } else if (run.foreign) {
        seen = {"`{0}` has separators other than commas", "「{0}」はコンマ以外の記号で区切られている"};
        help = suggest(in_our_digits(cursor, span, false));
    }
    return {&rules::not_an_amount, {seen, {excerpt(cursor.slice(span))}}, help, span};
}

/// Nothing but zeros is zero, whatever its marks mean: `00`, `00.0`, `.00`, `0,00`.
static bool is_zero(const Run& run) {
    return run.digits > 0 && run.mantissa == 0 && run.points <= 1 && !run.doubled && !run.foreign && is_digit(run.last);
}

static AmountError refuse_leading_zero(const Cursor& cursor, const Run& run, Span span) {
    const std::string_view text = cursor.slice(span);
    std::string meant{text};
    if (run.separators == 0) {
        std::size_t point = std::min(meant.find('.'), meant.size());
        meant =
            digits_alone(cursor, {span.begin, span.begin + static_cast<std::uint32_t>(point)}) + meant.substr(point);
    } else {
        meant = in_threes(digits_alone(cursor, span));
    }
    Message help = suggest(meant);
    help.pattern = {"write `{0}`, or the digits that are missing", "「{0}」と書くか、欠けた数字を補う"};
    return {&rules::ambiguous_amount,
            {{"`{0}` begins with a zero", "「{0}」は0で始まっている"}, {excerpt(text)}},
            reads_as_number(meant) ? help : groups_of_three(),
            span};
}

static std::optional<AmountError> refuse(const Cursor& cursor, const Run& run, Span span, bool international) {
    if (std::optional<AmountError> error = refuse_other_notation(cursor, run, span.begin)) return error;
    if (is_look_alike(*cursor) && stands_for_digit(cursor)) return refuse_look_alike(cursor, span.begin);
    if (run.digits > most_digits || run.decimals > most_decimals) {
        return AmountError{
            &rules::too_large,
            {{"`{0}` has more digits than an amount may have", "「{0}」は桁数が多すぎる"},
             {excerpt(cursor.slice(span))}},
            {{"an amount has at most 30 digits, 18 of them decimals", "金額は30桁まで、うち小数は18桁までとする"}, {}},
            span};
    }
    if (is_zero(run)) return std::nullopt;
    const std::string text = excerpt(cursor.slice(span));
    const bool is_decimal = run.points == 1 && run.separators == 0 && is_digit(run.last);
    if (is_decimal && run.first_group == 0) {
        return AmountError{
            &rules::ambiguous_amount,
            {{"`{0}` begins with its decimal point", "「{0}」は小数点で始まっている"}, {text}},
            {{"write `0{0}`, or the digits that are missing", "「0{0}」と書くか、欠けた数字を補う"}, {text}},
            span};
    }
    if (run.points > 1 || run.doubled || !is_digit(run.last)) return refuse_grouping(cursor, run, span, international);
    const bool has_zero_alone = run.first_group == 1;  // `0,5`
    if (run.leading_zero && !(has_zero_alone && has_decimal_comma(cursor, run, span))) {
        return refuse_leading_zero(cursor, run, span);
    }
    if (run.leading_zero || run.misgrouped || run.foreign) return refuse_grouping(cursor, run, span, international);
    return std::nullopt;
}

bool begins_digits(const Cursor& cursor) {
    if (is_digit(*cursor)) return true;
    return (is_separator(*cursor) || is_foreign_separator(*cursor) || *cursor == U'.') && is_digit(cursor.ahead());
}

/// Passes the dashes of `500.-` and `500,--`, which stand for no cents; the decimal mark before them is passed already.
static bool skip_no_cents(Cursor& cursor, const Run& run, const Marks& marks) {
    const bool is_mark = run.last == U'.' || run.last == U',';
    if (!marks.international || !is_mark || run.decimals > 0) return false;
    Cursor after = cursor;
    for (int count = 0; count < 2 && (*after == symbol::dash || *after == symbol::long_dash); ++count) after.advance();
    if (after.position() == cursor.position() || is_digit(*after)) return false;
    cursor = after;
    return true;
}

std::variant<Digits, AmountError> read_digits(Cursor& cursor, const AmountContext& context) {
    const std::uint32_t begin = cursor.position();
    const Marks marks = marks_of(context);
    Run run = scan(cursor, marks);
    const Span span{begin, cursor.position()};
    if (skip_no_cents(cursor, run, marks)) {
        const std::string whole{cursor.slice({span.begin, span.end - 1})};
        Cursor alone{whole};
        run = scan(alone, marks);
    }
    if (std::optional<AmountError> error = refuse(cursor, run, span, marks.international)) {
        const bool is_notation = error->rule == &rules::not_an_amount && !is_look_alike(*cursor);
        return is_notation && marks.decimal == U',' ? refuse_with_comma(cursor, span) : *std::move(error);
    }

    Digits digits;
    digits.span = span;
    digits.decimals = static_cast<std::uint8_t>(run.decimals);
    digits.value = Rational::fraction(run.mantissa, Rational::power_of_ten(run.decimals).numerator());
    digits.like_thousands = run.decimals == 3 && run.separators == 0 && run.first_group <= 3 && !(digits.value < 1);
    return digits;
}

}  // namespace dxbudget
