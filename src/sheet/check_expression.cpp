/// How a check is understood, by recursive descent: `or` binds least, then `and`, `not`, a comparison, `+ -`, `* /`.
/// Arithmetic and conditions share one grammar, since a bracket may begin either; what each part is (a number or a
/// truth) is known as soon as it is read. The first error ends it.

#include <string>
#include <utility>

#include "sheet/check_reader.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t longest_check = 4000;  // bytes

bool is_relation(Operation operation) {
    return operation >= Operation::less && operation <= Operation::different;
}
bool is_truth(Operation operation) {
    return operation >= Operation::less;
}

constexpr Text a_relation{"a comparison such as `<=`", "「<=」などの比較"};
constexpr Text a_condition{"a condition", "条件"};

}  // namespace

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
    return tolerated(join(operation, left, right));
}

/// `… within 1`: how far apart the sides of a comparison may lie.
CheckReader::Part CheckReader::tolerated(Part comparison) {
    if (word() != Word::within) return comparison;
    const Span place = token_.span;
    advance();
    const Part tolerance = sum();
    if (!is_number(tolerance)) return no_expression;
    Expression& compared = check_.expressions[comparison];
    if (compared.operation == Operation::different) {
        return fail(place, {{"`!=` takes no tolerance", "「!=」に許容差は付けられない"}, {}},
                    {{"compare with `<`, `<=`, `=`, `>=` or `>`", "「<」「<=」「=」「>=」「>」で比べる"}, {}});
    }
    // The tolerance is worked out before the comparison.
    Expression moved = compared;
    moved.tolerance = tolerance;
    moved.text.end = end_;
    check_.expressions.push_back(moved);
    return static_cast<Part>(check_.expressions.size() - 1);
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
        expected(check_.condition == no_expression
                     ? Text{"`within`, `if`, `unless` or the end", "「許容差」「条件」「除外」又は式の終わり"}
                     : Text{"`and`, `or` or the end", "「かつ」「又は」又は式の終わり"});
    }
    if (failed()) return *std::move(error_);
    return std::move(check_);
}

std::variant<Check, CheckError> read_check(std::string_view text, const Unit& unit, const Notation& notation) {
    if (text.size() > longest_check) {
        return CheckError{{{"this check is too long", "検査の式が長すぎる"}, {}},
                          {{"a check has at most 4,000 bytes", "検査は4,000バイトまでとする"}, {}},
                          {0, static_cast<std::uint32_t>(text.size())}};
    }
    return CheckReader(text, unit, notation).run();
}

}  // namespace dxbudget
