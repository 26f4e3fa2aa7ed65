/// How a check is understood, by recursive descent: `or` binds least, then `and`, `not`, a comparison, `+ -`, `* /`.
/// Arithmetic and conditions share one grammar, since a bracket may begin either; what each part is (a number or a
/// truth) is known as soon as it is read. The first error ends it.

#include <string>
#include <utility>

#include "amount/quantity.hpp"
#include "dxbudget/check.hpp"
#include "format/keys.hpp"
#include "sheet/check_token.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t longest_check = 4000;  // bytes
constexpr int deepest_bracket = 32;

bool is_relation(Operation operation) {
    return operation >= Operation::less && operation <= Operation::different;
}
bool is_truth(Operation operation) {
    return operation >= Operation::less;
}

constexpr Text a_figure{"an amount, a stage or a path", "金額、欄又は経路"};
constexpr Text a_relation{"a comparison such as `<=`", "「<=」などの比較"};
constexpr Text a_condition{"a condition", "条件"};

class CheckReader {
  public:
    CheckReader(std::string_view text, const Unit& unit, const Notation& notation)
        : cursor_(text), notation_(notation) {
        check_.text = text;
        check_.money = unit;
        token_ = read_token(cursor_, check_.money);
    }

    std::variant<Check, CheckError> run();

  private:
    using Part = std::uint32_t;

    Part disjunction() { return joined(Word::either, Operation::either, &CheckReader::conjunction); }
    Part conjunction() { return joined(Word::both, Operation::both, &CheckReader::negation); }
    Part joined(Word by, Operation operation, Part (CheckReader::*read)());
    Part negation();
    Part comparison();
    Part sum();
    Part product();
    Part factor(OperandPosition position);
    Part bracketed();
    Part called(Operation operation);
    Part number(OperandPosition position);
    Part named();
    bool add_subscript(Operand& operand);

    void advance() {
        end_ = token_.span.end;
        token_ = read_token(cursor_, check_.money);
    }
    bool is(TokenKind kind) const { return token_.kind == kind; }
    Word word() const { return token_.word; }
    bool failed() const { return error_.has_value(); }
    Span text_of(Part part) const { return check_.expressions[part].text; }
    std::string quote(Span span) const { return excerpt(check_.slice(span)); }

    /// Keeps the first error.
    Part fail(Span where, Message message, Message help = {}) {
        if (!error_) error_ = CheckError{std::move(message), std::move(help), where};
        return no_expression;
    }
    Part expected(Text what, Message help = {});
    /// Whether the part is a number (or a truth); says so where it is not.
    bool is_number(Part part);
    bool is_condition(Part part);
    Part add(Operation operation, Part left, Part right, Span text) {
        check_.expressions.push_back({.operation = operation, .left = left, .right = right, .text = text});
        return static_cast<Part>(check_.expressions.size() - 1);
    }
    Part join(Operation operation, Part left, Part right) {
        return add(operation, left, right, {text_of(left).begin, end_});
    }

    Cursor cursor_;
    Notation notation_;
    Token token_;
    std::uint32_t end_ = 0;  // of the symbol read last
    int depth_ = 0;
    Check check_;
    std::optional<CheckError> error_;
};

CheckReader::Part CheckReader::expected(Text what, Message help) {
    if (is(TokenKind::end)) {
        return fail({end_, end_},
                    {{"the check ends where {0} was expected", "検査の式がここで終わっているが、{0}が必要"}, {what}},
                    std::move(help));
    }
    if (is(TokenKind::unclosed)) {
        return fail(
            token_.span, {{"`{0}` is never closed", "「{0}」が閉じられていない"}, {std::string(token_.text)}},
            {{"write `items[\"…\"]`; where the name has ` #` or `: ` in it, the whole check needs quotes: `'…'`",
              "items[\"…\"] のように書く。名称に「 #」や「: 」があれば、検査全体を引用符「'…'」で囲む"},
             {}});
    }
    return fail(token_.span,
                {{"`{0}` stands where {1} was expected", "「{0}」とあるが、{1}が必要"}, {quote(token_.span), what}},
                std::move(help));
}

bool CheckReader::is_number(Part part) {
    if (failed()) return false;
    if (!is_truth(check_.expressions[part].operation)) return true;
    fail(text_of(part), {{"`{0}` is a condition, where {1} was expected", "「{0}」は条件だが、{1}が必要"},
                         {quote(text_of(part)), a_figure}});
    return false;
}

bool CheckReader::is_condition(Part part) {
    if (failed()) return false;
    if (is_truth(check_.expressions[part].operation)) return true;
    fail(text_of(part), {{"`{0}` is compared with nothing", "「{0}」が何とも比べられていない"}, {quote(text_of(part))}},
         {{"write a comparison such as `approved <= requested`, or `note`",
           "「計上額 <= 要求額」のような比較か、備考(note)を書く"},
          {}});
    return false;
}

/// Conditions with a word between them; alone, whatever stands there.
CheckReader::Part CheckReader::joined(Word by, Operation operation, Part (CheckReader::*read)()) {
    Part left = (this->*read)();
    while (!failed() && word() == by) {
        if (!is_condition(left)) break;
        advance();
        const Part right = (this->*read)();
        if (is_condition(right)) left = join(operation, left, right);
    }
    return left;
}

CheckReader::Part CheckReader::negation() {
    if (word() != Word::opposite) return comparison();
    const std::uint32_t begin = token_.span.begin;
    if (++depth_ > deepest_bracket) return expected(a_condition);
    advance();
    const Part part = negation();
    --depth_;
    return is_condition(part) ? add(Operation::opposite, part, no_expression, {begin, end_}) : no_expression;
}

CheckReader::Part CheckReader::comparison() {
    const Part left = sum();
    if (failed() || !is(TokenKind::relation) || !is_number(left)) return left;
    const Operation operation = token_.relation;
    advance();
    const Part right = sum();
    if (!is_number(right)) return no_expression;
    if (is(TokenKind::relation)) {
        return fail(token_.span,
                    {{"`{0}` is a second comparison", "比較「{0}」が二つ目である"}, {std::string(token_.text)}},
                    {{"write two checks, one comparison each", "比較は一つずつ、二つの検査に分けて書く"}, {}});
    }
    return join(operation, left, right);
}

CheckReader::Part CheckReader::sum() {
    Part left = product();
    while (!failed() && (is(TokenKind::plus) || is(TokenKind::minus))) {
        const Operation operation = is(TokenKind::plus) ? Operation::add : Operation::subtract;
        if (!is_number(left)) break;
        advance();
        const Part right = product();
        if (is_number(right)) left = join(operation, left, right);
    }
    return left;
}

CheckReader::Part CheckReader::product() {
    Part left = factor(OperandPosition::first);
    while (!failed() && (is(TokenKind::times) || is(TokenKind::divide))) {
        const Operation operation = is(TokenKind::times) ? Operation::multiply : Operation::divide;
        if (!is_number(left)) break;
        advance();
        const Part right = factor(OperandPosition::behind_operator);
        if (is_number(right)) left = join(operation, left, right);
    }
    return left;
}

CheckReader::Part CheckReader::factor(OperandPosition position) {
    switch (token_.kind) {
        case TokenKind::minus: {
            const std::uint32_t begin = token_.span.begin;
            if (++depth_ > deepest_bracket) return expected(a_figure);
            advance();
            const Part part = factor(position);
            --depth_;
            return is_number(part) ? add(Operation::negate, part, no_expression, {begin, end_}) : no_expression;
        }
        case TokenKind::open:
            return bracketed();
        case TokenKind::number:
            return number(position);
        case TokenKind::word:
        case TokenKind::quoted:
            return named();
        default:
            return expected(a_figure);
    }
}

CheckReader::Part CheckReader::bracketed() {
    const std::uint32_t begin = token_.span.begin;
    if (++depth_ > deepest_bracket) {
        return fail(token_.span, {{"brackets are nested too deeply in this check", "検査の式の括弧が深すぎる"}, {}},
                    {{"brackets may be nested 32 deep", "括弧の入れ子は32段までとする"}, {}});
    }
    advance();
    const Part part = disjunction();
    if (failed()) return part;
    if (!is(TokenKind::close)) return expected({"`)`", "「)」"});
    advance();
    --depth_;
    check_.expressions[part].text = {begin, end_};
    return part;
}

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

CheckReader::Part CheckReader::number(OperandPosition position) {
    const Token token = token_;
    auto [read, cursor, in_yen] =
        read_number(check_.text, token, {.unit = &check_.money, .notation = notation_}, position);
    if (auto* error = std::get_if<AmountError>(&read)) {
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
    const bool is_percent = unit == "%" || unit == "\uFF05";
    const Part part = add(quantity.kind == QuantityKind::money ? Operation::money
                          : is_percent                         ? Operation::percentage
                                                               : Operation::number,
                          no_expression, no_expression, token.span);
    check_.expressions[part].value = quantity.value;
    check_.expressions[part].in_yen = in_yen;
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

std::variant<Check, CheckError> CheckReader::run() {
    const Message example{
        {"write a comparison such as `approved <= requested`, then `unless note` if there are exceptions",
         "「計上額 <= 要求額」のような比較を書き、例外は「除外 備考」のように続ける"},
        {}};
    const Part comparison_read = comparison();
    if (!failed() && !is_relation(check_.expressions[comparison_read].operation)) {
        const bool is_note = is_truth(check_.expressions[comparison_read].operation);
        is_note
            ? fail(text_of(comparison_read),
                   {{"`{0}` compares nothing", "「{0}」は比較ではない"}, {quote(text_of(comparison_read))}}, example)
            : expected(a_relation, example);
    }
    check_.comparison = comparison_read;
    if (!failed() && (word() == Word::only_if || word() == Word::unless)) {
        check_.unless = word() == Word::unless;
        advance();
        check_.condition = disjunction();
        is_condition(check_.condition);
    }
    if (!failed() && (word() == Word::both || word() == Word::either)) {
        fail(token_.span,
             {{"`{0}` joins conditions, but none has begun", "「{0}」は条件をつなぐ語だが、条件が始まっていない"},
              {std::string(token_.text)}},
             {{"write two checks; a condition begins with `if` or `unless`",
               "検査を二つに分ける。条件は「条件」(if)又は「除外」(unless)で始める"},
              {}});
    }
    if (!failed() && !is(TokenKind::end)) {
        expected(check_.condition == no_expression ? Text{"`if`, `unless` or the end", "「条件」「除外」又は式の終わり"}
                                                   : Text{"`and`, `or` or the end", "「かつ」「又は」又は式の終わり"});
    }
    if (failed()) return *std::move(error_);
    return std::move(check_);
}

}  // namespace

std::variant<Check, CheckError> read_check(std::string_view text, const Unit& unit, const Notation& notation) {
    if (text.size() > longest_check) {
        return CheckError{{{"this check is too long", "検査の式が長すぎる"}, {}},
                          {{"a check has at most 4,000 bytes", "検査は4,000バイトまでとする"}, {}},
                          {0, static_cast<std::uint32_t>(text.size())}};
    }
    return CheckReader(text, unit, notation).run();
}

}  // namespace dxbudget
