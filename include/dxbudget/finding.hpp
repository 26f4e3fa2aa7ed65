/// What is said about a file: where, by which rule, and why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/amount_kind.hpp"
#include "dxbudget/rational.hpp"
#include "dxbudget/rounding.hpp"
#include "dxbudget/source.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

struct Rule;

enum class Severity : std::uint8_t { note, warning, error };

/// One term of a sum as it was added: what it is called, what it counts for, and where it stands.
struct Addend {
    Argument name = {};                    ///< the user's name of the line (and stage, in a formula), or the program's
    std::string figure = {};               ///< the figure's path, `items/普及促進.requested`; empty for a constant
    AmountKind kind = AmountKind::number;  ///< how the figure is stated
    bool counts = true;                    ///< whether it has a value: as declared, or computed
    bool divides = false;                  ///< a term of the divisor, in a ratio
    Rational coefficient = 1;              ///< -1 for what is subtracted, a share for its base
    Rational value = {};                   ///< the figure's own value, before the coefficient
    Span span = {};                        ///< empty when the figure is computed and stands nowhere
};

/// Declared against computed, in `unit`.
struct Comparison {
    Rational declared = {};
    Rational computed = {};
    Rational difference = {};  ///< declared - computed
    std::string unit = {};
    std::optional<Range> admissible = {};  ///< the figures that would be accepted, where something was rounded
    std::vector<Addend> addends = {};
    std::optional<Rational> tolerance = {};  ///< how far `declared` may lie from what is admitted
    std::optional<Addend> cap = {};          ///< what the sum would exceed, and the computed figure is instead
    bool at_most = false;                    ///< `declared <= computed` was to hold, not equality
    bool stated = true;  ///< false: `declared` stands nowhere, another equation of the figure gives it
};

/// Both sides of a check that a user wrote and that does not hold.
struct FailedCheck {
    std::string text = {};  ///< the comparison as written
    Rational left = {};
    Rational right = {};
    std::string unit = {};             ///< of both sides; empty for plain numbers
    std::vector<Addend> figures = {};  ///< of each operand, called as the check calls it
};

/// A cause in words: which figure is wrong, by which slip, what it should be, and what speaks for it.
struct CauseText {
    std::string_view slip = {};  ///< for programs: `left-out`
    Message cause = {};
    Message fix = {};
    std::string figure = {};                  ///< the path of the wrong figure
    Rational value = {};                      ///< what it should be, in its unit
    std::optional<Rational> instead_of = {};  ///< what it says, where writing `value` in its place is the whole fix
    Span span = {};                           ///< where it stands
    std::vector<std::string> followers = {};  ///< paths of the figures that were computed from it
    std::vector<Message> confirmed = {};      ///< figures that are not at fault, and what confirms them
    bool is_likely = true;                    ///< as likely as the first cause of its finding
};

/// A figure that may be the wrong one, in words.
struct SuspectText {
    std::string_view slip = {};  ///< for programs; empty where no slip would make it
    Message message = {};
    std::string figure = {};             ///< its path
    std::optional<Rational> meant = {};  ///< what it should then be, where a slip would make it
    Span span = {};
};

/// One thing that is wrong, or worth knowing.
struct Finding {
    const Rule* rule = nullptr;
    Severity severity = Severity::error;
    Span span = {};  ///< what the carets stand under; empty: the place alone
    Message message = {};
    Message help = {};        ///< what to write instead; may be empty
    std::string figure = {};  ///< the path of the figure it is about; may be empty
    Message basis = {};       ///< of an equation that a document does not state in so many words: what it rests on
    std::optional<Comparison> comparison = {};  ///< for equations
    std::optional<FailedCheck> check = {};      ///< for checks that users wrote
    std::vector<CauseText> causes = {};         ///< of an equation: one, or up to three, the likeliest first
    std::vector<SuspectText> suspects = {};  ///< of an equation without a cause: up to three, the likeliest first …
    Message confirmed = {};                  ///< … and what confirms the figure that it computes
    Span declared = {};                ///< where that figure stands, if the finding stands at a part that is at fault
    Message explained = {};            ///< of an equation that a cause at another finding explains: where that is
    Span explained_by = {};            ///< … the span of that finding
    std::optional<Span> related = {};  ///< another place that belongs to it (the first of two keys) …
    Message related_message = {};      ///< … and what stands there

    /// Where its figure stands, wherever the finding itself does.
    Span place_of_figure() const { return declared.empty() ? span : declared; }
};

}  // namespace dxbudget
