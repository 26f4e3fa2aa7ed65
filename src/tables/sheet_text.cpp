#include "tables/sheet_text.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "sheet/sum_names.hpp"
#include "tables/as_sheet.hpp"
#include "tables/cell_address.hpp"
#include "tables/form_text.hpp"
#include "tables/outside_lines.hpp"
#include "tables/placed_yaml.hpp"
#include "tables/table_checks.hpp"
#include "tables/yaml_words.hpp"
#include "text/width.hpp"

namespace dxbudget::tables {
namespace {

/// A label of a stage, in which an equals sign would begin a formula.
std::string without_equals(std::string label) {
    for (std::size_t at = 0; (at = label.find('=', at)) != std::string::npos;) label.replace(at, 1, "＝");
    return label;
}

/// A check has double quotes of its own.
std::string in_single_quotes(std::string_view text) {
    if (printable(text) != text) return yaml_quoted(text);
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
}

/// Writes one sheet.
class SheetWriter {
  public:
    SheetWriter(const ImportedFile& file, std::size_t index, const TableSheet& sheet, const DocumentText& document,
                Language language, bool lines_in_csv)
        : name_(file.name),
          table_(file.tables[index]),
          grid_(table_.grid),
          sheet_(sheet),
          document_(document),
          index_(index),
          language_(language),
          lines_in_csv_(lines_in_csv) {}

    /// Adds the sheet to a text.
    void write_to(SheetText& text) {
        stands_at(sheet_.first_row);
        write_head();
        const std::string header = lines_in_csv_ ? csv_header() : std::string();
        if (!header.empty()) {
            write_csv(header);
        } else {
            if (lines_in_csv_)
                remark({{"the lines stand here, since the file is no list with a row of names that a sheet could read",
                         "調書から読める見出し行のある一覧ではないため、行はここに書く"},
                        {}});
            write_lines();
            write_checks();
            write_rest();
        }
        yaml_.add_to(text);
    }

  private:
    std::string say(const Message& message) const { return render(message, language_); }
    void remark(const Message& message) { out_.line("# " + printable(say(message))); }

    /// What is written from here on stands there in the document.
    void stands_at(std::size_t row, std::size_t column) { yaml_.stands_at(document_.span_of(index_, row, column)); }
    void stands_at(std::size_t row) { stands_at(row, first_text(row)); }

    std::size_t first_text(std::size_t row) const {
        std::size_t column = 0;
        while (column + 1 < grid_.rows[row].size() && grid_.text(row, column).empty()) ++column;
        return column;
    }

    std::string place(std::size_t row, std::size_t column) const {
        if (grid_.is_sheet()) return printable(place_of(grid_, row, column));
        const Place at = grid_.source->place(grid_.rows[row][column].span.begin);
        return say({{"line {0}", "{0}行"}, {std::to_string(at.line)}});
    }
    std::string place(std::size_t row) const {
        return grid_.rows[row].empty() ? std::string() : place(row, first_text(row));
    }

    static std::string with_place(std::string text, const std::string& place) { return text + "  # " + place; }

    void write_head() {
        if (!table_.understanding.complete)
            remark({{"the search for sums reached its limit, so some may be missing",
                     "合計の探索が上限に達したため、見つかっていない合計がありうる"},
                    {}});
        for (const SheetColumn& column : sheet_.columns)
            for (const std::string& name : column.not_added)
                remark({{"`{0}` does not add up in the column {1}, so that no sum is checked there",
                         "「{0}」は {1} の列では合計にならないため、そこでは検査しない"},
                        {name, column.label.empty() ? column.word : column.label}});
        if (!sheet_.items.empty() && !sheet_.total)
            remark({{"no rows were found that add up to another, so there is no total",
                     "他の行の合計となる行は見つからなかったため、合計がない"},
                    {}});
        out_.text("title", grid_.name);
        if (!sheet_.unit.empty()) out_.entry("unit", yaml_quoted(sheet_.unit));
        if (sheet_.notation.states_decimal) out_.entry("decimal", "comma");
        if (sheet_.states_brackets) out_.entry("negative", "brackets");
        if (std::ranges::none_of(sheet_.columns, [](const SheetColumn& column) { return column.is_declared; })) return;
        out_.key("stages");
        out_.deeper([&] {
            for (const SheetColumn& column : sheet_.columns)
                if (column.is_declared) write_stage(column);
        });
    }

    /// The row of the last label of a column.
    std::size_t head_of(std::size_t column) const {
        const auto rows = label_rows(grid_, column, sheet_.first_row);
        return rows.empty() ? sheet_.first_row : rows.back();
    }

    void write_stage(const SheetColumn& column) {
        stands_at(head_of(column.column), column.column);
        out_.key(as_key(column.word));
        out_.deeper([&] {
            out_.text("label", without_equals(column.label));
            out_.text("formula", column.formula);
            if (column.is_ratio) out_.entry("kind", "ratio");
            if (!column.tolerance.is_zero()) out_.entry("tolerance", sheet_.in_digits(column.tolerance));
            write_names("except", column.except);
            write_names("not_added", column.not_added);
        });
    }

    /// The name of the column of names, where a sheet could read the file as it is: one row of names above lines that
    /// have no lines of their own, and a total called so.
    std::string csv_header() const {
        const bool is_separated = std::ranges::any_of(grid_.decisions, [](const GridDecision& decision) {
            return decision.subject == "cells" &&
                   (decision.value == "comma" || decision.value == "semicolon" || decision.value == "tab");
        });
        const bool is_flat = std::ranges::all_of(
            sheet_.items, [](const SheetLine& line) { return line.items.empty() && !line.subtracted; });
        const bool has_total = !sheet_.total || names_a_sum(sheet_.total->name);
        if (!is_separated || !is_flat || !has_total || sheet_.first_row == 0 || sheet_.columns.empty()) return {};
        if (!sheet_.workings.empty() || !sheet_.breakdowns.empty() || !sheet_.unplaced.empty()) return {};
        if (sheet_.columns.front().column != 1) return {};
        std::set<std::string> names;
        for (const SheetLine& line : sheet_.items)
            if (line.name.empty() || line.tolerance != Rational(0) || !names.insert(line.name).second) return {};
        if (sheet_.total && sheet_.total->tolerance != Rational(0)) return {};
        const std::size_t header = sheet_.first_row - 1;
        for (const SheetColumn& column : sheet_.columns)
            if (label_rows(grid_, column.column, sheet_.first_row) != std::vector<std::size_t>{header}) return {};
        return std::string(grid_.text(header, 0));
    }

    void write_csv(const std::string& header) {
        out_.key("items");
        out_.deeper([&] {
            out_.text("csv", std::filesystem::path(name_).filename().string());
            out_.line("levels: [" + yaml_quoted(header) + "]");
            out_.key("stages");
            out_.deeper([&] {
                for (const SheetColumn& column : sheet_.columns)
                    out_.text(as_key(column.word), grid_.text(sheet_.first_row - 1, column.column));
            });
            for (const GridDecision& decision : grid_.decisions) {
                if (decision.subject == "encoding") out_.text("encoding", decision.value);
                if (decision.subject == "cells") out_.entry("separator", decision.value);
            }
            out_.entry("header", std::to_string(sheet_.first_row));
        });
    }

    void write_names(std::string_view key, const std::vector<std::string>& names) {
        if (names.empty()) return;
        out_.key(key);
        for (const std::string& name : names) out_.element([&] { out_.line(yaml_quoted(name)); });
    }

    void write_lines() {
        if (sheet_.total) {
            stands_at(sheet_.total->row);
            out_.line("total:  # " + place(sheet_.total->row) + named(sheet_.total->name));
            out_.deeper([&] {
                write_tolerance(*sheet_.total, true);
                write_figures(*sheet_.total);
            });
        }
        if (!sheet_.items.empty()) write_list("items", sheet_.items);
        if (!sheet_.breakdowns.empty()) {
            out_.key("breakdowns");
            out_.deeper([&] {
                for (std::size_t i = 0; i < sheet_.breakdowns.size(); ++i)
                    write_list(yaml_quoted(sheet_.breakdown_name(i)), sheet_.breakdowns[i]);
            });
        }
        if (!sheet_.workings.empty()) {
            out_.key("workings");
            out_.deeper([&] {
                for (const SheetLine& line : sheet_.workings) write_working(line);
            });
        }
    }

    static std::string named(const std::string& name) { return name.empty() ? "" : ", " + printable(name); }

    void write_list(const std::string& key, const std::vector<SheetLine>& lines) {
        out_.key(key);
        for (const SheetLine& line : lines) write_item(line);
    }

    void write_item(const SheetLine& line) {
        out_.element([&] {
            const std::string at = line.head ? place(*line.head) : place(line.row);
            stands_at(line.head ? *line.head : line.row);
            out_.line(with_place("name: " + yaml_quoted(line.name), at));
            if (line.subtracted) out_.entry("sign", "minus");
            write_tolerance(line, !line.items.empty());
            stands_at(line.row);
            write_notes(line.row);
            if (line.head) out_.line("# " + place(line.row) + named(name_in(line.row)));
            write_figures(line);
            if (!line.items.empty()) write_list("items", line.items);
        });
    }

    std::string name_in(std::size_t row) const {
        for (std::size_t column = 0; column < grid_.rows[row].size(); ++column)
            if (!grid_.text(row, column).empty()) return std::string(grid_.text(row, column));
        return {};
    }

    void write_working(const SheetLine& line) {
        stands_at(line.row);
        out_.line(with_place(yaml_quoted(line.name) + ":", place(line.row)));
        out_.deeper([&] {
            write_notes(line.row);
            if (line.items.empty()) {
                write_figures(line);
                return;
            }
            write_tolerance(line, true);
            out_.key("total");
            out_.deeper([&] { write_figures(line); });
            write_list("items", line.items);
        });
    }

    /// What a stage allows for its formula is not allowed for a sum.
    void write_tolerance(const SheetLine& line, bool is_sum) {
        if (!line.tolerance.is_zero() || (is_sum && sheet_.has_tolerances()))
            out_.entry("tolerance", sheet_.in_digits(line.tolerance));
    }

    void write_notes(std::size_t row) {
        std::string text;
        for (const std::size_t column : sheet_.notes[row])
            text += (text.empty() ? "" : "; ") + std::string(grid_.text(row, column));
        if (!text.empty()) out_.line(with_place("note: " + yaml_quoted(text), place(row)));
    }

    void write_figures(const SheetLine& line) {
        for (const SheetColumn& column : sheet_.columns) {
            const auto figure = figure_in(sheet_, column, grid_, table_.understanding.figures, line.row);
            if (!figure) continue;
            stands_at(line.row, column.column);
            const std::string text = as_figure(figure->text);
            std::string at = place(line.row, column.column);
            if (!figure->is_as_written) at += ": " + printable(grid_.text(line.row, column.column));
            out_.line(with_place(as_key(column.word) + ": " + text, at));
        }
    }

    /// Equations that neither lines nor stages say.
    void write_checks() {
        const TableChecks checks = checks_of(table_, sheet_, language_);
        for (const std::size_t claim : checks.unsaid) {
            remark({{"not said by this sheet: {0}", "この調書で表せない計算: {0}"},
                    {in_words(table_.understanding.claims[claim], table_, language_)}});
        }
        if (checks.checks.empty()) return;
        out_.key("checks");
        for (const TableCheck& check : checks.checks) {
            stands_at(check.row, check.column);
            out_.element([&] {
                const bool is_plain = check.severity == Severity::error && check.message.empty();
                const std::string text = with_place(in_single_quotes(check.text), place(check.row, check.column));
                if (is_plain) return out_.line(text);
                out_.line("check: " + text);
                out_.text("message", check.message);
                if (check.severity == Severity::warning) out_.entry("severity", "warning");
            });
        }
    }

    /// What stands in no place of the sheet.
    void write_rest() {
        bool is_first = true;
        for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
            std::string texts;
            std::size_t first = 0;
            for (std::size_t column = 0; column < grid_.rows[row].size(); ++column) {
                if (sheet_.placed[row][column] || grid_.text(row, column).empty()) continue;
                if (texts.empty()) first = column;
                texts += (texts.empty() ? "" : " | ") + std::string(grid_.text(row, column));
            }
            if (texts.empty()) continue;
            if (std::exchange(is_first, false)) remark({{"not in this sheet:", "この調書にないもの:"}, {}});
            out_.line("# " + place(row, first) + ": " + printable(texts));
        }
    }

    const std::string& name_;
    const ImportedTable& table_;
    const Grid& grid_;
    const TableSheet& sheet_;
    const DocumentText& document_;
    std::size_t index_;
    Language language_;
    bool lines_in_csv_;
    PlacedYaml yaml_;
    YamlLines& out_ = yaml_.lines;
};

/// How the file was read.
std::string head_of_file(const ImportedFile& file, Language language) {
    std::string head;
    for (const GridDecision& decision : file.tables.front().grid.decisions)
        head += "# " + subject_of(decision, language) + ": " + printable(decision.value) + " (" +
                printable(render(decision.reason, language)) + ")\n";
    return head;
}

std::string outside_of_tables(const ImportedFile& file, Language language) {
    std::string text;
    for (const OutsideLine& line : lines_outside(file)) {
        text += "# " + render({{"line {0}", "{0}行"}, {std::to_string(line.number)}}, language) + ": " +
                printable(line.text) + "\n";
    }
    if (text.empty()) return {};
    return "# " + render({{"outside of the tables:", "表の外にあるもの:"}, {}}, language) + "\n" + text;
}

void add_comments(const std::string& comments, SheetText& text) {
    text.yaml += comments;
    text.places.resize(text.places.size() + static_cast<std::size_t>(std::ranges::count(comments, '\n')));
}

}  // namespace

SheetText sheets_of(const ImportedFile& file, const DocumentText& document, Language language, bool lines_in_csv) {
    SheetText text;
    const std::string name = printable(file.name);
    if (const auto form = form_of(file.tables)) {
        add_comments("---\n# " + name + "\n" + head_of_file(file, language), text);
        add_sheet_of_form(file, *form, document, language, text);
        return text;
    }
    for (std::size_t i = 0; i < file.tables.size(); ++i) {
        std::string head =
            "---\n" + render({{"# {0}: table {1}\n", "# {0}: 表{1}\n"}, {name, std::to_string(i + 1)}}, language);
        if (i == 0) head += head_of_file(file, language) + outside_of_tables(file, language);
        add_comments(head, text);
        const ImportedTable& table = file.tables[i];
        const TableSheet sheet = as_sheet(table.grid, table.understanding, table.broken);
        SheetWriter(file, i, sheet, document, language, lines_in_csv).write_to(text);
    }
    return text;
}

}  // namespace dxbudget::tables
