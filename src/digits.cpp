#include "digits.hpp"

#include <string>

#include "dxbudget/rules.hpp"

namespace dxbudget {

static constexpr int most_digits = 30;
static constexpr int most_decimals = 18;

static bool is_separator(char32_t symbol) {
    return symbol == U',' || symbol == U'_';
}

/// Separators that are none here: 、 of Japanese lists, the apostrophe of Swiss numbers.
static bool is_foreign_separator(char32_t symbol) {
    return symbol == U'、' || symbol == U'､' || symbol == U'\'' || symbol == U'’';
}

/// What was seen in a run of digits, separators and points.
struct Run {
    Int128 mantissa = 0;
    int digits = 0;
    int decimals = 0;
    int points = 0;
    int separators = 0;
    int group = 0;        ///< digits since the last separator
    int first_group = 0;  ///< digits before the first separator or point
    bool doubled = false;
    bool misgrouped = false;
    bool foreign = false;
    bool leading_zero = false;
    char32_t separator = symbol::end;
    char32_t last = symbol::end;
};

static void take_digit(Run& run, char32_t digit) {
    if (run.digits == 1 && run.mantissa == 0 && run.points == 0) run.leading_zero = true;
    ++run.digits;
    ++run.group;
    if (run.points > 0) ++run.decimals;
    if (run.digits <= most_digits) run.mantissa = run.mantissa * 10 + static_cast<Int128>(digit - U'0');
}

/// A group ends at a separator, a point or the end of the number.
static void end_group(Run& run) {
    const bool first = run.separators == 0;
    if (first && run.points == 0) run.first_group = run.group;
    if (first ? run.group == 0 : run.group != 3) run.misgrouped = true;
}

static void take_separator(Run& run, char32_t separator) {
    if (run.last == separator) run.doubled = true;
    if (run.digits == 1 && run.mantissa == 0) run.leading_zero = true;
    end_group(run);
    if (run.group > 3 || run.points > 0 || (run.separators > 0 && run.separator != separator)) run.misgrouped = true;
    run.separator = separator;
    ++run.separators;
    run.group = 0;
    run.foreign |= is_foreign_separator(separator);
}

static void take_point(Run& run) {
    if (run.last == U'.') run.doubled = true;
    if (run.points == 0) end_group(run);
    ++run.points;
    run.group = 0;
}

static Run scan(Cursor& cursor) {
    Run run;
    for (;; cursor.advance()) {
        const char32_t here = *cursor;
        if (is_digit(here)) {
            take_digit(run, here);
        } else if (is_separator(here) || (is_foreign_separator(here) && is_digit(cursor.ahead()))) {
            take_separator(run, here);
        } else if (here == U'.') {
            take_point(run);
        } else {
            break;
        }
        run.last = here;
    }
    if (run.points == 0) end_group(run);
    return run;
}

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
    const Run run = scan(cursor);
    return cursor.at_end() && !run.misgrouped && !run.doubled && !run.leading_zero && run.points <= 1 &&
           is_digit(run.last);
}

static Message suggest(const std::string& digits) {
    if (!reads_as_number(digits)) {
        return {{"write digits only, in groups of three: `1,234,567`", "数字だけを3桁区切りで書く: 1,234,567"}, {}};
    }
    return {{"write `{0}` if that is what was meant", "「{0}」の意味であればそう書く"}, {digits}};
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

/// Numbers in notations that YAML knows and budgets do not: `0x1F`, `1e3`, `1:30`.
static std::optional<AmountError> refuse_other_notation(const Cursor& cursor, const Run& run, std::uint32_t begin) {
    const char32_t here = *cursor;
    const char32_t next = cursor.ahead();
    const bool is_hex_digit = is_digit(next) || (next >= U'a' && next <= U'f') || (next >= U'A' && next <= U'F');
    Text seen;
    if (run.digits == 1 && run.mantissa == 0 && run.points == 0 && is_hex_digit &&
        (here == U'x' || here == U'X' || ((here == U'b' || here == U'o') && is_digit(next)))) {
        seen = {"`{0}` is a hexadecimal, octal or binary number to YAML",
                "「{0}」はYAMLでは16進数、8進数又は2進数に読まれる"};
    } else if ((here == U'e' || here == U'E') && (is_digit(next) || next == U'+' || next == symbol::dash)) {
        seen = {"`{0}` is a number with an exponent to YAML", "「{0}」はYAMLでは指数表記の数に読まれる"};
    } else if (here == U':' && is_digit(next)) {
        seen = {"`{0}` is a time of day, or a number of base 60 to YAML", "「{0}」は時刻か、YAMLでは60進数に読まれる"};
    } else {
        return std::nullopt;
    }
    Cursor end = cursor;
    end.advance();
    end.advance();
    while (is_digit(*end) || is_ascii_letter(*end) || *end == U':' || *end == U'.') end.advance();
    const Span span{begin, end.position()};
    return AmountError{&rules::ambiguous_amount,
                       {seen, {excerpt(cursor.slice(span))}},
                       {{"write the amount in decimal digits: `1,234`", "金額は10進の数字で書く: 1,234"}, {}},
                       span};
}

static AmountError refuse_grouping(const Cursor& cursor, const Run& run, Span span) {
    Text seen = {"`{0}` is not grouped in threes", "「{0}」は3桁区切りになっていない"};
    Message help = {{"write groups of three digits, `1,234,567`, or no separators; the decimal point is `.`",
                     "3桁ごとに区切るか(1,234,567)、区切らずに書く。小数点は「.」とする"},
                    {}};
    if (run.points > 1) {
        seen = {"`{0}` has several decimal points", "「{0}」には小数点が二つ以上ある"};
        help = suggest(in_our_digits(cursor, span, true));
    } else if (run.doubled) {
        seen = {"`{0}` has two separators in a row", "「{0}」は桁区切りが続けて打たれている"};
    } else if (!is_digit(run.last)) {
        seen = {"`{0}` ends with a separator", "「{0}」は桁区切り又は小数点で終わっている"};
        help = {{"remove it, or add the digits that are missing", "取り除くか、欠けた数字を補う"}, {}};
    } else if (run.foreign) {
        seen = {"`{0}` is separated by something else than commas", "「{0}」はコンマ以外の記号で区切られている"};
        help = suggest(in_our_digits(cursor, span, false));
    }
    return {&rules::not_an_amount, {seen, {excerpt(cursor.slice(span))}}, help, span};
}

static std::optional<AmountError> refuse(const Cursor& cursor, const Run& run, Span span) {
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
    const std::string text = excerpt(cursor.slice(span));
    const bool is_decimal = run.points == 1 && run.separators == 0 && is_digit(run.last);
    if (is_decimal && run.first_group == 0) {
        return AmountError{&rules::ambiguous_amount,
                           {{"`{0}` begins with its decimal point", "「{0}」は小数点で始まっている"}, {text}},
                           {{"write `0{0}`, or the digits that are missing", "0{0}と書くか、欠けた数字を補う"}, {text}},
                           span};
    }
    if (run.points > 1 || run.doubled || !is_digit(run.last)) return refuse_grouping(cursor, run, span);
    if (run.leading_zero) {
        return AmountError{
            &rules::ambiguous_amount,
            {{"`{0}` begins with a zero, which makes it an octal number to YAML",
              "「{0}」は0で始まり、YAMLでは8進数にも読まれる"},
             {text}},
            {{"write it without the zero, or as a decimal: `0.5`", "先頭の0を除くか、小数であれば「0.5」のように書く"},
             {}},
            span};
    }
    if (run.misgrouped || run.foreign) return refuse_grouping(cursor, run, span);
    return std::nullopt;
}

bool begins_digits(const Cursor& cursor) {
    if (is_digit(*cursor)) return true;
    return (is_separator(*cursor) || is_foreign_separator(*cursor) || *cursor == U'.') && is_digit(cursor.ahead());
}

std::variant<Digits, AmountError> read_digits(Cursor& cursor) {
    const std::uint32_t begin = cursor.position();
    const Run run = scan(cursor);
    const Span span{begin, cursor.position()};
    if (std::optional<AmountError> error = refuse(cursor, run, span)) return *std::move(error);

    Digits digits;
    digits.span = span;
    digits.decimals = static_cast<std::uint8_t>(run.decimals);
    digits.value = Rational::fraction(run.mantissa, Rational::power_of_ten(run.decimals).numerator());
    digits.like_thousands = run.decimals == 3 && run.separators == 0 && run.first_group <= 3 && !(digits.value < 1);
    return digits;
}

}  // namespace dxbudget
