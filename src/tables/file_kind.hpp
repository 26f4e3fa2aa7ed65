/// What kind of document a file is: by its bytes, and not by its name alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "dxbudget/text.hpp"

namespace dxbudget::tables {

enum class FileKind : std::uint8_t { text, html, xlsx, ods };

/// Whether a name says that its file holds tables: `*.xlsx`, `*.html`, `*.csv`, `*.txt` and the like.
bool promises_tables(std::string_view name);

/// The kind of a file, or why it is none that can be read, or not the one that its name says.
std::variant<FileKind, Message> find_file_kind(std::string_view name, std::string_view bytes);

}  // namespace dxbudget::tables
