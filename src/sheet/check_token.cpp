#include "sheet/check_token.hpp"

#include <array>
#include <utility>
#include <variant>

#include "amount/unit.hpp"

namespace dxbudget {
namespace {

/// The closing partner of a quote; none for what is no quote.
std::string_view closing_quote(std::string_view mark) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> quotes{
        {{"\"", "\""}, {"'", "'"}, {"「", "」"}, {"『", "』"}, {"“", "”"}, {"\uFF02", "\uFF02"}}};
    for (const auto& [open, close] : quotes) {
        if (mark == open) return close;
    }
    return {};
}

Word meaning_of(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, Word>, 28> words{{
        {"and", Word::both},       {"かつ", Word::both},      {"or", Word::either},      {"又は", Word::either},
        {"または", Word::either},  {"not", Word::opposite},   {"if", Word::only_if},     {"条件", Word::only_if},
        {"unless", Word::unless},  {"除外", Word::unless},    {"min", Word::minimum},    {"最小", Word::minimum},
        {"max", Word::maximum},    {"最大", Word::maximum},   {"abs", Word::absolute},   {"絶対値", Word::absolute},
        {"round", Word::round},    {"四捨五入", Word::round}, {"floor", Word::round},    {"ceil", Word::round},
        {"truncate", Word::round}, {"切捨て", Word::round},   {"切り捨て", Word::round}, {"切上げ", Word::round},
        {"切り上げ", Word::round}, {"within", Word::within},  {"許容差", Word::within},  {"許容誤差", Word::within},
    }};
    for (const auto& [text, meaning] : words) {
        if (word == text) return meaning;
    }
    return Word::none;
}

bool is_square(std::string_view mark) {
    return mark == "[" || mark == "\uFF3B";
}

bool is_relation(char32_t symbol) {
    static constexpr std::u32string_view marks = U"<>=!≦≧≤≥≠";
    return marks.find(symbol) != std::u32string_view::npos && symbol != symbol::end;
}

/// Whether a word goes on with this character.
bool is_in_word(const Cursor& cursor) {
    static constexpr std::u32string_view marks = U" ()+-×/,.△&;:";
    return !cursor.at_end() && marks.find(*cursor) == std::u32string_view::npos && !is_relation(*cursor) &&
           closing_quote(cursor.slice(cursor.span())).empty();
}

bool is_in_number(const Cursor& cursor, bool after_letter) {
    const char32_t here = *cursor;
    if (here == U',' || here == U'.') return is_digit(cursor.ahead());
    return is_digit(here) || here == U'_' || here == U'%' || is_letter(here) ||
           (after_letter && here == symbol::long_dash);
}

/// Passes a space or an apostrophe that separates thousands: exactly three digits follow. Two numbers side by side
/// would be no check.
bool skip_separator(Cursor& cursor) {
    if (*cursor != symbol::space && *cursor != U'\'' && *cursor != U'’') return false;
    Cursor after = cursor;
    after.advance();
    int digits = 0;
    for (; is_digit(*after); after.advance()) ++digits;
    if (digits != 3) return false;
    cursor.advance();
    return true;
}

/// A unit after a space: `1,000 千円`.
void skip_parted_unit(Cursor& cursor, const Unit& own) {
    static const Unit yen{.label = "円", .yen = 1};
    if (*cursor != symbol::space) return;
    for (const Unit* unit : {&yen, &own}) {
        Cursor after = cursor;
        const WrittenUnit written = read_written_unit(after, *unit);
        const bool is_unit =
            written.kind == UnitKind::money || written.kind == UnitKind::foreign || cursor.slice(written.span) == "%";
        if (!is_unit || is_in_word(after)) continue;
        cursor = after;
        return;
    }
}

/// A number with its unit, `digits` being at its digits, which a currency may precede.
Token number(Cursor& cursor, const Cursor& digits, const Unit& unit) {
    const std::uint32_t begin = cursor.position();
    const bool is_international = custom_of(unit) == Custom::international;
    cursor = digits;
    cursor.advance();
    bool after_letter = false;
    while (is_in_number(cursor, after_letter) || (is_international && !after_letter && skip_separator(cursor))) {
        after_letter = is_japanese_letter(*cursor) || *cursor == symbol::long_dash;
        cursor.advance();
    }
    skip_parted_unit(cursor, unit);
    const Span span{begin, cursor.position()};
    return {.kind = TokenKind::number, .span = span, .text = cursor.slice(span)};
}

Token word(Cursor& cursor) {
    const std::uint32_t begin = cursor.position();
    while (is_in_word(cursor)) cursor.advance();
    const Span span{begin, cursor.position()};
    const std::string_view text = cursor.slice(span);
    return {.kind = TokenKind::word, .span = span, .text = text, .word = meaning_of(text)};
}

/// A quoted name, the cursor being at its quote.
Token quoted(Cursor& cursor) {
    const Span mark = cursor.span();
    const std::string_view close = closing_quote(cursor.slice(mark));
    const std::size_t end = cursor.text().find(close, mark.end);
    if (end == std::string_view::npos) {
        cursor = Cursor{cursor.text(), static_cast<std::uint32_t>(cursor.text().size())};
        return {.kind = TokenKind::unclosed, .span = mark, .text = cursor.slice(mark)};
    }
    const Span inside{mark.end, static_cast<std::uint32_t>(end)};
    const Span span{mark.begin, static_cast<std::uint32_t>(end + close.size())};
    const std::string_view text = cursor.slice(inside);
    cursor = Cursor{cursor.text(), span.end};
    return {.kind = TokenKind::quoted, .span = span, .text = text};
}

/// A name or position in square brackets, the cursor being at the opening one.
Token subscript(Cursor& cursor) {
    const Span mark = cursor.span();
    const Token unclosed{.kind = TokenKind::unclosed, .span = mark, .text = cursor.slice(mark)};
    cursor.advance();
    cursor.skip_spaces();
    Token inside;
    if (!closing_quote(cursor.slice(cursor.span())).empty()) {
        inside = quoted(cursor);
        if (inside.kind == TokenKind::unclosed) return inside;
        cursor.skip_spaces();
    } else {
        const std::uint32_t begin = cursor.position();
        while (!cursor.at_end() && *cursor != symbol::close) cursor.advance();
        inside.text = cursor.slice(without_spaces(cursor.text(), {begin, cursor.position()}));
    }
    const std::string_view close = cursor.slice(cursor.span());
    if (close != "]" && close != "\uFF3D") return unclosed;
    const Span span{mark.begin, cursor.span().end};
    cursor.advance();
    return {
        .kind = TokenKind::subscript, .span = span, .text = inside.text, .in_quotes = inside.kind == TokenKind::quoted};
}

Token relation(Cursor& cursor) {
    struct Sign {
        char32_t first;
        char32_t second;  // none: one character
        Operation operation;
    };
    static constexpr std::array<Sign, 15> signs{{
        {U'<', U'=', Operation::at_most},
        {U'=', U'<', Operation::at_most},
        {U'≦', 0, Operation::at_most},
        {U'≤', 0, Operation::at_most},
        {U'>', U'=', Operation::at_least},
        {U'=', U'>', Operation::at_least},
        {U'≧', 0, Operation::at_least},
        {U'≥', 0, Operation::at_least},
        {U'!', U'=', Operation::different},
        {U'<', U'>', Operation::different},
        {U'≠', 0, Operation::different},
        {U'=', U'=', Operation::equal},
        {U'<', 0, Operation::less},
        {U'>', 0, Operation::greater},
        {U'=', 0, Operation::equal},
    }};
    const std::uint32_t begin = cursor.position();
    const char32_t first = *cursor;
    cursor.advance();
    Token token{.kind = TokenKind::other};
    for (const Sign& sign : signs) {
        if (sign.first != first || (sign.second != 0 && sign.second != *cursor)) continue;
        if (sign.second != 0) cursor.advance();
        token.kind = TokenKind::relation;
        token.relation = sign.operation;
        break;
    }
    token.span = {begin, cursor.position()};
    token.text = cursor.slice(token.span);
    return token;
}

TokenKind sign(char32_t symbol) {
    switch (symbol) {
        case symbol::open:
            return TokenKind::open;
        case symbol::close:
            return TokenKind::close;
        case U',':
            return TokenKind::comma;
        case U'.':
            return TokenKind::point;
        case U'+':
            return TokenKind::plus;
        case symbol::dash:
        case symbol::triangle:
            return TokenKind::minus;
        case symbol::times:
            return TokenKind::times;
        case symbol::divide:
            return TokenKind::divide;
        default:
            return TokenKind::other;
    }
}

}  // namespace

Token read_token(Cursor& cursor, const Unit& unit) {
    cursor.skip_spaces();
    const std::string_view mark = cursor.slice(cursor.span());
    if (cursor.at_end()) return {.kind = TokenKind::end, .span = cursor.span()};
    Cursor digits = cursor;
    read_currency_before(digits, unit);
    if (is_digit(*digits)) return number(cursor, digits, unit);
    if (*cursor == symbol::yen) return number(cursor, cursor, unit);
    if (!closing_quote(mark).empty()) return quoted(cursor);
    if (is_square(mark)) return subscript(cursor);
    if (is_relation(*cursor)) return relation(cursor);
    const bool is_minus = *cursor == symbol::long_dash && is_digit(cursor.ahead());
    if (is_in_word(cursor) && !is_minus) return word(cursor);
    Token token{.kind = is_minus ? TokenKind::minus : sign(*cursor), .span = cursor.span(), .text = mark};
    cursor.advance();
    return token;
}

CheckNumber read_number(std::string_view check, const Token& token, const AmountContext& context,
                        OperandPosition position) {
    static const Unit yen{.label = "円", .yen = 1};
    const Cursor begin{check.substr(0, token.span.end), token.span.begin};
    const Unit& unit = *context.unit;
    const auto read_in = [&](const Unit& one) {
        Cursor cursor = begin;
        auto read = read_quantity(cursor, {.unit = &one, .notation = context.notation}, position);
        return CheckNumber{std::move(read), cursor, one.is_yen()};
    };
    const auto is_read = [](const CheckNumber& one) { return std::holds_alternative<Quantity>(one.read); };
    if (!unit.currency.empty()) {  // whose words and signs are others than those of the yen: `5 kr`, `¥5` in CNY
        CheckNumber money = read_in(unit);
        const auto* const quantity = std::get_if<Quantity>(&money.read);
        if (quantity != nullptr && quantity->kind == QuantityKind::money && money.rest.at_end()) return money;
    }
    CheckNumber number = read_in(yen);
    if (is_read(number) && number.rest.at_end()) return number;
    CheckNumber own = read_in(unit);
    if (!is_read(own)) return is_read(number) ? number : own;  // what is refused is refused in the sheet's unit
    return own.rest.at_end() && !unit.is_yen() && !unit.label.empty() ? own : number;
}

}  // namespace dxbudget
