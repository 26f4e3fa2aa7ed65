/// A document's cells in rows, whatever format they came from.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/source.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget::tables {

struct GridCell {
    std::string_view text = {};  ///< as UTF-8, without its quotes and the spaces around it
    Span span = {};              ///< where it stands in the grid's source; of a workbook's cell nothing
    std::uint32_t hints = 0;     ///< which of the grid's hints; the first says nothing
};

/// What a format knows of a cell besides its text.
struct CellHints {
    std::uint32_t rows = 1;  ///< that it spans
    std::uint32_t columns = 1;
    std::string_view stored = {};   ///< the number that is shown as the text
    std::string_view format = {};   ///< of the number, as the file writes it
    std::string_view formula = {};  ///< without `=`; cells as `C3` or `C3:C9`
    std::uint8_t indent = 0;
    bool bold = false;
    bool hidden = false;  ///< in a hidden row or column

    friend bool operator==(const CellHints&, const CellHints&) = default;
};

/// What a reader decided for the user, and why: to be shown, and to be overridden.
struct GridDecision {
    std::string_view subject;  ///< for programs, and the name of the option that overrides it: `encoding`
    std::string value;
    Message reason;
};

/// One table of cells; rows may be of different length. It can be moved, not copied: cells view into its own parts.
struct Grid {
    std::shared_ptr<const Source> source = {};  ///< the file as UTF-8; of a workbook only its name
    std::vector<std::vector<GridCell>> rows = {};
    std::vector<GridDecision> decisions = {};                   ///< of the file; the first grid has them
    std::shared_ptr<const std::deque<std::string>> texts = {};  ///< of cells that are not in the source as such
    std::string name = {};              ///< of a workbook's sheet, or what stands above a table of a page; may be empty
    std::vector<CellHints> hints = {};  ///< may be empty
    std::optional<char> decimal = {};   ///< what stands before decimals, where a user said it
    std::vector<std::uint32_t> sheet_rows = {};     ///< of a workbook: which row of the sheet each is, from 0
    std::vector<std::uint32_t> sheet_columns = {};  ///< the same of each column

    bool is_sheet() const { return !sheet_rows.empty(); }
    std::size_t width() const {
        std::size_t most = 0;
        for (const auto& row : rows) most = std::max(most, row.size());
        return most;
    }
    std::string_view text(std::size_t row, std::size_t column) const {
        return row < rows.size() && column < rows[row].size() ? rows[row][column].text : std::string_view();
    }
    CellHints hints_of(std::size_t row, std::size_t column) const {
        const bool has_any = row < rows.size() && column < rows[row].size() && rows[row][column].hints < hints.size();
        return has_any ? hints[rows[row][column].hints] : CellHints{};
    }
};

}  // namespace dxbudget::tables
