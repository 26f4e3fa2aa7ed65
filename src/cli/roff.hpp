/// Text as roff takes it.
#pragma once

#include <string>
#include <string_view>

namespace dxbudget {

/// A line of text whose every character is shown as it is, but for `words` in back quotes, which become bold. Japanese,
/// which has no spaces, may be broken after a phrase.
std::string roff(std::string_view text);

/// The text as it is, and never broken but at spaces.
std::string roff_literal(std::string_view text);

/// The text in bold.
std::string roff_bold(std::string_view text);

/// A form of usage, `[OPTIONS] FILE`: what stands in capitals stands for something, and is in italics.
std::string roff_usage(std::string_view usage);

}  // namespace dxbudget
