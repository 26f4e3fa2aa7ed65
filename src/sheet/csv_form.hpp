/// How a CSV file is written: its encoding, its separator and the row of its header, as the description says or as the
/// names of the columns show.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/csv.hpp"
#include "sheet/node_reader.hpp"

namespace dxbudget {

/// What the description of a file says of it; what it leaves out is found out.
struct CsvForm {
    NodeId file = no_node;           ///< where it is named
    NodeId encoding_at = no_node;    ///< where the encoding is
    std::string_view encoding = {};  ///< as iconv calls it
    std::optional<char> separator = {};
    std::optional<std::uint32_t> header = {};  ///< its row, from 1
};

/// Takes over `encoding:`, `separator:` or `header:`; nothing at any other key.
void load_form(NodeReader& nodes, Key key, NodeId value, CsvForm& form);

/// The names that the header of a file must have.
struct CsvNames {
    std::vector<std::string_view> names = {};
    const std::unordered_map<std::string_view, StageId>* own_stages = nullptr;  ///< where a column is called as a stage

    bool are_in(std::span<const CsvCell> row) const;
    /// Whether one of them has a character that encodings differ in.
    bool tell_encodings_apart() const;
};

/// The names that a description says, without a word on those that are wrong.
CsvNames names_in_description(NodeReader& nodes, NodeId description,
                              const std::unordered_map<std::string_view, StageId>& own_stages);

struct CsvHeader {
    char separator = ',';
    std::uint32_t row = 1;
    bool is_first = true;  ///< no text stands above it
};

/// The one separator and row with which the header has all the names; nothing where there is none or several, or no
/// name is known.
std::optional<CsvHeader> find_header(const Source& file, const CsvForm& form, const CsvNames& names);

/// What a separator is called.
Text name_of_separator(char separator);

}  // namespace dxbudget
