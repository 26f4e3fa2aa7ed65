/// A remark is words. A text whose first figure has nothing but marks before it, or one short word, was meant as an
/// amount, and taken for words it would be left out of its sums in silence. What stands in front decides: after a sign,
/// a currency or a bracket every figure counts, after another word only one that ends the text, since words may speak
/// of figures, as in 配置日の増(94日→97日).
#include "amount/hidden_figure.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "amount/computing_error.hpp"
#include "amount/digits.hpp"
#include "amount/front_word.hpp"
#include "amount/number_words.hpp"
#include "amount/unit.hpp"
#include "dxbudget/rules.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

/// The character at the cursor as it is written, not folded.
char32_t written(const Cursor& cursor) {
    return first_character(cursor.slice(cursor.span())).character;
}

CharacterKind kind_at(const Cursor& cursor) {
    return kind_of(written(cursor));
}

bool is_numeral_at(const Cursor& cursor) {
    return !cursor.at_end() && kind_at(cursor) == CharacterKind::numeral;
}

/// What was taken from the front of a text.
struct Front {
    bool minus = false;      ///< a sign that means minus, though it is not read as one
    bool worded = false;     ///< after a word that any words may follow
    bool total = false;      ///< after a word for a total
    bool bracketed = false;  ///< an open bracket directly before the figure
    bool approximate = false;
    bool currency = false;  ///< one that may be another than the sheet's
    Span last;              ///< the mark or word that stands last before the figure, spaces left out
};

bool is_minus(char32_t character) {
    static constexpr std::u32string_view signs = U"▼▽⊿⁻₋➖";
    return signs.find(character) != std::u32string_view::npos;
}

bool is_approximate(char32_t character) {
    static constexpr std::u32string_view signs = U"~～〜≈≒∼≃";
    return signs.find(character) != std::u32string_view::npos;
}

void skip_marks(Cursor& cursor, Front& front) {
    for (; !cursor.at_end(); cursor.advance()) {
        const char32_t character = written(cursor);
        const CharacterKind kind = kind_of(character);
        const bool is_word = kind == CharacterKind::letter && !is_combining(character);
        if (is_word || kind == CharacterKind::numeral || is_currency_sign(*cursor)) return;
        if (*cursor == symbol::space) continue;
        front.approximate |= is_approximate(character);
        front.minus |= is_minus(character) || *cursor == symbol::dash || *cursor == symbol::triangle;
        front.bracketed = *cursor == symbol::open;
        front.last = cursor.span();
    }
}

/// Whether a number with separators follows, such as nothing is numbered by: `note 1,200`.
bool begins_thousands(Cursor cursor) {
    Front marks;
    skip_marks(cursor, marks);
    while (is_digit(*cursor)) cursor.advance();
    if (*cursor != U',') return false;
    cursor.advance();
    int digits = 0;
    for (; is_digit(*cursor); cursor.advance()) ++digits;
    return digits == 3;
}

/// Whether the sign of a currency follows, such as no number of a thing has: `line $500`.
bool begins_money(Cursor cursor) {
    Front marks;
    skip_marks(cursor, marks);
    return is_currency_sign(*cursor) && is_digit(cursor.ahead());
}

FrontWord skip_currency_or_word(Cursor& cursor, const Unit& sheet) {
    switch (read_currency_before(cursor, sheet).kind) {
        case UnitKind::none:
            return skip_front_word(cursor, sheet);
        case UnitKind::money:
            return FrontWord::own_unit;
        default:
            return FrontWord::currency;
    }
}

/// Whether letters stand among the digits of a figure that goes on to the end, at most a bracket or its unit after it:
/// `l,OOO` of 計l,OOO.
bool is_scanned_figure(Cursor cursor, const Unit& sheet) {
    bool has_letters = false;
    int digits = 0;
    int group = -1;  // characters since the last comma
    for (; is_digit(*cursor) || is_look_alike(*cursor) || *cursor == U',' || *cursor == U'.'; cursor.advance()) {
        has_letters |= is_look_alike(*cursor);
        digits += is_digit(*cursor) ? 1 : 0;
        group = *cursor == U',' ? 0 : group + (group < 0 ? 0 : 1);
    }
    constexpr int of_thousands = 3;
    if (!has_letters || (digits == 0 && group != of_thousands)) return false;
    read_written_unit(cursor, sheet);
    for (; !cursor.at_end(); cursor.advance()) {
        if (kind_at(cursor) == CharacterKind::letter || kind_at(cursor) == CharacterKind::numeral) return false;
    }
    return true;
}

/// Passes what may stand before a figure; false when no figure follows it.
bool skip_front(Cursor& cursor, const Unit& sheet, Front& front) {
    constexpr int most_words = 4;  // no more than USD
    for (int words = 0; words <= most_words; ++words) {
        skip_marks(cursor, front);
        if (cursor.at_end()) return false;
        if (is_numeral_at(cursor) || is_scanned_figure(cursor, sheet)) return true;
        const std::uint32_t begin = cursor.position();
        const FrontWord word = skip_currency_or_word(cursor, sheet);
        const bool is_era = cursor.slice({begin, cursor.position()}) == "R";  // R7.4.1
        const bool is_currency = word == FrontWord::own_unit || (word == FrontWord::currency && !is_era);
        if (word == FrontWord::none || (front.worded && !is_currency)) return false;
        if (word == FrontWord::numbering && !begins_thousands(cursor) && !begins_money(cursor)) return false;
        front.worded |= word == FrontWord::any || word == FrontWord::numbering;
        front.total |= word == FrontWord::total;
        front.minus |= word == FrontWord::minus;
        front.currency |= word == FrontWord::currency;
        front.bracketed = false;
        front.last = {begin, cursor.position()};
    }
    return false;
}

void skip_number(Cursor& cursor) {
    static constexpr std::u32string_view separators = U",.'’_ \u202F";
    while (is_numeral_at(cursor) ||
           (separators.find(*cursor) != std::u32string_view::npos && is_digit(cursor.ahead()))) {
        cursor.advance();
    }
}

/// Whether 也 or 整 ends the text, as on a receipt.
bool ends_receipt(Cursor cursor) {
    const std::uint32_t before = cursor.position();
    skip_closing_word(cursor);
    return cursor.position() > before;
}

/// Whether one figure, and at most its unit, a bracket after it or a calculation with it, goes on to the end.
bool goes_on_as_figure(Cursor cursor, const Unit& sheet) {
    skip_number(cursor);
    skip_exactness(cursor);
    if (*cursor == U'円') {
        Cursor after = cursor;
        after.advance();
        if (ends_receipt(after)) return true;
    }
    if (ends_receipt(cursor)) return true;
    const WrittenUnit unit = read_written_unit(cursor, sheet);
    skip_exactness(cursor);
    if (unit.kind == UnitKind::counter || unit.kind == UnitKind::unknown) {
        constexpr std::size_t longest = 2;  // k, M, bn
        const std::string_view word = cursor.slice(unit.span);
        if (word.size() > longest || !is_ascii_letter(word.front())) return false;
    }
    cursor.skip_spaces();
    const char32_t next = *cursor;
    if (next == symbol::times || next == U'+' || next == symbol::equals || next == symbol::open) return true;
    if (next == symbol::arrow || next == symbol::divide || next == symbol::dash) return false;
    for (; !cursor.at_end(); cursor.advance()) {
        const CharacterKind kind = kind_at(cursor);
        if (kind == CharacterKind::letter || kind == CharacterKind::numeral) return false;
    }
    return true;
}

/// Whether a figure counts something: a word stands directly after it.
bool counts(Cursor cursor, const Unit& sheet) {
    skip_number(cursor);
    const std::uint32_t end = cursor.position();
    const WrittenUnit unit = read_written_unit(cursor, sheet);
    return unit.kind == UnitKind::counter && unit.span.begin == end;
}

/// The text with digits 0 to 9 for those of other scripts, and without the characters that nobody sees.
struct Cleaned {
    std::string text;
    Span odd;  ///< the first of those characters; empty when there is none
    char32_t character = 0;
    bool is_sure = true;  ///< every one of them has its place in the text
};

Cleaned clean(Cursor cursor) {
    Cleaned cleaned;
    bool has_digits = false;
    bool has_ornaments = false;  // numerals that are no digits: superscripts beside digits are notes, not digits
    for (; !cursor.at_end(); cursor.advance()) {
        const std::string_view bytes = cursor.slice(cursor.span());
        const char32_t character = written(cursor);
        const CharacterKind kind = kind_of(character);
        const bool is_drawn_over = is_combining(character);
        const bool is_plain = kind != CharacterKind::invisible && kind != CharacterKind::numeral && !is_drawn_over;
        has_digits |= is_digit(*cursor);
        if (is_digit(*cursor)) {
            cleaned.text += static_cast<char>(*cursor);
            continue;
        }
        if (is_plain) {
            cleaned.text += bytes;
            continue;
        }
        if (cleaned.odd.empty()) cleaned.odd = cursor.span(), cleaned.character = character;
        if (kind == CharacterKind::invisible || is_drawn_over) continue;
        const std::optional<std::string> digits = ascii_digits(character);
        cleaned.is_sure = cleaned.is_sure && digits.has_value();
        has_ornaments |= !is_decimal_digit(character);
        cleaned.text += digits.value_or(std::string(bytes));
    }
    if (has_digits && has_ornaments) cleaned.is_sure = false;
    return cleaned;
}

bool is_number(const std::string& text, const AmountContext& context) {
    return read_amount(text, context).kind == AmountKind::number;
}

Message write(std::string figure) {
    return {{"write `{0}`", "「{0}」と書く"}, {std::move(figure)}};
}

Message write_digits() {
    return {{"write the figure in the digits 0 to 9, as in `1,234`; words belong in `note`",
             "数値を0から9までの数字で「1,234」のように書く。説明は note に書く"},
            {}};
}

AmountError odd_character(const Cursor& cursor, Span odd, Message help) {
    const std::string_view bytes = cursor.slice(odd);
    const char32_t character = first_character(bytes).character;
    const std::string name = name_of(character);
    if (kind_of(character) == CharacterKind::invisible) {
        return {&rules::not_an_amount,
                {{"the invisible character {0} stands in the figure", "目に見えない文字 {0} が数値の中にある"}, {name}},
                std::move(help),
                odd};
    }
    if (is_combining(character)) {
        return {&rules::not_an_amount,
                {{"the combining character {0} stands in the figure", "結合文字 {0} が数値の中にある"}, {name}},
                std::move(help),
                odd};
    }
    return {&rules::not_an_amount,
            {{"`{0}` ({1}) is not one of the digits 0 to 9", "「{0}」({1})は0から9までの数字ではない"},
             {std::string(bytes), name}},
            std::move(help),
            odd};
}

/// The figure by itself, as it could be written: from the cursor to the end, without what closes or decorates it. It
/// begins with a digit, or is empty where that cannot be.
std::string alone(const Cursor& cursor) {
    Cursor end = cursor;
    std::uint32_t last = end.position();
    for (; !end.at_end() && !ends_receipt(end); end.advance()) {
        const CharacterKind kind = kind_at(end);
        const bool is_part =
            kind == CharacterKind::letter || kind == CharacterKind::numeral || *end == U'%' || is_currency_sign(*end);
        if (is_part) last = end.span().end;
    }
    const Cleaned cleaned = clean(Cursor{cursor.text().substr(0, last), cursor.position()});
    return cleaned.is_sure ? cleaned.text : std::string{};
}

/// What to write instead of a figure that something stands before.
Message instead_of(const Cursor& cursor, const Front& front, const AmountContext& context) {
    const std::string figure = alone(cursor);
    if (figure.empty()) return write_digits();
    const Amount read = read_amount(figure, context);
    if (read.error && !read.error->help.pattern.english.empty()) return read.error->help;
    if (read.kind != AmountKind::number) return write_digits();
    const std::string minus = "-" + figure;
    const std::string triangle = "▲" + figure;
    if (front.bracketed) {
        return {{"write `{0}` if it is negative, else `{1}`", "負数であれば「{2}」、そうでなければ「{1}」と書く"},
                {minus, figure, triangle}};
    }
    const std::string& english = front.minus ? minus : figure;
    const std::string& japanese = front.minus ? triangle : figure;
    const std::string& unit = context.unit->label;
    if (front.currency && unit.empty()) {
        return {{"write `{0}`, and what it is in as the sheet's `unit`", "「{1}」と書き、単位は unit に書く"},
                {english, japanese}};
    }
    if (front.currency) {
        return {{"write `{0}` if it is in {2}", "単位が{2}であれば「{1}」と書く"}, {english, japanese, unit}};
    }
    if (front.minus) return {{"write `{0}`", "「{1}」と書く"}, {english, japanese}};
    if (front.approximate) {
        return {{"write `about {0}`, or `{0}` if it is exact", "「約{0}」、正確な額であれば「{0}」と書く"}, {figure}};
    }
    return {{"write `{0}`; words belong in `note`", "「{0}」と書く。説明は note に書く"}, {figure}};
}

/// A figure after what may stand before one, the cursor being at the text's first character.
std::optional<AmountError> refuse_figure(const Cursor& begin, Cursor cursor, Front front,
                                         const AmountContext& context) {
    if (!skip_front(cursor, *context.unit, front)) return std::nullopt;
    if (is_scanned_figure(cursor, *context.unit)) {
        const std::uint32_t number = cursor.position();
        while (!is_look_alike(*cursor)) cursor.advance();
        return refuse_look_alike(cursor, number);
    }
    if (front.total && counts(cursor, *context.unit)) return std::nullopt;
    if (front.worded && !goes_on_as_figure(cursor, *context.unit)) return std::nullopt;
    if (front.last.empty() || !is_digit(*cursor)) {
        return odd_character(cursor, cursor.span(), instead_of(cursor, front, context));
    }
    const char32_t last = first_character(cursor.slice(front.last)).character;
    if (kind_of(last) == CharacterKind::invisible || is_combining(last)) {
        return odd_character(cursor, front.last, instead_of(cursor, front, context));
    }
    Cursor end = cursor;
    skip_number(end);
    const Span figure{cursor.position(), end.position()};
    const Span before{begin.position(), front.last.end};
    return AmountError{&rules::not_an_amount,
                       {{"`{0}` stands before the figure `{1}`", "数値「{1}」の前に「{0}」がある"},
                        {excerpt(begin.slice(before)), excerpt(cursor.slice(figure))}},
                       instead_of(cursor, front, context),
                       before};
}

/// Passes words in brackets at the front of a text, `(see note)`; they count as its one word.
bool skip_bracketed_words(Cursor& cursor, Front& front) {
    const std::uint32_t begin = cursor.position();
    if (*cursor != symbol::open || !skip_bracket(cursor)) return false;
    front.worded = true;
    front.last = {begin, cursor.position()};
    return !cursor.at_end();
}

}  // namespace

std::optional<AmountError> refuse_odd_characters(const Cursor& cursor, const AmountContext& context) {
    const Cleaned cleaned = clean(cursor);
    if (cleaned.odd.empty() || !cleaned.is_sure || !is_number(cleaned.text, context)) return std::nullopt;
    return odd_character(cursor, cleaned.odd, write(cleaned.text));
}

std::optional<AmountError> refuse_hidden_figure(const Cursor& begin, const AmountContext& context) {
    if (auto error = refuse_computing_error(begin, *context.unit)) return error;
    if (auto error = refuse_figure(begin, begin, {}, context)) return error;
    Cursor after = begin;
    Front front;
    if (skip_bracketed_words(after, front)) {
        if (auto error = refuse_figure(begin, after, front, context)) return error;
    }
    return refuse_number_words(begin, context);
}

}  // namespace dxbudget
