/// The rules: what must hold, said once, with its texts and the examples that prove it.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "dxbudget/finding.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

struct Sheet;
class EquationBuilder;
struct Evaluation;

/// A sheet that shows a rule: its notation and its figures are those of a language's own documents. One text serves
/// both where it asserts no message.
struct Example : Text {
    constexpr Example() = default;
    constexpr Example(const std::convertible_to<std::string_view> auto& same) : Text{same, same} {}
    constexpr Example(std::string_view in_english, std::string_view in_japanese) : Text{in_english, in_japanese} {}
};

/// Another file that a rule's examples name, as it stands beside the bad one and beside the good one.
struct ExampleFile {
    std::string_view name = {};  ///< empty: there is none
    Example bad = {};
    Example good = {};
};

/// What becomes of a rule's equations where a CSV file of lines is added up in one pass, without its lines.
enum class InRows : std::uint8_t {
    unsaid,   ///< for rules that state no equations
    checked,  ///< they are added up with the rows; where one does not hold the lines are read
    refused,  ///< what states one is nothing that can be added up: the lines are read
    never,    ///< no row states one: they are of what the sheet itself says
};

/// A rule is named after the flaw, in kebab-case, for ever.
struct Rule {
    std::string_view id;
    Severity severity = Severity::error;
    Text summary;  ///< what must hold, one sentence without a full stop
    Text why;      ///< why it matters and what to do, a few sentences
    Example bad;   ///< a sheet that breaks it; `# ^^^ message` comments under the line assert place and text
    Example good;  ///< the same sheet, mended

    ExampleFile beside = {};

    /// States the equations that must hold (for rules that are equations).
    void (*state)(const Sheet& sheet, EquationBuilder& builder) = nullptr;
    /// What becomes of them in a CSV file that is added up; every rule with equations says it.
    InRows in_rows = InRows::unsaid;
    /// What a broken equation is called: {0} the line, {1} the stage, {2} declared, {3} computed, {4} the difference
    /// without its sign, {5} «too little» or «too much», {6} the unit, {7} of a personnel cost: heads × unit cost.
    Text message = {};
    /// What to do about a broken equation; may be empty.
    Text help = {};
    /// The severity of an equation that breaks on approximate figures; without one it is no finding.
    std::optional<Severity> when_approximate = {};
    /// Looks at an evaluated sheet (for rules that are no equation).
    void (*inspect)(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings,
                    const Source& source) = nullptr;
};

/// Every rule, in the order of the catalogue.
std::span<const Rule* const> all_rules();

/// The ids of all rules, likewise.
std::vector<std::string_view> rule_ids();

/// The rule of that id; null if there is none.
const Rule* find_rule(std::string_view id);

/// Whether what breaks the rule leaves figures unread, and so unchecked: it cannot be ignored or switched off, since a
/// sheet that was not read would pass for one that holds.
bool is_of_reading(const Rule& rule);

}  // namespace dxbudget
