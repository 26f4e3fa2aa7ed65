/// The index of a report: every file with its verdict, the worst first.
#pragma once

#include <cstdint>
#include <span>

#include "dxbudget/render.hpp"
#include "report/markup.hpp"
#include "report/verdict.hpp"

namespace dxbudget {

/// Where a file stands in the index: the higher, the worse.
std::uint64_t rank_of(const FileVerdict& verdict);

/// The row of a file, whose page is at `link`.
void write_index_row(Markup& out, const CheckedFile& file, const FileVerdict& verdict, std::string_view link,
                     Language language);

/// The index with the rows of all files, in their order. It filters without a script.
void write_index(Markup& out, const Totals& totals, std::span<const Part> rows, Language language);

}  // namespace dxbudget
