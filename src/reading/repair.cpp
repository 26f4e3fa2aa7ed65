#include "reading/repair.hpp"

#include <algorithm>

namespace dxbudget {

void repair(std::string& text, const SyntaxTrap& trap) {
    const auto is_line_end = [](char c) { return c == '\n' || c == '\r'; };
    const std::size_t end = std::max<std::size_t>(trap.value.end, trap.from + trap.lead.size());
    bool is_first_line = true;
    for (std::size_t at = trap.from; at < end && at < text.size(); ++at) {
        if (is_line_end(text[at])) {
            is_first_line = false;
        } else if (at - trap.from < trap.lead.size()) {
            text[at] = trap.lead[at - trap.from];
        } else {
            text[at] = is_first_line && at >= trap.value.begin ? 'x' : ' ';
        }
    }
}

void drop_document(std::string& text, Offset at) {
    const YamlText yaml(text);
    const auto is_begin = [&](Offset line) { return yaml.has(line, "---") && yaml.is_gap(line + 3); };
    Offset begin = yaml.line_begin(at);
    while (begin > 0 && !is_begin(begin)) begin = yaml.line_begin(begin - 1);
    if (is_begin(begin)) begin += 3;
    Offset end = yaml.next_line(at);
    while (end < yaml.size() && !is_begin(end)) end = yaml.next_line(end);
    for (Offset i = begin; i < end; ++i) {
        if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
    }
}

}  // namespace dxbudget
