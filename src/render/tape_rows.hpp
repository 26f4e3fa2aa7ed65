/// The rows of a tape: how a computed figure came about, addend by addend, before they are laid out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

/// One row: what is added, what it is called and where it stands, all of it printable.
struct TapeRow {
    std::string_view sign = " ";
    std::string amount = {};
    std::string name = {};
    std::optional<LineReference> place = {};  ///< none: it stands nowhere
    std::string note = {};
};

/// The rows of a tape; without any, there is nothing to add to what the headline says.
struct TapeRows {
    std::vector<TapeRow> rows = {};
    bool has_result = false;  ///< the last row is what the others come to
};

TapeRows tape_rows(const Comparison& comparison, const FigureStyle& style, const Source& source, Language language);

/// The figures of a check that does not hold; of one figure, none.
TapeRows tape_rows(const FailedCheck& check, const FigureStyle& style, const Source& source, Language language);

}  // namespace dxbudget
