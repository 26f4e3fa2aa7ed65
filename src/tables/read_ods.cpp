#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "tables/formula.hpp"
#include "tables/number_format.hpp"
#include "tables/read_workbook.hpp"
#include "tables/xml_part.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

/// What of a style is of interest.
struct OdsStyle {
    std::uint8_t indent = 0;  ///< in steps
    bool bold = false;
    bool is_hidden = false;  ///< of a table
};

/// The next node after `node` below `top`, `node` and what is below it being done.
pugi::xml_node after(pugi::xml_node node, pugi::xml_node top) {
    while (node != top && !node.next_sibling()) node = node.parent();
    return node == top ? pugi::xml_node() : node.next_sibling();
}

/// What a paragraph shows.
std::string paragraph_text(pugi::xml_node paragraph) {
    std::string text;
    for (pugi::xml_node node = paragraph.first_child(); node;) {
        const string_view name = local_name(node.name());
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
        if (name == "s" || name == "tab" || name == "line-break") text += ' ';
        const bool is_shown = name != "ruby-text" && name != "annotation" && name != "note";
        node = is_shown && node.first_child() ? node.first_child() : after(node, paragraph);
    }
    return text;
}

bool shows_a_minus(string_view text) {
    for (const string_view mark : {"-", "(", "△", "▲", "▼", "▽", "⊿", "\u2212", "–"})
        if (text.find(mark) != string_view::npos) return true;
    return false;
}

/// A margin in the steps that spreadsheets indent by, a tenth of an inch.
std::uint8_t steps_of(string_view margin) {
    double length = 0;
    const auto read = std::from_chars(margin.data(), margin.data() + margin.size(), length);
    const string_view unit = margin.substr(static_cast<std::size_t>(read.ptr - margin.data()));
    const double steps = unit == "cm"   ? length / 0.254
                         : unit == "mm" ? length / 2.54
                         : unit == "pt" ? length / 7.2
                                        : length * 10;
    return steps > 0 && steps < 250 ? static_cast<std::uint8_t>(steps + 0.5) : std::uint8_t{0};
}

class OdsReader {
  public:
    OdsReader(ZipFile& archive, std::size_t most_cells) : archive_(archive), most_cells_(most_cells) {}

    std::variant<SparseSheets, Message> read() {
        if (archive_.contains("META-INF/manifest.xml")) {
            auto manifest = archive_.read("META-INF/manifest.xml");
            if (auto* message = std::get_if<Message>(&manifest)) return std::move(*message);
            if (std::get<std::string>(manifest).find("encryption-data") != std::string::npos)
                return encrypted_workbook();
        }
        auto xml = read_xml(archive_, "content.xml");
        if (auto* message = std::get_if<Message>(&xml)) return std::move(*message);
        const pugi::xml_node root = std::get<XmlPart>(xml).root;
        read_styles(child_of(root, "automatic-styles"));
        const pugi::xml_node sheets = child_of(child_of(root, "body"), "spreadsheet");
        for (pugi::xml_node node = child_of(sheets, "table"); node; node = next_of(node))
            if (Message message = read_sheet(node); !message.empty()) return message;
        return std::move(book_);
    }

  private:
    void read_styles(pugi::xml_node styles) {
        for (pugi::xml_node node = child_of(styles, "style"); node; node = next_of(node)) {
            OdsStyle style;
            style.bold = attribute_of(child_of(node, "text-properties"), "font-weight") == "bold";
            style.is_hidden = attribute_of(child_of(node, "table-properties"), "display") == "false";
            const string_view margin = attribute_of(child_of(node, "paragraph-properties"), "margin-left");
            style.indent = steps_of(margin);
            styles_[std::string(attribute_of(node, "name"))] = style;
        }
    }

    OdsStyle style_of(pugi::xml_node node) const {
        const auto found = styles_.find(attribute_of(node, "style-name"));
        return found == styles_.end() ? OdsStyle{} : found->second;
    }

    Message read_sheet(pugi::xml_node table) {
        SparseSheet& sheet = book_.sheets.emplace_back();
        sheet.name = attribute_of(table, "name");
        sheet.is_hidden = style_of(table).is_hidden;
        std::uint32_t row = 0;
        std::uint32_t column = 0;
        for (pugi::xml_node node = table.first_child(); node;) {
            const string_view name = local_name(node.name());
            if (name == "table-column") {
                const std::uint32_t count = number_of(attribute_of(node, "number-columns-repeated"), 1);
                const string_view visibility = attribute_of(node, "visibility");
                const std::uint32_t end = column + std::min(count, most_sheet_columns - column);
                if ((visibility == "collapse" || visibility == "filter") && end > column)
                    sheet.hidden_columns.push_back({column, end - 1});
                column = end;
            } else if (name == "table-row") {
                const std::uint32_t count = number_of(attribute_of(node, "number-rows-repeated"), 1);
                if (Message message = read_row(node, row, count, sheet); !message.empty()) return message;
                row += std::min(count, most_sheet_rows - row);
            }
            const bool is_group = name.starts_with("table-row-group") || name == "table-header-rows" ||
                                  name == "table-rows" || name == "table-column-group" ||
                                  name == "table-header-columns" || name == "table-columns";
            node = is_group && node.first_child() ? node.first_child() : after(node, table);
        }
        return {};
    }

    Message read_row(pugi::xml_node node, std::uint32_t row, std::uint32_t count, SparseSheet& sheet) {
        const string_view visibility = attribute_of(node, "visibility");
        std::uint32_t column = 0;
        const std::size_t begin = sheet.cells.size();
        for (pugi::xml_node cell = node.first_child(); cell; cell = cell.next_sibling()) {
            const string_view name = local_name(cell.name());
            if (name != "table-cell" && name != "covered-table-cell") continue;
            const std::uint32_t repeated = number_of(attribute_of(cell, "number-columns-repeated"), 1);
            SparseCell read = read_cell(cell);
            const bool says_something = !read.text.empty() || !read.hints.formula.empty();
            if (says_something && (count > most_sheet_rows - row || repeated > most_sheet_columns - column))
                return no_such_cell(in_words(CellAddress{most_sheet_rows, most_sheet_columns}));
            for (std::uint32_t i = 0; says_something && i < repeated; ++i) {
                if (sheet.cells.size() >= most_cells_) return too_many_cells(most_cells_);
                read.address = {row, column + i};
                sheet.cells.push_back(read);
            }
            column += std::min(repeated, most_sheet_columns - column);
        }
        if (book_.kept > most_text) return too_much_text();
        const std::size_t end = sheet.cells.size();
        if (begin == end) return {};
        if (visibility == "collapse" || visibility == "filter") sheet.hidden_rows.push_back({row, row + count - 1});
        for (std::uint32_t i = 1; i < count; ++i) {
            if (sheet.cells.size() + (end - begin) > most_cells_) return too_many_cells(most_cells_);
            for (std::size_t c = begin; c < end; ++c) {
                SparseCell copy = sheet.cells[c];
                copy.address.row = row + i;
                sheet.cells.push_back(copy);
            }
        }
        return {};
    }

    SparseCell read_cell(pugi::xml_node node) {
        SparseCell cell;
        const OdsStyle style = style_of(node);
        cell.hints = {.rows = number_of(attribute_of(node, "number-rows-spanned"), 1),
                      .columns = number_of(attribute_of(node, "number-columns-spanned"), 1),
                      .indent = style.indent,
                      .bold = style.bold};
        std::string text;
        for (pugi::xml_node part = child_of(node, "p"); part; part = next_of(part))
            text += (text.empty() ? "" : " ") + paragraph_text(part);
        text = in_one_line(text);
        const string_view type = attribute_of(node, "value-type");
        const string_view value = attribute_of(node, "value");
        const bool is_number = (type == "float" || type == "percentage" || type == "currency") && !value.empty();
        if (is_number) {
            if (text.empty()) text = shown_number(value, type == "percentage" ? "0.################%" : "General");
            if (value.starts_with('-') && !shows_a_minus(text) && text.find_first_of("123456789") != std::string::npos)
                text.insert(0, "-");
            cell.hints.stored = text == value ? string_view() : book_.keep(std::string(value));
            if (type != "float") cell.hints.format = type == "percentage" ? "percentage" : "currency";
        } else if (text.empty() && type == "string") {
            text = in_one_line(attribute_of(node, "string-value"));
        }
        if (const string_view formula = attribute_of(node, "formula"); !formula.empty())
            cell.hints.formula = book_.keep(formula_of_ods(formula));
        if (!text.empty()) cell.text = book_.keep(std::move(text));
        if (is_number && cell.hints.stored.empty()) cell.hints.stored = cell.text;
        return cell;
    }

    ZipFile& archive_;
    std::size_t most_cells_;
    SparseSheets book_;
    std::map<std::string, OdsStyle, std::less<>> styles_;
};

}  // namespace

std::variant<SparseSheets, Message> read_ods(ZipFile& archive, std::size_t most_cells) {
    return OdsReader(archive, most_cells).read();
}

}  // namespace dxbudget::tables
