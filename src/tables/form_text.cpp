#include "tables/form_text.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "format/keys.hpp"
#include "tables/cell_address.hpp"
#include "tables/form_details.hpp"
#include "tables/outside_lines.hpp"
#include "tables/placed_yaml.hpp"
#include "tables/sheet_unit.hpp"
#include "tables/words.hpp"
#include "tables/yaml_words.hpp"
#include "text/width.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

class FormWriter {
  public:
    FormWriter(const ImportedFile& file, const std::vector<FormTable>& parts, const DocumentText& document,
               Language language)
        : file_(file), parts_(parts), document_(document), language_(language), outside_(lines_outside(file)) {}

    void write_to(SheetText& text) {
        write_head();
        write_total();
        write_restatements();
        write_items();
        write_funding();
        write_costs();
        write_rest();
        yaml_.add_to(text);
    }

  private:
    const Grid& grid(const FormTable& part) const { return file_.tables[part.table].grid; }

    std::string in_line(std::uint32_t number) const {
        return render({{"line {0}", "{0}行"}, {std::to_string(number)}}, language_);
    }
    std::string place(const FormTable& part, std::size_t row, std::size_t column) const {
        const Grid& cells = grid(part);
        if (cells.is_sheet()) return printable(place_of(cells, row, column));
        return in_line(cells.source->place(cells.rows[row][column].span.begin).line);
    }
    Span span(const FormTable& part, std::size_t row, std::size_t column) const {
        return document_.span_of(part.table, row, column);
    }

    /// An entry whose value stands in a cell.
    void entry(const std::string& word, const std::string& value, const FormTable& part, std::size_t row,
               std::size_t column) {
        yaml_.stands_at(span(part, row, column));
        yaml_.lines.line(word + ": " + value + "  # " + place(part, row, column));
    }
    void figure(const std::string& word, const FormTable& part, std::size_t row, std::size_t column) {
        const string_view text = grid(part).text(row, column);
        if (!text.empty()) entry(as_key(word), as_figure(std::string(text)), part, row, column);
    }

    const FormTable* first(FormPart kind) const {
        const auto found = std::ranges::find(parts_, kind, &FormTable::part);
        return found == parts_.end() ? nullptr : &*found;
    }

    void write_head() {
        for (std::size_t i = 0; i < outside_.size(); ++i) {
            string_view text = outside_[i].text;
            const std::size_t colon = std::min(text.find(':'), text.find("："));
            if (colon == string_view::npos || key_of(text.substr(0, colon), Scope::sheet) != Key::title) continue;
            string_view title = text.substr(colon + (text[colon] == ':' ? 1 : string_view("：").size()));
            std::size_t at = i;
            if (title.empty() && i + 1 < outside_.size()) title = outside_[at = i + 1].text;
            yaml_.stands_at(outside_[at].span);
            yaml_.lines.line("title: " + yaml_quoted(title) + "  # " + in_line(outside_[at].number));
            used_.insert(i);
            used_.insert(at);
            break;
        }
        std::string unit;
        for (const FormTable& part : parts_) {
            if (unit.empty()) unit = unit_stated(grid(part).name);
            for (std::size_t row = 0; row <= part.header && unit.empty(); ++row)
                for (const GridCell& cell : grid(part).rows[row])
                    if (unit.empty()) unit = unit_stated(cell.text);
        }
        if (!unit.empty()) yaml_.lines.entry("unit", yaml_quoted(unit));
    }

    /// The total at each stage, by the table that states it at most of them.
    void write_total() {
        std::set<string_view> stages;
        bool is_begun = false;
        for (const FormPart kind : {FormPart::funding, FormPart::costs}) {
            for (const FormTable& part : parts_) {
                if (part.part != kind) continue;
                for (std::size_t row = part.header + 1; row < grid(part).rows.size(); ++row) {
                    const KnownStage* const stage = known_stage(grid(part).text(row, 0));
                    const std::size_t column = column_of_total(part);
                    if (stage == nullptr || grid(part).text(row, column).empty()) continue;
                    if (!stages.insert(stage->id).second) continue;
                    if (!std::exchange(is_begun, true)) yaml_.lines.key("total");
                    yaml_.lines.deeper([&] { figure(std::string(stage->id), part, row, column); });
                }
            }
        }
    }

    std::size_t column_of_total(const FormTable& part) const {
        const Scope scope = part.part == FormPart::funding ? Scope::funding : Scope::costs;
        const Key wanted = part.part == FormPart::funding ? Key::total : Key::project;
        for (std::size_t column = 1; column < grid(part).rows[part.header].size(); ++column)
            if (key_of(grid(part).text(part.header, column), scope) == wanted) return column;
        return 0;
    }

    /// Lines outside of the tables that state the total at stages.
    void write_restatements() {
        bool is_begun = false;
        for (std::size_t i = 0; i < outside_.size(); ++i) {
            const std::vector<StatedFigure> figures = figures_in_line(outside_[i].text);
            if (figures.empty()) continue;
            if (!std::exchange(is_begun, true)) yaml_.lines.key("also");
            used_.insert(i);
            yaml_.lines.element([&] {
                yaml_.stands_at(outside_[i].span);
                yaml_.lines.line("where: " + yaml_quoted(in_line(outside_[i].number)) + "  # " +
                                 printable(outside_[i].text));
                for (const StatedFigure& stated : figures) {
                    const auto begin = static_cast<std::uint32_t>(outside_[i].span.begin +
                                                                  (stated.amount.data() - outside_[i].text.data()));
                    yaml_.stands_at({begin, begin + static_cast<std::uint32_t>(stated.amount.size())});
                    yaml_.lines.entry(as_key(std::string(stated.stage)), as_figure(std::string(stated.amount)));
                }
            });
        }
    }

    void write_items() {
        if (first(FormPart::items) == nullptr) return;
        const auto tables = std::ranges::count(parts_, FormPart::items, &FormTable::part);
        yaml_.lines.key("items");
        for (const FormTable& part : parts_) {
            if (part.part != FormPart::items) continue;
            if (tables == 1) {
                write_lines_of(part);
                continue;
            }
            yaml_.lines.element([&] {
                yaml_.stands_at(span(part, part.header, 0));
                yaml_.lines.entry("name", yaml_quoted(title_of(part)));
                yaml_.lines.key("items");
                write_lines_of(part);
                if (const auto row = total_row(part)) {
                    yaml_.lines.key("total");
                    yaml_.lines.deeper([&] { write_stages(part, *row); });
                }
            });
        }
    }

    /// What stands above a table, without its number and unit: `普及促進` of `(1)普及促進 (単位:千円)`.
    std::string title_of(const FormTable& part) {
        string_view title = grid(part).name;
        for (std::size_t i = 0; i < outside_.size(); ++i)
            if (outside_[i].text == title) used_.insert(i);
        for (const string_view mark : {"(", "（"}) {
            if (!title.starts_with(mark)) continue;
            const std::size_t end = std::min(title.find(")"), title.find("）"));
            if (end != string_view::npos) title.remove_prefix(end + (title[end] == ')' ? 1 : string_view("）").size()));
        }
        for (const string_view mark : {"(単位", "（単位", "単位"})
            title = title.substr(0, std::min(title.find(mark), title.size()));
        while (title.ends_with(' ')) title.remove_suffix(1);
        return title.empty() ? std::string(grid(part).name) : std::string(title);
    }

    static bool names_total(string_view name) {
        return key_of(name, Scope::line) == Key::total || words_of(name).total;
    }

    std::optional<std::size_t> total_row(const FormTable& part) const {
        for (std::size_t row = part.header + 1; row < grid(part).rows.size(); ++row)
            if (names_total(grid(part).text(row, 0))) return row;
        return std::nullopt;
    }

    void write_lines_of(const FormTable& part) {
        for (std::size_t row = part.header + 1; row < grid(part).rows.size(); ++row) {
            if (grid(part).text(row, 0).empty() || names_total(grid(part).text(row, 0))) continue;
            yaml_.lines.element([&] {
                entry("name", yaml_quoted(grid(part).text(row, 0)), part, row, 0);
                write_stages(part, row);
                write_details(part, row);
            });
        }
    }

    void write_stages(const FormTable& part, std::size_t row) {
        for (std::size_t column = 1; column < grid(part).rows[row].size(); ++column) {
            const string_view label = grid(part).text(part.header, column);
            if (known_stage(label) != nullptr) figure(std::string(label), part, row, column);
        }
    }

    /// What stands in the other columns: parts with amounts, limits, and notes.
    void write_details(const FormTable& part, std::size_t row) {
        std::string note;
        for (std::size_t column = 1; column < grid(part).rows[row].size(); ++column) {
            const string_view text = grid(part).text(row, column);
            if (text.empty() || known_stage(grid(part).text(part.header, column)) != nullptr) continue;
            const std::vector<FormDetail> details = details_in(text);
            if (const auto limit = limit_in(text)) write_limit(*limit, part, row, column);
            if (details.empty())
                note += (note.empty() ? "" : "; ") + std::string(text);
            else
                write_parts(details, part, row, column);
        }
        if (!note.empty()) yaml_.lines.entry("note", yaml_quoted(note));
    }

    /// The stage that the words of a form speak of: the one that it requests.
    std::string stage_in_words(const FormTable& part) const {
        for (std::size_t column = 1; column < grid(part).rows[part.header].size(); ++column) {
            const string_view label = grid(part).text(part.header, column);
            const KnownStage* const stage = known_stage(label);
            if (stage != nullptr && (stage->id == "requested" || stage->id == "amount")) return std::string(label);
        }
        return "requested";
    }

    Span within(Span cell, string_view text, string_view part) const {
        const auto begin = static_cast<std::uint32_t>(cell.begin + (part.data() - text.data()));
        const bool is_there = document_.slice(cell) == text;
        return is_there ? Span{begin, begin + static_cast<std::uint32_t>(part.size())} : cell;
    }

    void write_limit(const FormLimit& limit, const FormTable& part, std::size_t row, std::size_t column) {
        const Span cell = span(part, row, column);
        const Span words = within(cell, grid(part).text(row, column), limit.words);
        yaml_.stands_at(words);
        yaml_.lines.line("limit: {" + as_key(stage_in_words(part)) + ": " + yaml_quoted(limit.amount) + "}  # " +
                         place_at(words, part, row, column) + ": " + printable(limit.words));
    }

    void write_parts(const std::vector<FormDetail>& details, const FormTable& part, std::size_t row,
                     std::size_t column) {
        const string_view text = grid(part).text(row, column);
        const Span cell = span(part, row, column);
        yaml_.lines.key("items");
        for (const FormDetail& detail : details) {
            yaml_.lines.element([&] {
                yaml_.stands_at(within(cell, text, detail.name));
                yaml_.lines.entry("name", yaml_quoted(detail.name));
                const Span amount = within(cell, text, detail.amount);
                yaml_.stands_at(amount);
                yaml_.lines.line(as_key(stage_in_words(part)) + ": " + as_figure(std::string(detail.amount)) + "  # " +
                                 place_at(amount, part, row, column));
                yaml_.lines.entry("note", yaml_quoted(detail.words));
            });
        }
    }

    std::string place_at(Span at, const FormTable& part, std::size_t row, std::size_t column) const {
        return grid(part).is_sheet() ? place(part, row, column) : in_line(grid(part).source->place(at.begin).line);
    }

    void write_funding() {
        bool is_begun = false;
        for (const FormTable& part : parts_) {
            if (part.part != FormPart::funding) continue;
            if (!std::exchange(is_begun, true)) yaml_.lines.key("funding");
            yaml_.lines.deeper([&] { write_stage_rows(part); });
        }
    }

    void write_costs() {
        const FormTable* const part = first(FormPart::costs);
        if (part == nullptr) return;
        yaml_.lines.key("costs");
        yaml_.lines.deeper([&] { write_stage_rows(*part); });
    }

    void write_stage_rows(const FormTable& part) {
        for (std::size_t row = part.header + 1; row < grid(part).rows.size(); ++row) {
            if (known_stage(grid(part).text(row, 0)) == nullptr) continue;
            yaml_.stands_at(span(part, row, 0));
            yaml_.lines.line(as_key(std::string(grid(part).text(row, 0))) + ":  # " + place(part, row, 0));
            yaml_.lines.deeper([&] {
                for (std::size_t column = 1; column < grid(part).rows[row].size(); ++column)
                    figure(std::string(grid(part).text(part.header, column)), part, row, column);
            });
        }
    }

    /// Lines that no part of the sheet has.
    void write_rest() {
        bool is_begun = false;
        for (std::size_t i = 0; i < outside_.size(); ++i) {
            if (used_.contains(i)) continue;
            if (!std::exchange(is_begun, true))
                yaml_.lines.line("# " + render({{"not in this sheet:", "この調書にないもの:"}, {}}, language_));
            yaml_.lines.line("# " + in_line(outside_[i].number) + ": " + printable(outside_[i].text));
        }
    }

    const ImportedFile& file_;
    const std::vector<FormTable>& parts_;
    const DocumentText& document_;
    Language language_;
    std::vector<OutsideLine> outside_;
    std::set<std::size_t> used_;  // of the lines outside
    PlacedYaml yaml_;
};

}  // namespace

void add_sheet_of_form(const ImportedFile& file, const std::vector<FormTable>& parts, const DocumentText& document,
                       Language language, SheetText& text) {
    FormWriter(file, parts, document, language).write_to(text);
}

}  // namespace dxbudget::tables
