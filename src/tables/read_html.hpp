/// The tables of web pages.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "tables/read_grids.hpp"

namespace dxbudget::tables {

/// The encoding that a page declares in a `meta`, as iconv calls it; empty where it declares none that is known.
std::string declared_encoding(std::string_view bytes);

/// The tables of a page, a nested one after the one around it; or why it cannot be read. Tables that only lay out
/// others are left out.
std::variant<std::vector<Grid>, Message> read_html(const std::string& name, std::string bytes,
                                                   const GridOptions& options);

}  // namespace dxbudget::tables
