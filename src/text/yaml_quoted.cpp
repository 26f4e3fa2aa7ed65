#include "text/yaml_quoted.hpp"

#include <fmt/format.h>

#include "text/width.hpp"

namespace dxbudget {

static std::string escape_of(char32_t point) {
    const auto number = static_cast<std::uint32_t>(point);
    if (number < 0x100) return fmt::format("\\x{:02X}", number);
    return number < 0x10000 ? fmt::format("\\u{:04X}", number) : fmt::format("\\U{:08X}", number);
}

std::string yaml_quoted(std::string_view text) {
    std::string written = "\"";
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"' || c == '\\') {
            written += '\\';
            written += c;
        } else if (c == '\n') {
            written += "\\n";
        } else if (c == '\r' || c == '\t' || text.substr(at).starts_with("##[")) {
            written += escape_of(static_cast<unsigned char>(c));
        } else {
            written += c;
        }
    }
    return replace_hidden(std::move(written), escape_of) += '"';
}

}  // namespace dxbudget
