#include "tables/cell_address.hpp"

#include <algorithm>

#include "text/character.hpp"

namespace dxbudget::tables {

std::optional<CellAddress> read_address(std::string_view text) {
    const auto pass_dollar = [&] {
        if (text.starts_with('$')) text.remove_prefix(1);
    };
    pass_dollar();
    std::uint32_t column = 0;
    std::uint32_t row = 0;
    while (!text.empty() && is_ascii_letter(text[0])) {
        column = column * 26 + static_cast<std::uint32_t>((text[0] & 0x1f));
        if (column > most_sheet_columns) return std::nullopt;
        text.remove_prefix(1);
    }
    pass_dollar();
    while (!text.empty() && is_ascii_digit(text[0])) {
        row = row * 10 + static_cast<std::uint32_t>(text[0] - '0');
        if (row > most_sheet_rows) return std::nullopt;
        text.remove_prefix(1);
    }
    if (!text.empty() || column == 0 || row == 0) return std::nullopt;
    return CellAddress{row - 1, column - 1};
}

std::string column_name(std::uint32_t column) {
    std::string name;
    for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

std::string in_words(CellAddress address) {
    return column_name(address.column) + std::to_string(address.row + 1);
}

CellAddress address_of(const Grid& grid, std::size_t row, std::size_t column) {
    return {grid.sheet_rows[row], grid.sheet_columns[column]};
}

std::string place_of(const Grid& grid, std::size_t row, std::size_t column) {
    if (!grid.is_sheet()) {
        const Place place = grid.source->place(grid.rows[row][column].span.begin);
        return std::to_string(place.line) + ":" + std::to_string(place.column);
    }
    const bool is_plain = std::ranges::all_of(grid.name, [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || is_ascii_digit(c) || is_ascii_letter(c) || c == '_';
    });
    return (is_plain ? grid.name : "'" + grid.name + "'") + "!" + in_words(address_of(grid, row, column));
}

}  // namespace dxbudget::tables
