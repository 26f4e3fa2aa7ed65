#include "tables/as_sheet.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "amount/notation.hpp"
#include "dxbudget/rounding.hpp"
#include "sheet/sum_names.hpp"
#include "tables/cell_address.hpp"
#include "tables/row_tree.hpp"
#include "tables/sheet_fit.hpp"
#include "tables/sheet_unit.hpp"
#include "text/character.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

bool has_japanese(string_view text) {
    while (!text.empty()) {
        const FirstCharacter first = first_character(text);
        if (is_japanese_letter(first.character)) return true;
        text.remove_prefix(first.bytes);
    }
    return false;
}

/// Of what a claim breaks only by a warning, the lines and stages of a sheet would make errors.
std::vector<std::size_t> doubtful_claims(const std::vector<BrokenCell>& broken) {
    std::vector<std::size_t> claims;
    for (const BrokenCell& cell : broken)
        if (cell.severity != Severity::error) claims.push_back(cell.claim);
    return claims;
}

class SheetOfTable {
  public:
    SheetOfTable(const Grid& grid, const Understanding& table, const std::vector<BrokenCell>& broken)
        : grid_(grid),
          table_(table),
          figures_(table.figures),
          broken_(broken),
          tree_(tree_of_rows(table, doubtful_claims(broken))) {}

    TableSheet read() {
        find_rows();
        SheetColumns columns = columns_of(grid_, table_, broken_, first_row_);
        sheet_.columns = std::move(columns.columns);
        sheet_.unplaced = std::move(columns.unplaced);
        sheet_.first_row = first_row_;
        for (const std::size_t claim : tree_.unplaced) sheet_.unplaced.push_back(claim);
        for (std::size_t c = 0; c < table_.claims.size(); ++c)
            if (table_.claims[c].lines_are_rows && table_.claims[c].operation != Operation::sum)
                sheet_.unplaced.push_back(c);
        names_.resize(figures_.rows);
        sheet_.placed.resize(grid_.rows.size());
        sheet_.notes.resize(grid_.rows.size());
        for (std::size_t row = 0; row < grid_.rows.size(); ++row) sheet_.placed[row].resize(grid_.rows[row].size());
        find_notation();
        place_labels();
        for (std::size_t row = 0; row < figures_.rows; ++row)
            if (is_line_[row]) place_row(row);
        place_lines();
        fit_to_table(sheet_, figures_, broken_);
        std::ranges::sort(sheet_.unplaced);
        return std::move(sheet_);
    }

  private:
    void find_rows() {
        is_line_.resize(figures_.rows);
        first_row_ = figures_.rows;
        for (std::size_t row = 0; row < figures_.rows; ++row) {
            bool has_nil = false;
            for (std::size_t column = 0; column < figures_.columns; ++column) {
                const FigureState state = figures_.state[figures_.at(row, column)];
                if (state == FigureState::number) is_line_[row] = 1;
                has_nil = has_nil || state == FigureState::nil;
            }
            if (is_line_[row] && first_row_ == figures_.rows) first_row_ = row;
            if (has_nil && row > first_row_) is_line_[row] = 1;
        }
    }

    void find_notation() {
        std::vector<std::string> units;
        for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
            for (std::size_t column = 0; column < grid_.rows[row].size(); ++column) {
                const string_view text = grid_.text(row, column);
                sheet_.is_japanese = sheet_.is_japanese || has_japanese(text);
                const FigureState state = figures_.state[figures_.at(row, column)];
                if (state == FigureState::number && (text.starts_with("(") || text.starts_with("（")))
                    sheet_.states_brackets = true;
                const bool may_state = state == FigureState::none && (row <= first_row_ || says_only_the_unit(text));
                if (!may_state || text.size() > 400) continue;
                // What heads one column speaks of that alone.
                if (row < first_row_ && heads_figures(column) && !says_only_the_unit(text)) continue;
                if (std::string unit = unit_stated(text); !unit.empty()) units.push_back(std::move(unit));
            }
        }
        if (units.empty()) units = units_of_columns();
        const bool agree = std::ranges::all_of(units, [&](const std::string& unit) { return unit == units.front(); });
        if (agree && !units.empty()) sheet_.unit = units.front();
        if (units.empty()) sheet_.unit = unit_beside(grid_, figures_);
        sheet_.notation.decimal = figures_.style.decimal == ',' ? DecimalMark::comma : DecimalMark::point;
        sheet_.notation.states_decimal = sheet_.notation.decimal == DecimalMark::comma;
        if (sheet_.states_brackets) sheet_.notation.brackets = Brackets::negative;
        if (!sheet_.unit.empty()) sheet_.money = read_unit(sheet_.unit);
        if (sheet_.unit.empty())
            sheet_.notation.custom = sheet_.is_japanese ? Custom::japanese : Custom::international;
        else
            sheet_.notation.custom = custom_of(sheet_.money);
    }

    bool heads_figures(std::size_t column) const {
        return std::ranges::any_of(sheet_.columns, [&](const SheetColumn& found) { return found.column == column; });
    }

    /// Where all columns of amounts state the same.
    std::vector<std::string> units_of_columns() const {
        std::vector<std::string> units;
        for (const SheetColumn& column : sheet_.columns) {
            if (column.is_ratio) continue;
            std::string unit;
            for (const std::size_t row : label_rows(grid_, column.column, first_row_))
                if (unit.empty()) unit = unit_stated(grid_.text(row, column.column));
            if (unit.empty()) return {};
            units.push_back(std::move(unit));
        }
        return units;
    }

    void place(std::size_t row, std::size_t column) { sheet_.placed[row][column] = 1; }

    void place_labels() {
        for (const SheetColumn& column : sheet_.columns)
            for (const std::size_t row : label_rows(grid_, column.column, first_row_))
                if (!column.label.empty() || !column.word.starts_with("column_")) place(row, column.column);
    }

    /// The figures of a row, and its notes.
    void place_row(std::size_t row) {
        std::size_t next = 0;
        for (std::size_t column = 0; column < grid_.rows[row].size(); ++column) {
            while (next < sheet_.columns.size() && sheet_.columns[next].column < column) ++next;
            if (next < sheet_.columns.size() && sheet_.columns[next].column == column) {
                if (figure_in(sheet_, sheet_.columns[next], grid_, figures_, row)) place(row, column);
                continue;
            }
            if (grid_.text(row, column).empty()) continue;
            place(row, column);
            if (column > name_end(row)) sheet_.notes[row].push_back(column);
        }
    }

    /// The last column that belongs to a row's name: those before the figures, or, without any, its first text.
    std::size_t name_end(std::size_t row) const {
        const std::size_t first = sheet_.columns.empty() ? figures_.columns : sheet_.columns.front().column;
        for (std::size_t column = 0; column < first; ++column)
            if (!grid_.text(row, column).empty()) return first;
        for (std::size_t column = first; column < grid_.rows[row].size(); ++column)
            if (!grid_.text(row, column).empty() && !heads_figures(column)) return column;
        return first;
    }

    std::string name_of(std::size_t row) const {
        std::string name;
        const std::size_t end = name_end(row);
        for (std::size_t column = 0; column <= end && column < grid_.rows[row].size(); ++column) {
            if (heads_figures(column) || grid_.text(row, column).empty()) continue;
            name += (name.empty() ? "" : " ") + std::string(grid_.text(row, column));
        }
        return name;
    }

    /// The row of words alone above the parts of a sum that stands below them.
    std::optional<std::size_t> head_of(std::size_t row, std::size_t first) {
        while (first-- > 0 && first < row) {
            if (is_line_[first]) return std::nullopt;
            std::size_t texts = 0;
            std::size_t column = 0;
            bool taken = false;
            for (std::size_t c = 0; c < grid_.rows[first].size(); ++c) {
                if (grid_.text(first, c).empty()) continue;
                ++texts;
                column = c;
                taken = taken || sheet_.placed[first][c] != 0;
            }
            if (texts > 1 || (taken && first < first_row_)) return std::nullopt;
            if (texts == 0 || taken) continue;
            place(first, column);
            head_name_ = grid_.text(first, column);
            return first;
        }
        return std::nullopt;
    }

    static std::size_t first_row_of(const SheetLine& line) {
        std::size_t first = line.head ? std::min(*line.head, line.row) : line.row;
        for (const SheetLine& item : line.items) first = std::min(first, first_row_of(item));
        return first;
    }

    SheetLine line_of(std::size_t row, bool is_root) {
        SheetLine line{.row = row, .name = name_of(row), .subtracted = tree_.subtracted[row] != 0};
        if (!tree_.sums[row].empty()) {
            line.items = lines_of_sum(tree_.sums[row].front());
            const std::size_t first = first_row_of(line);
            if (!is_root && first < row) line.head = head_of(row, first);
            if (line.head)
                line.name = head_name_;
            else if (!is_root && names_a_sum(line.name) && !line.items.empty())
                line.name = line.items.front().name + " … " + line.items.back().name;
        }
        names_[row] = line.name;
        return line;
    }

    std::vector<SheetLine> lines_of_sum(const RowSum& sum) {
        std::vector<SheetLine> lines;
        for (const std::size_t part : sum.parts) lines.push_back(line_of(part, false));
        return lines;
    }

    static std::size_t size_of(const SheetLine& line) {
        std::size_t size = 1;
        for (const SheetLine& item : line.items) size += size_of(item);
        return size;
    }

    void place_lines() {
        std::vector<SheetLine> roots;
        for (std::size_t row = 0; row < figures_.rows; ++row)
            if (is_line_[row] && tree_.above[row] == RowTree::none) roots.push_back(line_of(row, true));
        std::size_t largest = roots.size();
        for (std::size_t i = 0; i < roots.size(); ++i)
            if (!roots[i].items.empty() && (largest == roots.size() || size_of(roots[i]) >= size_of(roots[largest])))
                largest = i;
        if (largest == roots.size()) {
            sheet_.items = std::move(roots);
        } else {
            sheet_.total = std::move(roots[largest]);
            sheet_.items = std::exchange(sheet_.total->items, {});
            roots.erase(roots.begin() + static_cast<std::ptrdiff_t>(largest));
            sheet_.workings = std::move(roots);
            place_breakdowns();
        }
        place_other_sums();
        name_workings();
    }

    /// Further ways in which the total is broken down.
    void place_breakdowns() {
        const auto& sums = tree_.sums[sheet_.total->row];
        for (std::size_t i = 1; i < sums.size(); ++i) sheet_.breakdowns.push_back(lines_of_sum(sums[i]));
    }

    /// Those of other lines have no place; their rows stand for themselves.
    void place_other_sums() {
        for (std::size_t row = 0; row < figures_.rows; ++row) {
            if (sheet_.total && row == sheet_.total->row) continue;
            for (std::size_t i = 1; i < tree_.sums[row].size(); ++i) {
                for (const std::size_t part : tree_.sums[row][i].parts) sheet_.workings.push_back(line_of(part, true));
                sheet_.unplaced.push_back(tree_.sums[row][i].claim);
            }
        }
    }

    /// Each by a name of its own.
    void name_workings() {
        std::set<std::string> names;
        for (SheetLine& line : sheet_.workings) {
            const std::string place = place_of(grid_, line.row, 0);
            if (line.name.empty()) line.name = place;
            if (names.contains(line.name)) line.name += " (" + place + ")";
            while (!names.insert(line.name).second) line.name += "'";
            names_[line.row] = line.name;
        }
    }

    const Grid& grid_;
    const Understanding& table_;
    const Figures& figures_;
    const std::vector<BrokenCell>& broken_;
    RowTree tree_;
    std::vector<std::uint8_t> is_line_;
    std::size_t first_row_ = 0;
    string_view head_name_;
    std::vector<std::string> names_;
    TableSheet sheet_;
};

}  // namespace

TableSheet as_sheet(const Grid& grid, const Understanding& table, const std::vector<BrokenCell>& broken) {
    return SheetOfTable(grid, table, broken).read();
}

std::string TableSheet::in_digits(const Rational& tolerance) const {
    std::string digits = plain(rounded(tolerance, Rounding::up, Rational::power_of_ten(-6)));
    if (notation.decimal == DecimalMark::comma) std::ranges::replace(digits, '.', ',');
    return digits;
}

std::optional<SheetFigure> figure_in(const TableSheet& sheet, const SheetColumn& column, const Grid& grid,
                                     const Figures& figures, std::size_t row) {
    const string_view text = grid.text(row, column.column);
    if (text.empty()) return std::nullopt;
    const std::size_t at = figures.at(row, column.column);
    const Amount amount =
        read_amount(text, {.unit = &sheet.money, .ratio = column.is_ratio, .notation = sheet.notation});
    switch (figures.state[at]) {
        case FigureState::none:
            if (amount.kind != AmountKind::remark) return std::nullopt;
            return SheetFigure{std::string(text)};
        case FigureState::label:
            return std::nullopt;
        case FigureState::nil:
            return amount.kind == AmountKind::nil ? SheetFigure{std::string(text)} : SheetFigure{"‐", false};
        case FigureState::number: {
            const CellNumber& number = figures.cells[at];
            if (number.percent && !column.is_ratio) return std::nullopt;
            const bool is_same = amount.kind == AmountKind::number && !amount.approximate && !amount.calculation &&
                                 amount.value == number.as_written();
            if (is_same) return SheetFigure{std::string(text)};
            std::string digits = plain(number.as_written());
            if (const std::size_t point = digits.find('.'); point != std::string::npos) {
                digits.append(static_cast<std::size_t>(number.decimals) - (digits.size() - point - 1), '0');
                if (number.decimals == 3) digits += '0';
                if (sheet.notation.decimal == DecimalMark::comma) digits[point] = ',';
            }
            return SheetFigure{std::move(digits), false};
        }
    }
    return std::nullopt;
}

}  // namespace dxbudget::tables
