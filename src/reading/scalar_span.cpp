#include "reading/scalar_span.hpp"

#include <algorithm>

namespace dxbudget {

// A plain scalar over several lines: what stands there differs from its value in the folds alone, where spaces and line
// ends have become one space or fewer line ends.
static ScalarSpan measure_folded(const YamlText& text, Offset begin, std::string_view value) {
    Offset at = begin;
    std::size_t read = 0;
    while (read < value.size() && at < text.size()) {
        if (text[at] == value[read] && !text.is_gap(at)) {
            ++at;
            ++read;
            continue;
        }
        Offset gap_end = at;
        bool is_fold = false;
        for (; text.is_gap(gap_end) && gap_end < text.size(); ++gap_end) is_fold = is_fold || text[gap_end] == '\n';
        if (gap_end == at) break;
        if (is_fold) {
            while (read < value.size() && (value[read] == ' ' || value[read] == '\n')) ++read;
        } else {
            read += gap_end - at;
        }
        at = gap_end;
    }
    at = std::max(text.trim(begin, at), begin);
    return {.span = {begin, at}, .content = {begin, at}, .multi_line = true};
}

static ScalarSpan measure_quoted(const YamlText& text, Offset begin, std::string_view value) {
    const char quote = text[begin];
    ScalarSpan scalar;
    scalar.style = quote == '"' ? NodeStyle::double_quoted : NodeStyle::single_quoted;
    const auto length = static_cast<Offset>(value.size());
    if (text.has(begin + 1, value) && text[begin + 1 + length] == quote && value.find(quote) == value.npos) {
        scalar.span = {begin, begin + length + 2};
        scalar.content = {begin + 1, begin + 1 + length};
        scalar.verbatim = true;
        return scalar;
    }
    Offset at = begin + 1;
    bool closed = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        scalar.multi_line = scalar.multi_line || c == '\n';
        if (c == '\\' && quote == '"') {
            ++at;
            scalar.multi_line = scalar.multi_line || text[at] == '\n';
        } else if (c == quote) {
            if (quote == '\'' && text[at + 1] == quote) {
                ++at;
                continue;
            }
            closed = true;
            break;
        }
    }
    at = std::min(at, text.size());
    scalar.span = {begin, closed ? at + 1 : at};
    scalar.content = {begin + 1, std::max(at, begin + 1)};
    return scalar;
}

// `|` or `>`, its indicators, and the lines that are indented as far as the first one with text (or as far as a digit
// says).
static ScalarSpan measure_block(const YamlText& text, Offset begin, std::int64_t parent) {
    ScalarSpan scalar;
    scalar.style = text[begin] == '|' ? NodeStyle::literal : NodeStyle::folded;
    std::int64_t indentation = std::max<std::int64_t>(parent, 0) + 1;
    bool is_detected = false;
    for (Offset at = begin + 1; at < begin + 3; ++at) {
        if (text[at] < '1' || text[at] > '9') continue;
        indentation = std::max<std::int64_t>(parent, 0) + (text[at] - '0');
        is_detected = true;
    }
    Offset line = text.next_line(begin);
    scalar.content.begin = line;
    Offset end = text.value_end(begin);
    while (line < text.size()) {
        Offset first = line;
        while (text[first] == ' ') ++first;
        const std::int64_t column = first - line;
        if (!text.is_end(first)) {
            if (!is_detected) {
                if (column < indentation) break;
                indentation = column;
                is_detected = true;
            }
            if (column < indentation) break;
            end = text.line_end(first);
        }
        line = text.next_line(line);
    }
    scalar.span = {begin, end};
    scalar.content = {std::min(scalar.content.begin, end), end};
    return scalar;
}

ScalarSpan measure_scalar(const YamlText& text, Offset begin, std::string_view value, std::int64_t parent) {
    switch (text[begin]) {
        case '"':
        case '\'':
            return measure_quoted(text, begin, value);
        case '|':
        case '>':
            return measure_block(text, begin, parent);
        default:
            break;
    }
    if (!text.has(begin, value)) return measure_folded(text, begin, value);
    const Span span{begin, begin + static_cast<Offset>(value.size())};
    return {.span = span, .content = span, .verbatim = true};
}

}  // namespace dxbudget
