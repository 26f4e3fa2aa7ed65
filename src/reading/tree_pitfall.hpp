/// Flaws that YAML accepts without a word, found in the tree: keys stated twice, figures cut at their commas, texts
/// that became comments.
#pragma once

#include <vector>

#include "dxbudget/document.hpp"
#include "reading/yaml_text.hpp"

namespace dxbudget {

/// Finds them and takes what they left behind out of the tree: of `{requested: 10,000}` remains one key with an
/// unreadable value. The document's aliases are not yet copies.
void check_tree(Document& document, const YamlText& text, std::vector<Finding>& findings);

}  // namespace dxbudget
