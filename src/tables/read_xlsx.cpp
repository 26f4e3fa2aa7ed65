#include <map>
#include <utility>

#include "tables/formula.hpp"
#include "tables/number_format.hpp"
#include "tables/read_workbook.hpp"
#include "tables/xml_part.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

bool is_true(string_view word) {
    return word == "1" || word == "true" || word == "on";
}

/// What of a style is of interest.
struct XlsxStyle {
    std::string format = "General";
    std::uint8_t indent = 0;
    bool bold = false;
};

/// The text of an `si` or `is`: its runs, but not the readings of its kanji.
std::string rich_text(pugi::xml_node node) {
    std::string text;
    for (pugi::xml_node part = node.first_child(); part; part = part.next_sibling()) {
        const string_view name = local_name(part.name());
        if (name == "t") text += part.text().get();
        if (name == "r") text += child_of(part, "t").text().get();
    }
    return text;
}

class XlsxReader {
  public:
    explicit XlsxReader(ZipFile& archive) : archive_(archive) {}

    std::variant<SparseSheets, Message> read() {
        if (Message message = read_book(); !message.empty()) return message;
        for (Named& named : named_) {
            book_.sheets.push_back({.name = std::move(named.name), .is_hidden = named.is_hidden});
            if (Message message = read_sheet(named.part, book_.sheets.back()); !message.empty()) return message;
        }
        return std::move(book_);
    }

  private:
    struct Named {
        std::string name;
        std::string part;
        bool is_hidden = false;
    };
    struct SharedFormula {
        std::string text;
        CellAddress at;
    };

    /// The parts that a part refers to, by the ids of its relationships; empty where it has none.
    std::variant<std::map<std::string, std::pair<std::string, std::string>>, Message> relationships(
        const std::string& folder, const std::string& file) {
        std::map<std::string, std::pair<std::string, std::string>> found;
        const std::string part = folder + "_rels/" + file + ".rels";
        if (!archive_.contains(part)) return found;
        auto xml = read_xml(archive_, part);
        if (auto* message = std::get_if<Message>(&xml)) return std::move(*message);
        for (pugi::xml_node node = child_of(std::get<XmlPart>(xml).root, "Relationship"); node; node = next_of(node)) {
            if (attribute_of(node, "TargetMode") == "External") continue;
            const string_view target = attribute_of(node, "Target");
            const string_view type = attribute_of(node, "Type");
            found[std::string(attribute_of(node, "Id"))] = {
                target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target),
                std::string(type.substr(type.rfind('/') + 1))};
        }
        return found;
    }

    Message read_book() {
        std::string book = "xl/workbook.xml";
        auto top = relationships("", "");
        if (auto* message = std::get_if<Message>(&top)) return std::move(*message);
        for (const auto& [id, target] : std::get<0>(top))
            if (target.second == "officeDocument") book = target.first;
        const std::size_t name = book.rfind('/') + 1;
        auto related = relationships(book.substr(0, name), book.substr(name));
        if (auto* message = std::get_if<Message>(&related)) return std::move(*message);
        auto xml = read_xml(archive_, book);
        if (auto* message = std::get_if<Message>(&xml)) return std::move(*message);
        const pugi::xml_node root = std::get<XmlPart>(xml).root;
        counts_from_1904_ = is_true(attribute_of(child_of(root, "workbookPr"), "date1904"));
        for (pugi::xml_node node = child_of(child_of(root, "sheets"), "sheet"); node; node = next_of(node)) {
            std::string id;  // `r:id`, beside `sheetId`
            for (const pugi::xml_attribute attribute : node.attributes())
                if (local_name(attribute.name()) == "id") id = attribute.value();
            const auto& targets = std::get<0>(related);
            const auto target = targets.find(id);
            if (target == targets.end() || target->second.second != "worksheet") continue;  // a chart
            const string_view state = attribute_of(node, "state");
            named_.push_back({.name = std::string(attribute_of(node, "name")),
                              .part = target->second.first,
                              .is_hidden = state == "hidden" || state == "veryHidden"});
        }
        for (const auto& [id, target] : std::get<0>(related)) {
            Message message;
            if (target.second == "sharedStrings") message = read_strings(target.first);
            if (target.second == "styles") message = read_styles(target.first);
            if (!message.empty()) return message;
        }
        return {};
    }

    Message read_strings(const std::string& part) {
        auto xml = read_xml(archive_, part);
        if (auto* message = std::get_if<Message>(&xml)) return std::move(*message);
        for (pugi::xml_node node = child_of(std::get<XmlPart>(xml).root, "si"); node; node = next_of(node))
            strings_.push_back(book_.keep(in_one_line(rich_text(node))));
        return {};
    }

    Message read_styles(const std::string& part) {
        auto xml = read_xml(archive_, part);
        if (auto* message = std::get_if<Message>(&xml)) return std::move(*message);
        const pugi::xml_node root = std::get<XmlPart>(xml).root;
        std::map<unsigned, std::string> formats;
        for (pugi::xml_node node = child_of(child_of(root, "numFmts"), "numFmt"); node; node = next_of(node))
            formats[number_of(attribute_of(node, "numFmtId"), 0)] = attribute_of(node, "formatCode");
        std::vector<bool> bold;
        for (pugi::xml_node node = child_of(child_of(root, "fonts"), "font"); node; node = next_of(node)) {
            const pugi::xml_node mark = child_of(node, "b");
            bold.push_back(mark && (attribute_of(mark, "val").empty() || is_true(attribute_of(mark, "val"))));
        }
        for (pugi::xml_node node = child_of(child_of(root, "cellXfs"), "xf"); node; node = next_of(node)) {
            const unsigned id = number_of(attribute_of(node, "numFmtId"), 0);
            const std::uint32_t font = number_of(attribute_of(node, "fontId"), 0);
            const auto own = formats.find(id);
            styles_.push_back(
                {.format = own != formats.end() ? own->second : std::string(built_in_number_format(id)),
                 .indent = static_cast<std::uint8_t>(number_of(attribute_of(child_of(node, "alignment"), "indent"), 0)),
                 .bold = font < bold.size() && bold[font]});
        }
        return {};
    }

    Message read_sheet(const std::string& part, SparseSheet& sheet) {
        auto xml = read_xml(archive_, part);
        if (auto* message = std::get_if<Message>(&xml)) return std::move(*message);
        const pugi::xml_node root = std::get<XmlPart>(xml).root;
        shared_.clear();
        for (pugi::xml_node node = child_of(child_of(root, "cols"), "col"); node; node = next_of(node)) {
            if (!is_true(attribute_of(node, "hidden"))) continue;
            sheet.hidden_columns.push_back(
                {number_of(attribute_of(node, "min"), 1) - 1, number_of(attribute_of(node, "max"), 1) - 1});
        }
        CellAddress at;
        for (pugi::xml_node row = child_of(child_of(root, "sheetData"), "row"); row; row = next_of(row)) {
            at.row = number_of(attribute_of(row, "r"), at.row + 1) - 1;
            at.column = 0;
            if (at.row >= most_sheet_rows) return no_such_cell(std::string(attribute_of(row, "r")));
            if (is_true(attribute_of(row, "hidden"))) sheet.hidden_rows.push_back({at.row, at.row});
            for (pugi::xml_node node = child_of(row, "c"); node; node = next_of(node)) {
                if (const string_view name = attribute_of(node, "r"); !name.empty()) {
                    const auto address = read_address(name);
                    if (!address) return no_such_cell(std::string(name));
                    at = *address;
                }
                if (at.column >= most_sheet_columns) return no_such_cell(in_words(at));
                read_cell(node, at, sheet);
                ++at.column;
            }
            ++at.row;
            if (book_.kept > most_text) return too_much_text();
        }
        read_spans(root, sheet);
        return {};
    }

    static void read_spans(pugi::xml_node root, SparseSheet& sheet) {
        std::map<std::pair<std::uint32_t, std::uint32_t>, CellAddress> spans;
        for (pugi::xml_node node = child_of(child_of(root, "mergeCells"), "mergeCell"); node; node = next_of(node)) {
            const string_view range = attribute_of(node, "ref");
            const std::size_t colon = range.find(':');
            if (colon == string_view::npos) continue;
            const auto first = read_address(range.substr(0, colon));
            const auto last = read_address(range.substr(colon + 1));
            if (first && last && last->row >= first->row && last->column >= first->column)
                spans[{first->row, first->column}] = {last->row - first->row + 1, last->column - first->column + 1};
        }
        for (SparseCell& cell : sheet.cells) {
            const auto span = spans.find({cell.address.row, cell.address.column});
            if (span == spans.end()) continue;
            cell.hints.rows = span->second.row;
            cell.hints.columns = span->second.column;
        }
    }

    void read_cell(pugi::xml_node node, CellAddress at, SparseSheet& sheet) {
        static const XlsxStyle plain;
        const std::uint32_t number = number_of(attribute_of(node, "s"), 0);
        const XlsxStyle& style = number < styles_.size() ? styles_[number] : plain;
        SparseCell cell{.address = at, .hints = {.indent = style.indent, .bold = style.bold}};
        cell.hints.formula = formula_of(child_of(node, "f"), at);
        const string_view type = attribute_of(node, "t");
        const string_view value = child_of(node, "v").text().get();
        if (type == "s") {
            const std::uint32_t index = number_of(value, UINT32_MAX);
            if (index < strings_.size()) cell.text = strings_[index];
        } else if (type == "inlineStr") {
            cell.text = book_.keep(in_one_line(rich_text(child_of(node, "is"))));
        } else if (type == "b") {
            cell.text = value == "1" ? "TRUE" : "FALSE";
        } else if (type == "str" || type == "e" || type == "d") {
            cell.text = book_.keep(in_one_line(value));
        } else if (!value.empty()) {
            std::string shown = in_one_line(shown_number(value, style.format, counts_from_1904_));
            cell.text = book_.keep(std::move(shown));
            cell.hints.stored = cell.text == value ? cell.text : book_.keep(std::string(value));
            if (style.format != "General") cell.hints.format = format_of(style.format, sheet);
        }
        sheet.cells.push_back(cell);
    }

    /// The format's code, kept once a sheet.
    string_view format_of(const std::string& format, const SparseSheet& sheet) {
        if (sheet.cells.empty() || sheet.cells.back().hints.format != format) return book_.keep(format);
        return sheet.cells.back().hints.format;
    }

    /// The formula of a cell; one that is shared with another cell is written out.
    string_view formula_of(pugi::xml_node node, CellAddress at) {
        if (!node) return {};
        const string_view text = node.text().get();
        if (attribute_of(node, "t") != "shared") return text.empty() ? string_view() : book_.keep(in_one_line(text));
        const std::string id(attribute_of(node, "si"));
        constexpr std::size_t longest = 8192;  // of a formula in Excel
        if (text.size() > longest) return {};
        if (!text.empty()) {
            shared_[id] = {in_one_line(text), at};
            return book_.keep(in_one_line(text));
        }
        const auto first = shared_.find(id);
        if (first == shared_.end()) return {};
        return book_.keep(moved_formula(first->second.text, first->second.at, at));
    }

    ZipFile& archive_;
    SparseSheets book_;
    std::vector<Named> named_;
    std::vector<string_view> strings_;
    std::vector<XlsxStyle> styles_;
    std::map<std::string, SharedFormula> shared_;
    bool counts_from_1904_ = false;
};

}  // namespace

std::variant<SparseSheets, Message> read_xlsx(ZipFile& archive) {
    return XlsxReader(archive).read();
}

}  // namespace dxbudget::tables
