#include "tables/formula.hpp"

#include <algorithm>
#include <utility>

#include "text/character.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

bool is_name_character(char c) {
    return is_ascii_digit(c) || is_ascii_letter(c) || c == '_' || c == '.' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Reads sums and differences of cells and ranges.
class FormulaReader {
  public:
    explicit FormulaReader(string_view text) : text_(text) {}

    std::optional<std::vector<FormulaPart>> read() {
        pass_spaces();
        int sign = take('-') ? -1 : 1;
        if (sign > 0) take('+');
        while (read_term(sign)) {
            pass_spaces();
            if (text_.empty()) return std::move(parts_);
            if (take('+'))
                sign = 1;
            else if (take('-'))
                sign = -1;
            else
                break;
        }
        return std::nullopt;
    }

  private:
    void pass_spaces() {
        while (text_.starts_with(' ')) text_.remove_prefix(1);
    }

    bool take(char c) {
        pass_spaces();
        if (!text_.starts_with(c)) return false;
        text_.remove_prefix(1);
        return true;
    }

    string_view take_name() {
        pass_spaces();
        std::size_t size = 0;
        while (size < text_.size() && is_name_character(text_[size])) ++size;
        const string_view name = text_.substr(0, size);
        text_.remove_prefix(size);
        return name;
    }

    bool read_term(int sign) {
        const string_view name = take_name();
        if (name != "SUM") {
            const auto cell = read_address(name);
            if (cell) parts_.push_back({*cell, *cell, sign, false});
            return cell.has_value();
        }
        if (!take('(')) return false;
        do {
            const auto first = read_address(take_name());
            if (!first) return false;
            auto last = first;
            if (take(':')) last = read_address(take_name());
            if (!last) return false;
            parts_.push_back({{std::min(first->row, last->row), std::min(first->column, last->column)},
                              {std::max(first->row, last->row), std::max(first->column, last->column)},
                              sign,
                              true});
        } while (take(','));
        return take(')');
    }

    string_view text_;
    std::vector<FormulaPart> parts_;
};

/// A reference at another place; as it is where it is none, or would leave the sheet.
std::string moved_reference(string_view name, CellAddress from, CellAddress to) {
    const auto address = read_address(name);
    if (!address) return std::string(name);
    const std::size_t row_mark = name.find('$', 1);
    const bool keeps_column = name.starts_with('$');
    const bool keeps_row = row_mark != string_view::npos;
    const std::int64_t row = std::int64_t{address->row} + (keeps_row ? 0 : std::int64_t{to.row} - from.row);
    const std::int64_t column =
        std::int64_t{address->column} + (keeps_column ? 0 : std::int64_t{to.column} - from.column);
    if (row < 0 || column < 0 || row >= most_sheet_rows || column >= most_sheet_columns) return std::string(name);
    return (keeps_column ? "$" : "") + column_name(static_cast<std::uint32_t>(column)) + (keeps_row ? "$" : "") +
           std::to_string(row + 1);
}

}  // namespace

std::optional<std::vector<FormulaPart>> read_formula(string_view formula) {
    return FormulaReader(formula).read();
}

std::string moved_formula(string_view formula, CellAddress from, CellAddress to) {
    std::string moved;
    for (std::size_t at = 0; at < formula.size();) {
        const char c = formula[at];
        if (c == '"' || c == '\'') {  // a text, or the name of a sheet
            const std::size_t end = std::min(formula.find(c, at + 1), formula.size() - 1);
            moved += formula.substr(at, end + 1 - at);
            at = end + 1;
            continue;
        }
        if (!is_name_character(c)) {
            moved += c;
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < formula.size() && is_name_character(formula[end])) ++end;
        const bool is_name = end < formula.size() && (formula[end] == '(' || formula[end] == '!');
        moved += is_name ? std::string(formula.substr(at, end - at))
                         : moved_reference(formula.substr(at, end - at), from, to);
        at = end;
    }
    return moved;
}

std::string formula_of_ods(string_view formula) {
    for (const string_view start : {"of:", "msoxl:", "oooc:"})
        if (formula.starts_with(start)) formula.remove_prefix(start.size());
    if (formula.starts_with('=')) formula.remove_prefix(1);
    std::string text;
    bool quoted = false;
    bool in_reference = false;
    for (std::size_t i = 0; i < formula.size(); ++i) {
        const char c = formula[i];
        if (c == '"') quoted = !quoted;
        if (quoted) {
            text += c;
        } else if (c == '[' || c == ']') {
            in_reference = c == '[';
        } else if (in_reference && c == '.') {
            const bool is_own_sheet = formula[i - 1] == '[' || formula[i - 1] == ':';
            if (!is_own_sheet) text += '!';
        } else {
            text += c == ';' ? ',' : c;
        }
    }
    return text;
}

}  // namespace dxbudget::tables
