/// What stands in the place of an amount: read, with the place of each part, and reported where it is not one.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dxbudget/amount.hpp"
#include "sheet/node_reader.hpp"

namespace dxbudget {

struct WrittenFigure {
    Amount amount;
    std::optional<std::string_view> text = {};  ///< as it was read; nothing where no text stands there
    std::optional<std::uint32_t> begin = {};    ///< where that stands in the file byte for byte, if it does
    Span span;                                  ///< of the number; of anything else, of the whole

    /// Where a part of the text stands; `span` where the file does not have the text byte for byte.
    Span at(Span part) const { return begin ? Span{*begin + part.begin, *begin + part.end} : span; }
};

/// The figure of a node.
WrittenFigure read_figure(NodeReader& nodes, NodeId value, const AmountContext& context);

/// A figure from its text, which stands at `span` byte for byte.
WrittenFigure read_figure(NodeReader& nodes, std::string_view text, Span span, const AmountContext& context);

/// The amount of a node, 0 or more; nothing where it is blank or not one, which is reported.
std::optional<WrittenFigure> read_not_negative(NodeReader& nodes, NodeId value, const AmountContext& context);

}  // namespace dxbudget
