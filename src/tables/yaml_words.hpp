/// Words and figures of documents as YAML writes them.
#pragma once

#include <string>
#include <string_view>

namespace dxbudget::tables {

/// A word before a colon, in quotes where YAML could take it for something else.
std::string as_key(const std::string& word);

/// A figure or a remark as a value, in quotes unless YAML reads it as it is.
std::string as_figure(const std::string& text);

}  // namespace dxbudget::tables
