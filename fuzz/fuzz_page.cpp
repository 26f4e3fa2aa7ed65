/// Any bytes as a web page: each cell stands where its place says, and all of it can be put into words.

#include <cstddef>
#include <cstdint>
#include <string>

#include "require.hpp"
#include "tables/read_grids.hpp"
#include "tables/stated.hpp"

using namespace dxbudget;
using namespace dxbudget::fuzzing;
using namespace dxbudget::tables;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto grids = read_grids("page.html", bytes, {.format = GridFormat::html, .most_cells = 20'000});
    if (const auto* message = std::get_if<Message>(&grids)) {
        require(!render(*message, Language::japanese).empty(), "what is refused says why");
        return 0;
    }
    for (const Grid& grid : std::get<std::vector<Grid>>(grids)) {
        require(grid.rows.size() * grid.width() <= 20'000, "a grid has no more cells than asked for");
        for (const auto& row : grid.rows)
            for (const GridCell& cell : row)
                require(cell.span.begin <= cell.span.end && cell.span.end <= grid.source->text().size(),
                        "a cell stands in the page");
        const Understanding table = understand(grid);
        for (const BrokenCell& cell : broken_cells(grid, table))
            require(!render(in_words(cell, grid, table), Language::english).empty(), "what is broken has words");
    }
    return 0;
}
