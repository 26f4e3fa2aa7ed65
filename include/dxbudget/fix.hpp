/// Corrections in the user's own text: only the bytes of wrong figures change, and their notation stays.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/audit.hpp"
#include "dxbudget/judgement.hpp"
#include "dxbudget/rational.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// A number in the notation of another one: separators, full-width digits, the sign (△, ▲, −, brackets) and at least as
/// many decimals. `written` is the old figure without its unit, `value` what it says in the sheet's unit, `minus` the
/// sign of a figure that had none, `(` for brackets; `decimal` stands before decimals. None when the new value has no
/// end in decimals there, or the old figure is not understood.
std::optional<std::string> in_notation_of(std::string_view written, const Rational& value, const Rational& meant,
                                          std::string_view minus = "-", char decimal = '.');

/// The number that is to stand at `number` in the source, in the notation of the one that does. None where nothing
/// tells what it counts: a zero with a unit of its own (`0千円` in a sheet of 円).
std::optional<std::string> number_in_place(const Source& source, Span number, const Rational& value,
                                           const Rational& meant, std::string_view minus = "-", char decimal = '.');

/// A figure's new text.
struct Edit {
    Span span = {};
    std::string text = {};
    std::string figure = {};  ///< its path
    Rational before = {};
    Rational after = {};
};

/// Why a figure was not corrected.
enum class WhyNot : std::uint8_t {
    ignored,        ///< a comment in the sheet ignores what it would mend; its reason is in `LeftOut::words`
    known,          ///< what it would mend is known from before, and accepted
    switched_off,   ///< the rule that it would satisfy is switched off; its id is in `LeftOut::words`
    unsafe,         ///< it changes a figure that is an input, not a result
    convention,     ///< a convention that the sheet does not declare explains as much
    several,        ///< more than one cause would explain it; the figure is the one that does not agree
    anchored,       ///< the figure stands behind an anchor: other places would change with it
    in_other_file,  ///< it stands in a file that the sheet names
    not_text,       ///< what is wrong is no single number (a subtotal among its parts), or the number cannot be written
    others_break,   ///< with all corrections, figures would disagree that agree now
};

/// A correction that was left to people.
struct LeftOut {
    std::string figure = {};
    Span span = {};
    WhyNot why = WhyNot::unsafe;
    std::string words = {};  ///< that belong to the reason; may be empty
};

/// What a fix comes to. Errors are those that count: neither ignored nor known, at the severity that the rules in force
/// give them.
struct Fix {
    std::string text = {};         ///< the whole file, corrected
    std::vector<Edit> edits = {};  ///< by place
    std::vector<LeftOut> left_out = {};
    std::uint32_t unread = 0;       ///< errors of reading; where there are any, nothing is corrected
    std::uint32_t unexplained = 0;  ///< other errors of which no cause is known, and no convention
    std::uint32_t errors_before = 0;
    std::uint32_t errors_after = 0;  ///< in the corrected text
};

/// What is corrected.
struct FixScope {
    bool unsafe = false;                       ///< also inputs with a unique proven cause
    std::span<const RuleChoice> choices = {};  ///< the rules in force
    IsKnown is_known = {};                     ///< findings that are accepted
};

/// Corrects what is proven: results (a total, a change, a share) that are the single culprit, and what was computed
/// from them. What the scope or a comment in the sheet sets aside stays, and so does a file that could not be read in
/// full. The corrected text is checked again: no edit is made unless errors go and none comes. Judges the audit.
Fix fix(Audit& audit, const FixScope& scope = {});

/// The change as a patch that `patch -p1` and `git apply` take, from the folder that the path starts in; empty if there
/// is none. The path leads downwards. Both texts have the same lines but for edits within them.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace dxbudget
