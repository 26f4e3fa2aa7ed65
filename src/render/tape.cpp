/// The tape: every addend with its sign, right-aligned on the decimal point, and where it stands.

#include <fmt/format.h>

#include <algorithm>

#include "render/tape_rows.hpp"
#include "render/terminal.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

/// How wide an amount is before its decimal mark, or its closing bracket.
std::size_t width_of_whole(std::string_view amount, char decimal) {
    const char ends[] = {decimal, ')'};
    return display_width(amount.substr(0, amount.find_first_of(std::string_view(ends, 2))));
}

/// The columns that all rows share.
struct Columns {
    std::size_t whole = 0;     // of the amounts, before the decimal point …
    std::size_t decimals = 0;  // … and from it on
    std::size_t name = 0;
    std::size_t line = 0;
    char mark = '.';  // before the decimals

    Columns(const std::vector<TapeRow>& rows, const FigureStyle& style) : mark(style.decimal) {
        for (const TapeRow& row : rows) {
            const std::size_t point = width_of_whole(row.amount, mark);
            whole = std::max(whole, point);
            decimals = std::max(decimals, display_width(row.amount) - point);
            if (!row.place && row.note.empty()) continue;
            name = std::max(name, display_width(row.name));
            if (row.place && row.place->cell.empty()) line = std::max(line, fmt::formatted_size("{}", row.place->line));
        }
    }

    std::string amount(const std::string& text) const {
        const std::size_t point = width_of_whole(text, mark);
        return std::string(whole - point, ' ') + padded(text, point + decimals);
    }
};

std::string line_of(const TapeRow& row, const Columns& columns, Language language) {
    std::string out = fmt::format("   {} {}  {}", row.sign, columns.amount(row.amount), row.name);
    if (row.place || !row.note.empty()) {
        const std::size_t width = display_width(row.name);
        if (width < columns.name) out.append(columns.name - width, ' ');
    }
    if (row.place && row.place->file.empty() && row.place->cell.empty()) {
        const Text words{"  line {:>{}}", "  {:>{}}行目"};
        out += fmt::format(fmt::runtime(words.in(language)), row.place->line, columns.line);
    } else if (row.place) {
        out += "  " + printable(in_words(*row.place, language));
    }
    if (!row.note.empty()) out += fmt::format("  ({})", row.note);
    return out;
}

/// The rows as lines beside an edge; what they come to stands below a rule.
std::string lines_of(const TapeRows& tape, const FigureStyle& style, std::size_t gutter, const RenderOptions& options) {
    if (tape.rows.empty()) return {};
    const std::string edge = bar(gutter, options.color);
    const Columns columns(tape.rows, style);
    std::string out = edge + "\n";
    for (const TapeRow& row : tape.rows) {
        const bool is_result = tape.has_result && &row == &tape.rows.back();
        if (is_result && tape.rows.size() > 2) {
            const std::string rule(columns.whole + columns.decimals + 2, '-');
            out += edge + "   " + paint(rule, Ink::frame, options.color) + "\n";
        }
        const std::string line = line_of(row, columns, options.language);
        out += edge + (is_result ? paint(line, Ink::strong, options.color) : line) + "\n";
    }
    return out;
}

}  // namespace

std::string tape(const Comparison& comparison, const FigureStyle& style, const Source& source, std::size_t gutter,
                 const RenderOptions& options) {
    return lines_of(tape_rows(comparison, style, source, options.language), style, gutter, options);
}

std::string tape(const FailedCheck& check, const FigureStyle& style, const Source& source, std::size_t gutter,
                 const RenderOptions& options) {
    return lines_of(tape_rows(check, style, source, options.language), style, gutter, options);
}

}  // namespace dxbudget
