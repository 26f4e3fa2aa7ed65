#include "tables/sheet_text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "tables/as_sheet.hpp"
#include "tables/cell_address.hpp"
#include "tables/table_checks.hpp"
#include "text/width.hpp"
#include "text/yaml_lines.hpp"

namespace dxbudget::tables {
namespace {

/// Whether YAML reads the figure as it is without quotes.
bool is_plain_figure(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool is_negative = text.size() > 1 && text[0] == '-' && is_digit(text[1]);
    const bool begins_plain = is_digit(text.front()) || is_negative || text.front() == '(' || text.front() == '$' ||
                              text.starts_with("△") || text.starts_with("▲") || text.starts_with("−") ||
                              text.starts_with("€") || text.starts_with("£") || text.starts_with("¥");
    const bool is_known = std::ranges::all_of(text, [&](char c) {
        return is_digit(c) || std::string_view("-.,()$% '").find(c) != std::string_view::npos ||
               static_cast<unsigned char>(c) >= 0x80;
    });
    return begins_plain && is_known && printable(text) == text;
}

/// A stage's word before a colon. It has letters, digits and `_` alone, but may be a value of YAML.
std::string as_key(const std::string& word) {
    constexpr std::array<std::string_view, 8> values = {"null", "true", "false", "yes", "no", "on", "off", "y"};
    std::string lower = word;
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return std::ranges::find(values, lower) == values.end() && printable(word) == word ? word : yaml_quoted(word);
}

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
                Language language)
        : table_(file.tables[index]),
          grid_(table_.grid),
          sheet_(sheet),
          document_(document),
          index_(index),
          language_(language) {}

    /// Adds the sheet to a text.
    void write_to(SheetText& text) {
        stands_at(sheet_.first_row);
        write_head();
        write_lines();
        write_checks();
        write_rest();
        fill_places();
        text.yaml += out_.take();
        text.places.insert(text.places.end(), places_.begin(), places_.end());
    }

  private:
    std::string say(const Message& message) const { return render(message, language_); }
    void remark(const Message& message) { out_.line("# " + printable(say(message))); }

    void fill_places() { places_.resize(out_.count(), place_); }
    /// What is written from here on stands there in the document.
    void stands_at(std::size_t row, std::size_t column) {
        fill_places();
        place_ = document_.span_of(index_, row, column);
    }
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
            const std::string text = is_plain_figure(figure->text) ? figure->text : yaml_quoted(figure->text);
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

    const ImportedTable& table_;
    const Grid& grid_;
    const TableSheet& sheet_;
    const DocumentText& document_;
    std::size_t index_;
    Language language_;
    YamlLines out_;
    Span place_;
    std::vector<Span> places_;
};

bool is_line_of_marks(std::string_view line) {
    return line.find_first_not_of(" \t\r|+-=:_") == std::string_view::npos;
}

/// The lines of a text that are in none of its tables.
std::string lines_outside(const ImportedFile& file, Language language) {
    const Grid& first = file.tables.front().grid;
    const bool is_text = std::ranges::any_of(first.decisions, [](const GridDecision& decision) {
        return decision.subject == "cells" && (decision.value == "bar" || decision.value == "aligned");
    });
    if (!is_text) return {};
    std::set<std::uint32_t> inside;
    for (const ImportedTable& table : file.tables)
        for (const auto& row : table.grid.rows)
            for (const GridCell& cell : row)
                if (!cell.text.empty()) inside.insert(table.grid.source->place(cell.span.begin).line);
    std::string text;
    std::string_view rest = first.source->text();
    for (std::uint32_t line = 1; !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view content = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (inside.contains(line) || is_line_of_marks(content)) continue;
        text +=
            "# " + render({{"line {0}", "{0}行"}, {std::to_string(line)}}, language) + ": " + printable(content) + "\n";
    }
    if (text.empty()) return {};
    return "# " + render({{"outside of the tables:", "表の外にあるもの:"}, {}}, language) + "\n" + text;
}

}  // namespace

SheetText sheets_of(const ImportedFile& file, const DocumentText& document, Language language) {
    SheetText text;
    const std::string name = printable(file.name);
    for (std::size_t i = 0; i < file.tables.size(); ++i) {
        const ImportedTable& table = file.tables[i];
        std::string head =
            "---\n" + render({{"# {0}: table {1}\n", "# {0}: 表{1}\n"}, {name, std::to_string(i + 1)}}, language);
        if (i == 0) {
            for (const GridDecision& decision : table.grid.decisions)
                head += "# " + subject_of(decision, language) + ": " + printable(decision.value) + " (" +
                        printable(render(decision.reason, language)) + ")\n";
            head += lines_outside(file, language);
        }
        text.yaml += head;
        text.places.resize(text.places.size() + static_cast<std::size_t>(std::ranges::count(head, '\n')));
        const TableSheet sheet = as_sheet(table.grid, table.understanding, table.broken);
        SheetWriter(file, i, sheet, document, language).write_to(text);
    }
    return text;
}

}  // namespace dxbudget::tables
