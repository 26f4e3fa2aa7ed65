/// Checks that users write: `approved <= requested unless note`. Reading one needs no sheet, so that the same check can
/// be made on many; what its words mean is asked of each sheet when the check is made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dxbudget/amount.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/rational.hpp"
#include "dxbudget/rounding.hpp"
#include "dxbudget/source.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

enum class Operation : std::uint8_t {
    number,      ///< a plain number
    percentage,  ///< `5%`, whose value is 5/100
    money,       ///< an amount with its unit
    operand,     ///< figures of the sheet
    negate,
    add,
    subtract,
    multiply,
    divide,
    minimum,
    maximum,
    absolute,
    round,  ///< to so many decimals, by the way that the expression names
    less,
    at_most,
    greater,
    at_least,
    equal,
    different,
    has_note,       ///< whether the line has a note
    has_elsewhere,  ///< whether the line says where else its amount is budgeted
    both,
    either,
    opposite,
};

inline constexpr std::uint32_t no_expression = 0xFFFFFFFF;

/// A part of a check. Its own parts stand before it in `Check::expressions`.
struct Expression {
    Operation operation = Operation::number;
    std::uint32_t left = no_expression;  ///< also the only part of what has one
    std::uint32_t right = no_expression;
    std::uint32_t operand = 0;                ///< of `Operation::operand`: index into `Check::operands`
    Rational value = {};                      ///< of numbers; of money: in yen or in `Check::money`
    bool in_yen = true;                       ///< of money
    Span unit = {};                           ///< of numbers: the counting word after it, as in `12人`
    std::uint32_t tolerance = no_expression;  ///< of comparisons: how far apart the sides may lie
    Rounding rounding = Rounding::exact;      ///< of `Operation::round`
    std::int8_t decimals = 0;                 ///< likewise; −3: to thousands
    Span text = {};                           ///< its bytes in the check
};

/// One step of a path.
struct Segment {
    std::string text = {};  ///< `#2` for the position 2
    bool literal = false;   ///< in brackets or quotes: a name, never a word of the format
};

/// What a check names: a stage, or a figure by its path. `items["普及促進"].requested` has three segments.
struct Operand {
    std::vector<Segment> segments = {};
    Span text = {};  ///< its bytes in the check
};

/// A check as read from its text.
struct Check {
    std::string text = {};
    std::vector<Expression> expressions = {};
    std::vector<Operand> operands = {};  ///< in the order of the text
    std::uint32_t comparison = no_expression;
    std::uint32_t condition = no_expression;  ///< none: it always holds
    bool unless = false;                      ///< the check is made where the condition does not hold
    std::string message = {};                 ///< the user's words; may be empty
    Severity severity = Severity::error;
    Unit money = {};    ///< what amounts with a unit are in that is not the yen
    Unit numbers = {};  ///< of a project's check, what numbers without a unit are in beside money; without a label: in
                        ///< the unit of each sheet
    Span span = {};     ///< where its text stands in the sheet's source; of a project's check: in its own source
    bool verbatim = false;    ///< whether the text stands there byte for byte
    std::string origin = {};  ///< of a project's check, where it stands: `.dxbudget.yaml:5:3`; empty: in the sheet

    /// A part of the text.
    std::string slice(Span part) const { return text.substr(part.begin, part.end - part.begin); }
    std::string_view view(Span part) const { return std::string_view(text).substr(part.begin, part.end - part.begin); }
    /// The place in the source of a part of the text.
    Span place_of(Span part) const { return verbatim ? Span{span.begin + part.begin, span.begin + part.end} : span; }
};

/// Why a text cannot be read as a check.
struct CheckError {
    Message message;
    Message help;
    Span where;  ///< bytes within the text
};

/// Reads the text of a check; its amounts may be in yen or, if the unit of its sheet is another, in that, and are
/// written as the sheet writes them. Never throws.
std::variant<Check, CheckError> read_check(std::string_view text, const Unit& unit = {}, const Notation& notation = {});

}  // namespace dxbudget
