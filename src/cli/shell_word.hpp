/// Texts as words of a shell.
#pragma once

#include <string>
#include <string_view>

namespace dxbudget {

/// The text as one word of sh, bash or zsh, in quotes.
std::string shell_word(std::string_view text);

/// A file's name in a command to copy: printable, in one line, in quotes where it needs them, and no option.
std::string file_in_command(std::string_view name);

}  // namespace dxbudget
