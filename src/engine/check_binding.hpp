/// What the words of a check mean in one sheet: which stages and figures, and in which unit they are compared.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "dxbudget/check.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/sheet.hpp"

namespace dxbudget {

/// An operand in a sheet.
struct BoundOperand {
    bool each_line = false;    ///< a stage by itself: the check is made for every line
    StageId stage = no_stage;  ///< none: of a figure that counts at every stage
    LineId line = no_id;       ///< of a path
    FigureId figure = no_id;   ///< of a path; none where nothing is stated
};

/// A part of a check in a sheet. A percentage beside a stage of percents counts in percent.
struct BoundExpression {
    Operation operation = Operation::number;
    std::uint32_t left = no_expression;
    std::uint32_t right = no_expression;
    std::uint32_t operand = 0;
    bool scaled = false;  ///< whether the factors are not both 1
    Rational left_factor = 1;
    Rational right_factor = 1;
    Rational value = {};                      ///< of numbers, in the sheet's unit
    std::uint32_t tolerance = no_expression;  ///< of comparisons
    Rational tolerance_factor = 1;
};

struct BoundCheck {
    const Check* check = nullptr;
    std::vector<BoundExpression> expressions = {};  ///< as those of the check
    std::vector<BoundOperand> operands = {};        ///< likewise
    bool each_line = false;                         ///< whether it names a stage by itself
    std::string unit = {};                          ///< of both sides; empty for plain numbers
};

/// Why a check says nothing of a sheet.
struct Unbound {
    bool missing = false;   ///< the sheet has no such line or stage
    bool misspelt = false;  ///< … but one of its stages is called nearly so
    Finding finding = {};
};

/// The lines that checks of stages are made for: the whole, workings, and every item of theirs but those of sources.
std::vector<LineId> checked_lines(const Sheet& sheet);

std::variant<BoundCheck, Unbound> bind_check(const Sheet& sheet, const Check& check);

}  // namespace dxbudget
