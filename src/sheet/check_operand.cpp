/// What the arithmetic of a check is made of: numbers with their units, stages and paths, functions.

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "amount/currency.hpp"
#include "amount/quantity.hpp"
#include "format/keys.hpp"
#include "sheet/check_reader.hpp"

namespace dxbudget {

/// `min(a, b, …)`, `max(a, b, …)`, `abs(a)`.
CheckReader::Part CheckReader::called(Operation operation) {
    const std::uint32_t begin = token_.span.begin;
    const std::string name(token_.text);
    if (++depth_ > deepest_bracket) return expected(a_figure);
    advance();
    if (!is(TokenKind::open)) return expected({"`(`", "「(」"});
    advance();
    Part left = sum();
    if (!is_number(left)) return no_expression;
    if (operation == Operation::absolute) left = add(operation, left, no_expression, {begin, end_});
    while (is(TokenKind::comma) && operation != Operation::absolute) {
        advance();
        const Part right = sum();
        if (!is_number(right)) return no_expression;
        left = join(operation, left, right);
    }
    if (!is(TokenKind::close)) {
        return expected(
            {"`)`", "「)」"},
            {{"separate figures with a comma and a space: `min(a, b)`", "値はコンマと空白で区切る: min(a, b)"}, {}});
    }
    advance();
    --depth_;
    check_.expressions[left].text = {begin, end_};
    return left;
}

/// The ways of rounding by the functions that do so.
static Rounding rounding_called(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, Rounding>, 5> ways{{{"floor", Rounding::down},
                                                                                {"ceil", Rounding::up},
                                                                                {"truncate", Rounding::toward_zero},
                                                                                {"切捨て", Rounding::toward_zero},
                                                                                {"切り捨て", Rounding::toward_zero}}};
    for (const auto& [word, way] : ways) {
        if (name == word) return way;
    }
    return name == "切上げ" || name == "切り上げ" ? Rounding::away_from_zero : Rounding::half_up;
}

/// The decimals that are kept, after the comma of `round(x, 1)`; with a minus, the zeros before the point.
bool CheckReader::read_decimals(std::int8_t& decimals) {
    constexpr int most_decimals = 12;
    advance();
    const bool is_negative = is(TokenKind::minus);
    if (is_negative) advance();
    int count = 0;
    bool is_whole = is(TokenKind::number) && token_.text.size() <= 2;
    for (const char c : is_whole ? token_.text : std::string_view{}) {
        is_whole = is_whole && c >= '0' && c <= '9';
        count = 10 * count + (c - '0');
    }
    if (!is_whole || count > most_decimals) {
        expected({"a number of decimals up to 12", "小数点以下の桁数(12まで)"},
                 {{"write `round(x, 1)` for tenths, `round(x, -3)` for thousands",
                   "小数第1位までなら round(x, 1)、千の位までなら round(x, -3) と書く"},
                  {}});
        return false;
    }
    decimals = static_cast<std::int8_t>(is_negative ? -count : count);
    advance();
    return true;
}

/// `round(x)`, `floor(x, 1)`, `ceil(x, -3)`.
CheckReader::Part CheckReader::rounded() {
    const std::uint32_t begin = token_.span.begin;
    const Rounding rounding = rounding_called(token_.text);
    if (++depth_ > deepest_bracket) return expected(a_figure);
    advance();
    if (!is(TokenKind::open)) return expected({"`(`", "「(」"});
    advance();
    const Part inner = sum();
    if (!is_number(inner)) return no_expression;
    std::int8_t decimals = 0;
    if (is(TokenKind::comma) && !read_decimals(decimals)) return no_expression;
    if (!is(TokenKind::close)) return expected({"`)`", "「)」"});
    advance();
    --depth_;
    const Part part = add(Operation::round, inner, no_expression, {begin, end_});
    check_.expressions[part].rounding = rounding;
    check_.expressions[part].decimals = decimals;
    return part;
}

CheckReader::Part CheckReader::number(OperandPosition position) {
    const Token token = token_;
    auto [read, cursor, in_yen] =
        read_number(check_.text, token, {.unit = &check_.money, .notation = notation_}, position);
    if (auto* error = std::get_if<AmountError>(&read)) {
        const bool is_currency = currency_named(check_.view(error->where)) != nullptr;
        if (is_currency && !check_.money.label.empty()) {
            error->help = {{"write the number in `{0}`", "「{0}」単位の数値を書く"}, {check_.money.label}};
        }
        return fail(error->where, std::move(error->message), std::move(error->help));
    }
    const Quantity& quantity = std::get<Quantity>(read);
    if (!cursor.at_end()) {
        const Span rest{cursor.position(), token.span.end};
        return fail(rest, {{"`{0}` follows the figure", "数値の後に「{0}」がある"}, {quote(rest)}},
                    {{"write a number and its unit; a stage that begins with a digit in quotes",
                      "数値と単位だけを書く。数字で始まる欄の名は引用符で囲む"},
                     {}});
    }
    if (quantity.approximate) {
        return fail(
            token.span,
            {{"`{0}` is approximate, so nothing can be compared with it", "「{0}」は概数であり、比べることができない"},
             {quote(token.span)}},
            {{"write the exact limit", "限度を正確な数値で書く"}, {}});
    }
    advance();
    const std::string_view unit = cursor.slice(quantity.unit_span);
    const bool is_percent = unit == "%" || unit == "\uFF05" || unit == "割";
    const Part part = add(quantity.kind == QuantityKind::money ? Operation::money
                          : is_percent                         ? Operation::percentage
                                                               : Operation::number,
                          no_expression, no_expression, token.span);
    check_.expressions[part].value = quantity.value;
    check_.expressions[part].in_yen = in_yen;
    if (quantity.kind == QuantityKind::counted && !is_percent) check_.expressions[part].unit = quantity.unit_span;
    return part;
}

bool CheckReader::add_subscript(Operand& operand) {
    std::string name(token_.text);
    if (name.empty()) {
        expected({"a name or a position", "名称又は番号"},
                 {{"write `items[\"…\"]` or `items[2]`", "items[\"…\"] 又は items[2] のように書く"}, {}});
        return false;
    }
    const bool is_position = !token_.in_quotes && name.find_first_not_of("0123456789") == std::string::npos;
    operand.segments.push_back({is_position ? "#" + name : name, true});
    advance();
    return true;
}

/// A stage or a path, a word such as `note`, or a function.
CheckReader::Part CheckReader::named() {
    switch (word()) {
        case Word::minimum:
            return called(Operation::minimum);
        case Word::maximum:
            return called(Operation::maximum);
        case Word::absolute:
            return called(Operation::absolute);
        case Word::round:
            return rounded();
        case Word::none:
            break;
        default:
            return expected(a_figure);
    }
    const std::uint32_t begin = token_.span.begin;
    Operand operand{.segments = {{std::string(token_.text), is(TokenKind::quoted)}}};
    const Key key = is(TokenKind::word) ? key_of(token_.text, Scope::line) : Key::none;
    advance();
    while (is(TokenKind::point) || is(TokenKind::subscript)) {
        if (is(TokenKind::subscript)) {
            if (!add_subscript(operand)) return no_expression;
            continue;
        }
        advance();
        if (!is(TokenKind::word) && !is(TokenKind::quoted)) {
            return expected({"a stage or a part of the path", "欄又は経路の続き"});
        }
        operand.segments.push_back({std::string(token_.text), is(TokenKind::quoted)});
        advance();
    }
    operand.text = {begin, end_};
    const bool is_single = operand.segments.size() == 1;
    if (is_single && key == Key::note) return add(Operation::has_note, no_expression, no_expression, operand.text);
    if (is_single && key == Key::elsewhere) {
        return add(Operation::has_elsewhere, no_expression, no_expression, operand.text);
    }
    const Part part = add(Operation::operand, no_expression, no_expression, operand.text);
    check_.expressions[part].operand = static_cast<std::uint32_t>(check_.operands.size());
    check_.operands.push_back(std::move(operand));
    return part;
}

}  // namespace dxbudget
