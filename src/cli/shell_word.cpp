#include "cli/shell_word.hpp"

#include "text/width.hpp"

namespace dxbudget {

std::string shell_word(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string file_in_command(std::string_view name) {
    const std::string word = (name.starts_with('-') ? "./" : "") + printable(name);
    constexpr std::string_view special = " !\"#$&'()*;<>?[\\]^`{|}~";
    return word.find_first_of(special) == std::string::npos ? word : shell_word(word);
}

}  // namespace dxbudget
