#include "tables/table_checks.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "format/keys.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

/// Of each row how a check names its line; empty for rows that are none.
class LinePaths {
  public:
    LinePaths(const TableSheet& sheet, std::size_t rows) : paths_(rows) {
        if (sheet.total) paths_[sheet.total->row] = "total";
        count(sheet.items);
        count(sheet.workings);
        for (const auto& lines : sheet.breakdowns) count(lines);
        add(sheet.items, "items");
        for (std::size_t i = 0; i < sheet.breakdowns.size(); ++i)
            add(sheet.breakdowns[i], "breakdowns[" + quoted(sheet.breakdown_name(i)) + "]");
        for (const SheetLine& line : sheet.workings) {
            const std::string path = "workings[" + quoted(line.name) + "]";
            set(line.row, path);
            add(line.items, path);
        }
    }

    const std::string& of(std::size_t row) const { return paths_[row]; }

    static std::string quoted(string_view name) {
        const char* const mark = name.find('"') == string_view::npos ? "\"" : "'";
        return mark + std::string(name) + mark;
    }

  private:
    void set(std::size_t row, const std::string& path) {
        if (paths_[row].empty()) paths_[row] = path;
    }

    void count(const std::vector<SheetLine>& lines) {
        for (const SheetLine& line : lines) {
            ++counts_[fold_word(line.name)];
            count(line.items);
        }
    }

    void add(const std::vector<SheetLine>& lines, const std::string& above) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string& name = lines[i].name;
            const bool is_plain = counts_[fold_word(name)] == 1 && !name.empty() && name.size() <= 200 &&
                                  name.find_first_of("\"'/\\") == std::string::npos;
            const std::string path = above + "[" + (is_plain ? quoted(name) : std::to_string(i + 1)) + "]";
            set(lines[i].row, path);
            add(lines[i].items, path);
        }
    }

    std::vector<std::string> paths_;
    std::map<std::string, int> counts_;  // of names
};

/// A check may be little longer.
constexpr std::size_t longest_text = 900;

/// One term of a check.
struct Term {
    std::size_t row = 0;
    std::size_t column = 0;
    bool subtracted = false;
};

class CheckWriter {
  public:
    CheckWriter(const ImportedTable& table, const TableSheet& sheet, Language language)
        : table_(table),
          figures_(table.understanding.figures),
          sheet_(sheet),
          language_(language),
          paths_(sheet, figures_.rows) {
        columns_.resize(figures_.columns);
        for (const SheetColumn& column : sheet.columns) columns_[column.column] = &column;
        if (sheet.total) tolerances_[sheet.total->row] = sheet.total->tolerance;
        for (const auto* lines : {&sheet.items, &sheet.workings}) take_tolerances(*lines);
        for (const auto& lines : sheet.breakdowns) take_tolerances(lines);
    }

    TableChecks write() {
        for (const std::size_t index : sheet_.unplaced)
            if (!write_claim(index)) checks_.unsaid.push_back(index);
        for (const BrokenCell& cell : table_.broken)
            if (is_tolerated(cell)) write_position(cell.claim, cell.position, &cell);
        for (const FormulaFlaw& flaw : table_.flaws) write_flaw(flaw);
        leave_out_excess();
        std::ranges::stable_sort(checks_.checks, {},
                                 [](const TableCheck& check) { return std::pair(check.row, check.column); });
        return std::move(checks_);
    }

  private:
    void take_tolerances(const std::vector<SheetLine>& lines) {
        for (const SheetLine& line : lines) {
            tolerances_[line.row] = line.tolerance;
            take_tolerances(line.items);
        }
    }

    /// How a check names the figure of a cell; nothing where the sheet has none there.
    std::optional<std::string> figure(std::size_t row, std::size_t column) const {
        if (columns_[column] == nullptr || paths_.of(row).empty()) return std::nullopt;
        if (!figure_in(sheet_, *columns_[column], table_.grid, figures_, row)) return std::nullopt;
        return paths_.of(row) + "." + LinePaths::quoted(columns_[column]->word);
    }

    bool is_number(std::size_t row, std::size_t column) const {
        return figures_.state[figures_.at(row, column)] == FigureState::number;
    }

    /// `a + b - c` of the numbers among the terms, and how far it may be off by rounding.
    std::optional<std::string> sum_of(const std::vector<Term>& terms, std::int64_t& slack) const {
        std::string text;
        for (const Term& term : terms) {
            if (!is_number(term.row, term.column)) continue;
            const auto name = figure(term.row, term.column);
            if (!name || columns_[term.column]->is_ratio != columns_[terms.front().column]->is_ratio)
                return std::nullopt;
            text += text.empty() ? (term.subtracted ? "-" : "") : (term.subtracted ? " - " : " + ");
            text += *name;
            slack += figures_.slack[figures_.at(term.row, term.column)];
        }
        if (text.empty()) return std::nullopt;
        return text;
    }

    /// How far a result may lie from what is computed: as the table found it, and nothing where that is exact.
    std::string within(const Rational& tolerance) const {
        return tolerance.is_zero() ? std::string() : " within " + sheet_.in_digits(tolerance);
    }
    Rational as_amount(std::int64_t slack) const {
        return Rational(slack) / (Rational(2) * Rational::power_of_ten(figures_.decimals));
    }

    /// Whether a tolerance that other figures need would hide what is reported of a cell.
    bool is_tolerated(const BrokenCell& cell) const {
        if (cell.severity != Severity::error) return false;
        const Rational gap = (cell.declared - cell.computed).abs();
        if (!table_.understanding.claims[cell.claim].lines_are_rows) {
            return std::ranges::any_of(sheet_.columns, [&](const SheetColumn& column) {
                return !column.formula.empty() && column.claim == cell.claim && gap <= column.tolerance;
            });
        }
        return tolerances_.contains(cell.row) && gap <= tolerances_.at(cell.row);
    }

    const BrokenCell* broken_at(std::size_t claim, std::size_t position) const {
        const auto found = std::ranges::find_if(
            table_.broken, [&](const BrokenCell& cell) { return cell.claim == claim && cell.position == position; });
        return found == table_.broken.end() ? nullptr : &*found;
    }

    /// False where no check can say it.
    bool write_claim(std::size_t index) {
        const Claim& claim = table_.understanding.claims[index];
        bool is_said = true;
        for (std::size_t position = 0; position < claim.agreements.size(); ++position) {
            const Agreement agreement = claim.agreements[position];
            const BrokenCell* const broken = broken_at(index, position);
            if (broken == nullptr && agreement != Agreement::exact && agreement != Agreement::rounded) continue;
            is_said = write_position(index, position, broken) && is_said;
        }
        return is_said;
    }

    /// What the result is compared with, and how far it lies from that.
    struct RightSide {
        std::string text;
        Rational value;
    };

    Rational value_at(const Term& term) const {
        return figures_.cells[figures_.at(term.row, term.column)].as_written();
    }

    std::optional<RightSide> right_side(const Claim& claim, const std::vector<Term>& terms) const {
        if (claim.operation == Operation::division || claim.operation == Operation::relative_change) {
            const auto first = figure(terms[0].row, terms[0].column);
            const auto second = figure(terms[1].row, terms[1].column);
            const bool is_change = claim.operation == Operation::relative_change;
            const Rational a = value_at(terms[0]);
            const Rational b = value_at(terms[1]);
            if (!first || !second || (is_change ? a : b).is_zero()) return std::nullopt;
            if (columns_[terms[0].column]->is_ratio != columns_[terms[1].column]->is_ratio) return std::nullopt;
            const std::string quotient =
                is_change ? "(" + *second + " - " + *first + ") / " + *first : *first + " / " + *second;
            const Rational value = Rational(claim.scale) * (is_change ? (b - a) / a : a / b);
            return RightSide{(claim.scale == 100 ? "100 * " : "") + quotient, value};
        }
        std::int64_t slack = 0;
        auto text = sum_of(terms, slack);
        if (!text) return std::nullopt;
        Rational sum = 0;
        std::int64_t count = 0;
        for (const Term& term : terms) {
            if (!is_number(term.row, term.column)) continue;
            sum += value_at(term);
            ++count;
        }
        if (claim.operation != Operation::average) return RightSide{*text, sum};
        return RightSide{"(" + *text + ") / " + std::to_string(count), sum / Rational(count)};
    }

    bool write_position(std::size_t index, std::size_t position, const BrokenCell* broken) {
        const Claim& claim = table_.understanding.claims[index];
        const auto cell = [&](std::size_t line) {
            return claim.lines_are_rows ? Term{line, position} : Term{position, line};
        };
        const Term target = cell(claim.target);
        std::vector<Term> terms;
        for (const std::size_t part : claim.parts) terms.push_back(cell(part));
        const auto result = figure(target.row, target.column);
        const auto right = right_side(claim, terms);
        if (!result || !right || right->value.overflowed()) return false;
        const bool is_ratio = claim.operation == Operation::division || claim.operation == Operation::relative_change;
        if (!is_ratio && columns_[target.column]->is_ratio != columns_[terms.front().column]->is_ratio) return false;
        TableCheck check{.row = target.row, .column = target.column, .claim = index};
        const bool is_sum = claim.operation == Operation::sum;
        const Rational gap = (value_at(target) - right->value).abs();
        Rational tolerance = broken == nullptr ? gap : Rational(0);
        if (!is_sum) {
            const Rational half = as_amount(figures_.slack[figures_.at(target.row, target.column)]);
            if (tolerance < half) tolerance = half;
        }
        if (broken != nullptr && gap <= tolerance) return false;
        if (right->text.size() > longest_text) return false;
        check.text = *result + " = " + right->text + within(tolerance);
        if (broken != nullptr) {
            check.message = render(basis_in_words(*broken, table_.grid, table_.understanding), language_);
            check.severity = broken->severity;
        }
        checks_.checks.push_back(std::move(check));
        return true;
    }

    /// A sheet takes so many checks; those that fail come first.
    void leave_out_excess() {
        constexpr std::size_t most = 100;
        if (checks_.checks.size() <= most) return;
        std::ranges::stable_sort(checks_.checks, {}, [](const TableCheck& check) { return check.message.empty(); });
        for (std::size_t i = most; i < checks_.checks.size(); ++i)
            if (std::ranges::find(checks_.unsaid, checks_.checks[i].claim) == checks_.unsaid.end())
                checks_.unsaid.push_back(checks_.checks[i].claim);
        checks_.checks.resize(most);
    }

    /// What a workbook's formula ought to add up; where the lines do not say the same already.
    void write_flaw(const FormulaFlaw& flaw) {
        std::vector<Term> terms;
        Rational sum = 0;
        for (const FormulaPart& part : flaw.expected) {
            for (std::size_t row = 0; row < figures_.rows; ++row) {
                for (std::size_t column = 0; column < table_.grid.rows[row].size(); ++column) {
                    if (!part.holds(address_of(table_.grid, row, column)) || !is_number(row, column)) continue;
                    terms.push_back({row, column, part.sign < 0});
                    const Rational value = figures_.cells[figures_.at(row, column)].value();
                    sum += part.sign < 0 ? Rational(0) - value : value;
                }
            }
        }
        const bool is_known = std::ranges::any_of(table_.broken, [&](const BrokenCell& cell) {
            return cell.row == flaw.row && cell.column == flaw.column && cell.computed == sum &&
                   cell.severity == Severity::error;
        });
        const auto result = figure(flaw.row, flaw.column);
        std::int64_t slack = figures_.slack[figures_.at(flaw.row, flaw.column)];
        const auto text = sum_of(terms, slack);
        if (is_known || !result || !text) return;
        const Rational declared = figures_.cells[figures_.at(flaw.row, flaw.column)].value();
        const Rational gap = (declared - sum).abs() * Rational(2) * Rational::power_of_ten(figures_.decimals);
        if (gap <= Rational(slack) && gap != Rational(0)) return;  // as shown, it is right
        checks_.checks.push_back({.row = flaw.row,
                                  .column = flaw.column,
                                  .text = *result + " = " + *text,
                                  .message = render(flaw.message, language_) + "; " + render(flaw.basis, language_),
                                  .severity = flaw.severity});
    }

    const ImportedTable& table_;
    const Figures& figures_;
    const TableSheet& sheet_;
    Language language_;
    LinePaths paths_;
    std::vector<const SheetColumn*> columns_;
    std::map<std::size_t, Rational> tolerances_;  // of rows
    TableChecks checks_;
};

}  // namespace

TableChecks checks_of(const ImportedTable& table, const TableSheet& sheet, Language language) {
    return CheckWriter(table, sheet, language).write();
}

}  // namespace dxbudget::tables
