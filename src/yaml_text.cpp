#include "yaml_text.hpp"

#include <fmt/format.h>

namespace dxbudget {

std::string yaml_quoted(std::string_view text) {
    std::string written = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            written += '\\';
            written += c;
        } else if (c == '\n') {
            written += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            written += fmt::format("\\x{:02X}", byte);
        } else {
            written += c;
        }
    }
    return written += '"';
}

}  // namespace dxbudget
