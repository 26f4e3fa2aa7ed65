/// A copy of the user's text, made readable where a flaw is: every byte keeps its offset and its line.
#pragma once

#include <string>

#include "reading/syntax_trap.hpp"

namespace dxbudget {

/// Repairs `text` (a copy of the user's) in place.
void repair(std::string& text, const SyntaxTrap& trap);

/// Blanks out the document around `at`, from its `---` to the next.
void drop_document(std::string& text, Offset at);

}  // namespace dxbudget
