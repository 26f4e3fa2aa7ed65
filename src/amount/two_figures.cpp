#include "amount/two_figures.hpp"

#include <variant>

#include "amount/digits.hpp"
#include "amount/quantity.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

/// Passes one figure, if there is one.
static bool skip_figure(Cursor& cursor, const AmountContext& context) {
    Cursor after = cursor;
    const auto read = read_quantity(after, context, OperandPosition::first);
    if (std::holds_alternative<AmountError>(read)) return false;
    cursor = after;
    cursor.skip_spaces();
    return true;
}

/// What a bracket holds, as far as figures go.
enum class Content { words, counts, figure, calculation };

/// A figure, with words before it or not; marks for nothing are a figure too.
static Content content_of(std::string_view text, Span inside, const AmountContext& context) {
    Cursor cursor{text.substr(0, inside.end), inside.begin};
    cursor.skip_spaces();
    Content content = Content::words;
    if (is_nil_mark(*cursor)) {
        Cursor after = cursor;
        while (is_nil_mark(*after) || *after == symbol::space) after.advance();
        if (after.at_end()) return Content::figure;
    }
    if (begins_amount(cursor, *context.unit)) {
        Cursor after = cursor;
        if (!skip_figure(after, context)) return Content::calculation;
        if (!after.at_end() && *after != symbol::open) return Content::calculation;
    }
    for (char32_t last = symbol::end; !cursor.at_end();) {
        if (!begins_digits(cursor) || is_ascii_letter(last)) {
            last = is_digit(*cursor) ? last : *cursor;
            cursor.advance();
            continue;
        }
        const auto read = read_quantity(cursor, context, OperandPosition::behind_operator);
        const auto* quantity = std::get_if<Quantity>(&read);
        if (quantity == nullptr) return Content::figure;
        if (quantity->kind != QuantityKind::counted) return Content::figure;
        content = Content::counts;
        last = symbol::end;
    }
    return content;
}

static AmountError two_figures(const Cursor& cursor) {
    const Span whole{cursor.position(), static_cast<std::uint32_t>(cursor.text().size())};
    return {&rules::two_figures,
            {{"`{0}` holds two figures", "「{0}」に数値が二つある"}, {excerpt(cursor.slice(whole))}},
            {{"write each at its own stage, as `requested:` and `previous:`",
              "それぞれの欄に分けて書く(要求額と前年度など)"},
             {}},
            whole};
}

static AmountError lone_bracket(const Cursor& cursor, Span inside) {
    const Span whole{cursor.position(), static_cast<std::uint32_t>(cursor.text().size())};
    Cursor figure{cursor.text().substr(0, inside.end), inside.begin};
    figure.skip_spaces();
    const std::string size{figure.slice(without_spaces(figure.text(), inside))};
    const bool is_signed = !begins_digits(figure);
    return {&rules::ambiguous_amount,
            {{"`{0}` may be a negative figure or one of another stage", "「{0}」は負数とも別の欄の数値とも読める"},
             {excerpt(cursor.slice(whole))}},
            {is_signed ? Text{"write the figure without brackets, at its own stage", "括弧を付けず、その数値の欄に書く"}
                       : Text{"write `-{0}` if it is negative, else write it at its own stage",
                              "負数であれば「▲{0}」とし、そうでなければその欄に書く"},
             {size}},
            whole};
}

/// `-(5)`: a negative figure, or nothing now and 5 before.
static AmountError dash_before_bracket(const Cursor& cursor, Span inside) {
    const Span whole{cursor.position(), static_cast<std::uint32_t>(cursor.text().size())};
    const std::string figure{Cursor{cursor.text()}.slice(without_spaces(cursor.text(), inside))};
    return {&rules::ambiguous_amount,
            {{"`{0}` may be a negative figure, or nothing and a figure of another stage",
              "「{0}」は負数とも、該当なしと別の欄の数値とも読める"},
             {excerpt(cursor.slice(whole))}},
            {{"write `-{0}` if it is negative, else each at its own stage",
              "負数であれば「▲{0}」とし、そうでなければそれぞれの欄に分けて書く"},
             {figure}},
            whole};
}

static bool has_arrow(Cursor cursor) {
    for (; !cursor.at_end(); cursor.advance()) {
        if (*cursor == symbol::arrow) return true;
    }
    return false;
}

/// A text that begins with a bracket, behind a sign or not.
static std::optional<AmountError> refuse_bracket_first(const Cursor& begin, Cursor cursor,
                                                       const AmountContext& context) {
    const bool signed_bracket = cursor.position() != begin.position();
    const std::optional<Span> inside = skip_bracket(cursor);
    if (!inside) return std::nullopt;
    cursor.skip_spaces();
    const std::string_view text = cursor.text();
    Cursor within{text.substr(0, inside->end), inside->begin};
    within.skip_spaces();
    const bool one_figure = skip_figure(within, context);
    if (!cursor.at_end()) {
        const bool goes_on = begins_digits(cursor) || *cursor == symbol::triangle || is_nil_mark(*cursor);
        // What goes on with a figure to the end is a second one; a dash before more would be a minus.
        if (!one_figure || !within.at_end() || !goes_on) return std::nullopt;
        if (is_nil_mark(*cursor) && cursor.ahead() != symbol::end) return std::nullopt;
        return two_figures(begin);
    }
    if (!one_figure) return std::nullopt;
    if (*within == symbol::open) return two_figures(begin);
    if (!within.at_end()) return std::nullopt;
    const bool dashed = signed_bracket && is_nil_mark(*begin);
    return dashed ? dash_before_bracket(begin, *inside) : lone_bracket(begin, *inside);
}

std::optional<AmountError> refuse_two_figures(const Cursor& begin, const AmountContext& context) {
    if (has_arrow(begin)) return two_figures(begin);
    Cursor cursor = begin;
    if (is_nil_mark(*cursor) || *cursor == symbol::triangle) {
        cursor.advance();
        cursor.skip_spaces();
    }
    if (*cursor == symbol::open) return refuse_bracket_first(begin, cursor, context);
    cursor = begin;
    if (!skip_figure(cursor, context)) return std::nullopt;
    if (begins_digits(cursor)) {
        // 10 000 is one number with a space in it; anything else is two.
        Cursor after = cursor;
        while (is_digit(*after)) after.advance();
        const bool group = after.position() - cursor.position() == 3 && (after.at_end() || *after == symbol::space);
        return group ? std::nullopt : std::optional{two_figures(begin)};
    }
    if (*cursor != symbol::open) return std::nullopt;
    const Span bracket{cursor.position(), static_cast<std::uint32_t>(cursor.text().size())};
    const std::optional<Span> inside = skip_bracket(cursor);
    cursor.skip_spaces();
    if (!inside || !cursor.at_end()) return std::nullopt;
    const Content content = content_of(cursor.text(), *inside, context);
    if (content == Content::figure) return two_figures(begin);
    const Text help = content != Content::words
                          ? Text{"write a calculation, `1,000千円 × 10件 =`, or put the bracket into `note`",
                                 "計算式で書くか(1,000千円 × 10件 =)、括弧書きを note に移す"}
                          : Text{"put the words into `note`", "説明は note に書く"};
    return AmountError{&rules::not_an_amount,
                       {{"`{0}` follows the figure", "数値の後に「{0}」がある"}, {excerpt(cursor.slice(bracket))}},
                       {help, {}},
                       bracket};
}

}  // namespace dxbudget
