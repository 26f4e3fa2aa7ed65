/// Any bytes as a workbook, and any texts as the parts of one, up to the last message that is said of it.

#include <zlib.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "require.hpp"
#include "tables/cell_address.hpp"
#include "tables/read_grids.hpp"
#include "tables/stated.hpp"

using namespace dxbudget;
using namespace dxbudget::fuzzing;
using namespace dxbudget::tables;

namespace {

using Part = std::pair<std::string_view, std::string_view>;

void add_number(std::string& to, std::size_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) to += static_cast<char>(i < 8 ? number >> (8 * i) & 0xffU : 0);
}

/// An archive whose parts are as they are, so that what the fuzzer writes is what is read.
std::string archive_of(const std::vector<Part>& parts) {
    std::string bytes;
    std::string directory;
    for (const auto& [name, text] : parts) {
        std::string head;
        add_number(head, 20, 4);
        add_number(head, 0, 8);
        add_number(
            head,
            crc32(0, reinterpret_cast<const Bytef*>(text.empty() ? "" : text.data()), static_cast<uInt>(text.size())),
            4);
        add_number(head, text.size(), 4);
        add_number(head, text.size(), 4);
        add_number(head, name.size(), 2);
        add_number(head, 0, 2);
        directory += "PK\x01\x02";
        add_number(directory, 20, 2);
        directory += head;
        add_number(directory, 0, 10);
        add_number(directory, bytes.size(), 4);
        directory += name;
        bytes += "PK\x03\x04";
        bytes += head;
        bytes += name;
        bytes += text;
    }
    const std::size_t begin = bytes.size();
    bytes += directory;
    bytes += "PK\x05\x06";
    add_number(bytes, 0, 4);
    add_number(bytes, parts.size(), 2);
    add_number(bytes, parts.size(), 2);
    add_number(bytes, directory.size(), 4);
    add_number(bytes, begin, 4);
    add_number(bytes, 0, 2);
    return bytes;
}

void read(const std::string& bytes) {
    const auto grids = read_grids("workbook", bytes, {.most_cells = 20'000});
    if (const auto* message = std::get_if<Message>(&grids)) {
        require(!render(*message, Language::japanese).empty(), "what is refused says why");
        return;
    }
    for (const Grid& grid : std::get<std::vector<Grid>>(grids)) {
        require(grid.rows.size() * grid.width() <= 20'000, "a grid has no more cells than asked for");
        for (std::size_t r = 0; r < grid.rows.size(); ++r)
            for (std::size_t c = 0; c < grid.rows[r].size(); ++c)
                require(!place_of(grid, r, c).empty(), "a cell has a place");
        const Understanding table = understand(grid);
        for (const BrokenCell& cell : broken_cells(grid, table))
            require(!render(in_words(cell, grid, table), Language::english).empty(), "what is broken has words");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    read(std::string(input));
    const std::size_t cut = std::min(input.find("\n\n"), input.size());  // a sheet, then strings or styles
    const std::string_view first = input.substr(0, cut);
    const std::string_view second = input.substr(cut);
    constexpr std::string_view top =
        "<Relationships><Relationship Id='r' Type='/officeDocument' Target='w.xml'/></Relationships>";
    constexpr std::string_view related =
        "<Relationships><Relationship Id='a' Type='/worksheet' Target='a.xml'/><Relationship Id='b' "
        "Type='/sharedStrings' Target='b.xml'/><Relationship Id='c' Type='/styles' Target='b.xml'/></Relationships>";
    constexpr std::string_view book = "<workbook><sheets><sheet name='S' id='a'/></sheets></workbook>";
    read(archive_of(
        {{"_rels/.rels", top}, {"w.xml", book}, {"_rels/w.xml.rels", related}, {"a.xml", first}, {"b.xml", second}}));
    read(archive_of({{"content.xml", input}}));
    return 0;
}
