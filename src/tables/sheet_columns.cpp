#include "tables/sheet_columns.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "format/keys.hpp"
#include "tables/sheet_unit.hpp"
#include "tables/words.hpp"
#include "text/character.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

/// Whether a word can stand in a formula and before a colon as it is.
bool is_plain_word(string_view word) {
    if (word.empty() || word.size() > 60) return false;
    std::size_t digits = 0;
    for (const char c : word) {
        digits += is_ascii_digit(c);
        const bool is_of_word = is_ascii_digit(c) || is_ascii_letter(c) || c == '_';
        if (!is_of_word && static_cast<unsigned char>(c) < 0x80) return false;
    }
    for (const string_view mark : {"×", "÷", "−", "‐", "（", "）", "＋", "－", "　", "／", "＝", "\xC2\xA0"})
        if (word.find(mark) != string_view::npos) return false;
    return !is_ascii_digit(word.front()) || digits == word.size();
}

bool is_key(string_view word) {
    return key_of(word, Scope::line) != Key::none || key_of(word, Scope::sheet) != Key::none ||
           key_of(word, Scope::funding) != Key::none;
}

/// `fy2025_actual` of `FY2025 Actual`; empty where it cannot be a word for figures.
std::string word_for(string_view label) {
    std::string word;
    for (const char c : label) {
        if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80)
            word += ascii_lower(c);
        else if (c == ' ' && !word.empty() && word.back() != '_')
            word += '_';
    }
    while (!word.empty() && word.back() == '_') word.pop_back();
    const bool is_own = is_plain_word(word) && !is_key(word) && known_stage(word) == nullptr;
    return is_own && !is_ascii_digit(word.front()) ? word : "";
}

/// Whether a column is called as what lies between two others.
bool names_a_change(string_view label) {
    const std::string lower = ascii_lower(label);
    return std::ranges::any_of(
        std::array<string_view, 11>{"change", "difference", "variance", "increase", "remaining", "balance",
                                    "veränderung", "differenz", "abweichung", "増減", "比較"},
        [&](string_view word) { return lower.find(word) != std::string::npos; });
}

class Stages {
  public:
    Stages(const Grid& grid, const Understanding& table, const std::vector<BrokenCell>& broken, std::size_t first_row)
        : grid_(grid), table_(table), figures_(table.figures), broken_(broken), first_row_(first_row) {}

    SheetColumns read() {
        find_columns();
        find_ratios();
        for (SheetColumn& column : found_.columns) name(column);
        for (std::size_t c = 0; c < table_.claims.size(); ++c)
            if (!table_.claims[c].lines_are_rows && !express(c)) found_.unplaced.push_back(c);

        for (SheetColumn& column : found_.columns) declare(column);
        return std::move(found_);
    }

  private:
    void find_columns() {
        index_.resize(figures_.columns, no_index);
        for (std::size_t column = 0; column < figures_.columns; ++column) {
            bool has_number = false;
            for (std::size_t row = 0; row < figures_.rows && !has_number; ++row)
                has_number = figures_.state[figures_.at(row, column)] == FigureState::number;
            if (!has_number) continue;
            index_[column] = found_.columns.size();
            found_.columns.push_back({.column = column});
        }
    }

    void find_ratios() {
        for (SheetColumn& column : found_.columns) {
            int percents = 0;
            int numbers = 0;
            for (std::size_t row = 0; row < figures_.rows; ++row) {
                const std::size_t at = figures_.at(row, column.column);
                if (figures_.state[at] != FigureState::number) continue;
                ++numbers;
                percents += figures_.cells[at].percent;
            }
            column.is_ratio = 2 * percents > numbers || words_of(label(column.column)).percent;
        }
        for (const Claim& claim : table_.claims)
            if (!claim.lines_are_rows &&
                (claim.operation == Operation::division || claim.operation == Operation::relative_change))
                at(claim.target).is_ratio = true;
    }

    std::string label(std::size_t column) const {
        std::string text;
        for (const std::size_t row : label_rows(grid_, column, first_row_))
            text += (text.empty() ? "" : " ") + std::string(grid_.text(row, column));
        return text;
    }

    bool is_new(string_view word) { return words_.insert(fold_word(word)).second; }

    void name(SheetColumn& column) {
        const std::string text = label(column.column);
        const KnownStage* known = column.is_ratio ? nullptr : known_stage(text);
        const bool is_change = known != nullptr && known->id == "change";
        const bool can_be_word = is_plain_word(text) && (known != nullptr || !is_key(text)) &&
                                 known_ids_.insert(known != nullptr ? std::string(known->id) : text).second;
        if (can_be_word && !is_change && is_new(text)) {
            column.word = text;
            column.is_declared = known == nullptr;
        } else {
            column.word = word_for(text);
            if (column.word.empty() || !is_new(column.word)) {
                column.word = "column_" + std::to_string(column.column + 1);
                words_.insert(fold_word(column.word));
            }
            column.is_declared = true;
            if (!text.empty() && is_new(text)) column.label = text;
            if (is_change && !is_change_named_) column.label = text;
            is_change_named_ = is_change_named_ || is_change;
        }
    }

    SheetColumn& at(std::size_t column) { return found_.columns[index_[column]]; }

    /// Whether the cells in which the equation fails are those that were reported, and no others.
    bool fails_as_reported(std::size_t c) const {
        const auto reported = std::ranges::count_if(
            broken_, [&](const BrokenCell& cell) { return cell.claim == c && cell.severity == Severity::error; });
        return std::ranges::count(table_.claims[c].agreements, Agreement::broken) == reported;
    }

    bool express(std::size_t c) {
        const Claim& claim = table_.claims[c];
        for (const std::size_t part : claim.parts)
            if (index_[part] == no_index) return false;
        if (index_[claim.target] == no_index || !fails_as_reported(c)) return false;
        switch (claim.operation) {
            case Operation::sum:
                return express_sum(claim);
            case Operation::average:
                return express_average(claim);
            case Operation::division:
            case Operation::relative_change:
                return express_ratio(claim);
        }
        return false;
    }

    bool can_compute(std::size_t column, const std::vector<std::size_t>& operands) const {
        const std::size_t index = index_[column];
        if (!found_.columns[index].formula.empty()) return false;
        std::vector<std::size_t> open;
        for (const std::size_t operand : operands) open.push_back(index_[operand]);
        std::set<std::size_t> seen;
        while (!open.empty()) {
            const std::size_t next = open.back();
            open.pop_back();
            if (next == index) return false;
            if (!seen.insert(next).second) continue;
            for (const std::size_t operand : found_.columns[next].operands) open.push_back(operand);
        }
        return true;
    }

    void set(std::size_t column, std::string formula, const std::vector<std::size_t>& operands, const Claim& claim,
             std::size_t added) {
        SheetColumn& target = at(column);
        target.operation = claim.operation;
        target.scale = claim.scale;
        target.first_subtracted = added;
        target.claim = static_cast<std::size_t>(&claim - table_.claims.data());
        target.formula = std::move(formula);
        for (const std::size_t operand : operands) target.operands.push_back(index_[operand]);
    }

    std::string joined(const std::vector<std::size_t>& columns) {
        std::string text;
        for (const std::size_t column : columns) text += (text.empty() ? "" : " + ") + at(column).word;
        return text;
    }

    /// As a formula of the sum; or of a part that is called a change, or where the sum has a formula already.
    bool express_sum(const Claim& claim) {
        for (const std::size_t part : claim.parts)
            if (at(part).is_ratio) return false;
        if (at(claim.target).is_ratio) return false;
        std::vector<std::size_t> targets = {claim.target};
        for (const std::size_t part : claim.parts) {
            if (names_a_change(label(part)) && !names_a_change(label(claim.target)))
                targets.insert(targets.begin(), part);
            else
                targets.push_back(part);
        }
        for (const std::size_t target : targets) {
            std::vector<std::size_t> others;
            std::ranges::copy_if(claim.parts, std::back_inserter(others),
                                 [&](std::size_t part) { return part != target; });
            std::vector<std::size_t> operands = others;
            if (target != claim.target) operands.insert(operands.begin(), claim.target);
            if (!can_compute(target, operands)) continue;
            std::string formula = joined(others);
            if (target != claim.target) {
                formula = at(claim.target).word;
                for (const std::size_t other : others) formula += " - " + at(other).word;
            }
            set(target, std::move(formula), operands, claim, target == claim.target ? operands.size() : 1);
            return true;
        }
        return false;
    }

    bool express_average(const Claim& claim) {
        for (std::size_t p = 0; p < claim.agreements.size(); ++p) {
            if (!holds(claim.agreements[p])) continue;
            for (const std::size_t part : claim.parts)
                if (figures_.state[figures_.at(p, part)] != FigureState::number) return false;
        }
        if (at(claim.target).is_ratio || !can_compute(claim.target, claim.parts)) return false;
        set(claim.target, "(" + joined(claim.parts) + ") / " + std::to_string(claim.parts.size()), claim.parts, claim,
            0);
        return true;
    }

    /// Only where each figure is the ratio rounded to its own decimals, as a sheet computes it.
    bool express_ratio(const Claim& claim) {
        if (claim.parts.size() != 2 || !can_compute(claim.target, claim.parts)) return false;
        for (std::size_t p = 0; p < claim.agreements.size(); ++p)
            if (holds(claim.agreements[p]) && !is_as_computed(claim, p)) return false;
        const std::string first = at(claim.parts[0]).word;
        const std::string second = at(claim.parts[1]).word;
        const bool in_percent = claim.scale == 100;
        std::string formula;
        if (claim.operation == Operation::division)
            formula = first + " / " + (in_percent ? second : "(100 * " + second + ")");
        else
            formula = "(" + second + " - " + first + ") / " + (in_percent ? first : "(100 * " + first + ")");
        set(claim.target, std::move(formula), claim.parts, claim, 0);
        return true;
    }

    bool is_as_computed(const Claim& claim, std::size_t row) const {
        const std::size_t target = figures_.at(row, claim.target);
        const std::size_t left = figures_.at(row, claim.parts[0]);
        const std::size_t right = figures_.at(row, claim.parts[1]);
        for (const std::size_t cell : {target, left, right})
            if (figures_.state[cell] != FigureState::number) return true;
        const Rational first = figures_.cells[left].as_written();
        const Rational second = figures_.cells[right].as_written();
        const bool is_quotient = claim.operation == Operation::division;
        const Rational& divisor = is_quotient ? second : first;
        if (divisor.is_zero()) return true;
        const Rational exact = Rational(claim.scale) * (is_quotient ? first : second - first) / divisor;
        if (exact.overflowed()) return false;
        const Rational slack = Rational(1) / (Rational(2) * Rational::power_of_ten(figures_.cells[target].decimals));
        const Rational gap = (figures_.cells[target].as_written() - exact).abs();
        return gap < slack;
    }

    void declare(SheetColumn& column) {
        if (!column.formula.empty() || column.is_ratio || !column.label.empty()) column.is_declared = true;
    }

    static constexpr std::size_t no_index = static_cast<std::size_t>(-1);

    const Grid& grid_;
    const Understanding& table_;
    const Figures& figures_;
    const std::vector<BrokenCell>& broken_;
    std::size_t first_row_;
    bool is_change_named_ = false;
    SheetColumns found_;
    std::vector<std::size_t> index_;  // of each column of the grid among those found
    std::set<std::string> words_;     // taken, folded
    std::set<std::string, std::less<>> known_ids_;
};

}  // namespace

std::vector<std::size_t> label_rows(const Grid& grid, std::size_t column, std::size_t first_row) {
    std::vector<std::size_t> rows;
    for (std::size_t row = first_row; row-- > 0 && rows.size() < 2;) {
        // What stands above a row without any text heads the document.
        if (std::ranges::all_of(grid.rows[row], [](const GridCell& cell) { return cell.text.empty(); })) break;
        const string_view text = grid.text(row, column);
        if (!text.empty() && !says_only_the_unit(text)) rows.insert(rows.begin(), row);
    }
    return rows;
}

SheetColumns columns_of(const Grid& grid, const Understanding& table, const std::vector<BrokenCell>& broken,
                        std::size_t first_row) {
    return Stages(grid, table, broken, first_row).read();
}

}  // namespace dxbudget::tables
