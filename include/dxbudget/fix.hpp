/// Corrections in the user's own text: only the bytes of wrong figures change, and their notation stays.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/audit.hpp"
#include "dxbudget/rational.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// A number in the notation of another one: separators, full-width digits, the sign (△, ▲, −) and at least as many
/// decimals. `written` is the old figure without its unit, `value` what it says in the sheet's unit, `minus` the sign
/// of a figure that had none. None when the new value has no end in decimals there.
std::optional<std::string> in_notation_of(std::string_view written, const Rational& value, const Rational& meant,
                                          std::string_view minus = "-");

/// The number that is to stand at `number` in the source, in the notation of the one that does. None where nothing
/// tells what it counts: a zero with a unit of its own (`0千円` in a sheet of 円).
std::optional<std::string> number_in_place(const Source& source, Span number, const Rational& value,
                                           const Rational& meant, std::string_view minus = "-");

/// A figure's new text.
struct Edit {
    Span span = {};
    std::string text = {};
    std::string figure = {};  ///< its path
    Rational before = {};
    Rational after = {};
};

/// Why a proven correction was not made.
enum class WhyNot : std::uint8_t {
    unsafe,         ///< it changes a figure that is an input, not a result
    anchored,       ///< the figure stands behind an anchor: other places would change with it
    in_other_file,  ///< it stands in a file that the sheet names
    not_text,       ///< what is wrong is no single number (a subtotal among its parts), or the number cannot be written
};

/// A correction that was left to people.
struct LeftOut {
    std::string figure = {};
    Span span = {};
    WhyNot why = WhyNot::unsafe;
};

/// What a fix comes to.
struct Fix {
    std::string text = {};         ///< the whole file, corrected
    std::vector<Edit> edits = {};  ///< by place
    std::vector<LeftOut> left_out = {};
};

/// Corrects what is proven: results (a total, a change, a share) that are the single culprit, and what was computed
/// from them; with `unsafe` also inputs with a unique proven cause. The corrected text is checked again: no edit is
/// made unless errors go and none comes.
Fix fix(const Audit& audit, bool unsafe);

/// The change as a patch that `patch -p1` and `git apply` take; empty if there is none. Both texts have the same lines
/// but for edits within them.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace dxbudget
