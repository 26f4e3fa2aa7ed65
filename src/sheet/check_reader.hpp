/// What reads a check by recursive descent: conditions and arithmetic stand in check_expression.cpp, what they are made
/// of in check_operand.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "dxbudget/check.hpp"
#include "sheet/check_token.hpp"

namespace dxbudget {

constexpr int deepest_bracket = 32;

constexpr Text a_figure{"an amount, a stage or a path", "金額、欄又は経路"};

/// Reads one check; the first error ends it.
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
    Part rounded();
    bool read_decimals(std::int8_t& decimals);
    Part tolerated(Part comparison);
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

}  // namespace dxbudget
