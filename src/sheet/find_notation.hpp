/// What a sheet's figures show of its notation where the sheet does not state it. Only figures that could not be read
/// are asked, so that a sheet which states its notation, or needs not to, takes no longer to read. What they show holds
/// where no other figure speaks against it; the sheet is then read once more.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dxbudget/amount.hpp"
#include "dxbudget/sheet.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// What the figures of a sheet say of their notation, and which of them.
struct FoundNotation {
    bool decimal_comma = false;
    std::string unit = {};
    Span comma_place = {};
    Span unit_place = {};
};

class NotationEvidence {
  public:
    /// Keeps what a figure that cannot be read shows of the notation that it is written in.
    void keep(std::string_view text, const AmountContext& context, Span place);
    /// What those figures show beside what was found before; nothing where they leave it open, or no more is to be
    /// found.
    std::optional<FoundNotation> find(const Sheet& sheet, const Source& source, FoundNotation found) const;

  private:
    FoundNotation shown_;
    int commas_ = 0;           // figures in which a comma can only be a decimal mark
    bool is_certain_ = false;  // one of them has thousands grouped otherwise, too
    bool units_differ_ = false;
};

}  // namespace dxbudget
