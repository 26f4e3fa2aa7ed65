/// A workbook of all sheets of a run: a summary, and a worksheet for each. Worksheets are compressed as they are made,
/// so that a folder of thousands takes little memory until the end.
///
/// It is written by hand, since libxlsxwriter exists as a shared library alone in Debian, with which every command
/// would take twice as long to start, and keeps numbers as binary fractions.

#include <cstring>

#include "dxbudget/render.hpp"
#include "text/width.hpp"
#include "workbook/cells.hpp"
#include "workbook/worksheet.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t most_worksheets = 1'000;  // more are slow to open, and LibreOffice has a limit of 10,000
constexpr std::size_t longest_tab = 31;         // UTF-16 units
constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package = "http://schemas.openxmlformats.org/package/2006/relationships";

/// What the end of the run needs of a sheet.
struct SheetEntry {
    std::string path;
    std::string verdict;  ///< `error`, `not read`, `not checked`, `right`
    std::uint32_t errors = 0;
    std::uint32_t warnings = 0;
    std::uint32_t notes = 0;
    std::uint32_t equations = 0;
    std::uint32_t not_checked = 0;
    Worksheet worksheet = {};
    bool has_worksheet = false;
};

class Packer {
  public:
    void add(std::uint32_t number) { out.append(reinterpret_cast<const char*>(&number), sizeof number); }
    void add(const std::string& text) {
        add(static_cast<std::uint32_t>(text.size()));
        out += text;
    }
    void add(const PackedPart& part) {
        add(part.bytes);
        add(part.crc);
        add(part.size);
    }
    std::string out;
};

class Unpacker {
  public:
    explicit Unpacker(std::string_view text) : text_(text) {}
    std::uint32_t number() {
        std::uint32_t value = 0;
        std::memcpy(&value, text_.data(), sizeof value);
        text_.remove_prefix(sizeof value);
        return value;
    }
    std::string text() {
        const std::uint32_t size = number();
        std::string out(text_.substr(0, size));
        text_.remove_prefix(size);
        return out;
    }
    PackedPart part() {
        PackedPart part{.bytes = text()};
        part.crc = number();
        part.size = number();
        return part;
    }

  private:
    std::string_view text_;
};

std::string packed_entry(const SheetEntry& entry) {
    Packer packer;
    packer.add(entry.path);
    packer.add(entry.verdict);
    for (const std::uint32_t number : {entry.errors, entry.warnings, entry.notes, entry.equations, entry.not_checked}) {
        packer.add(number);
    }
    packer.add(std::uint32_t{entry.has_worksheet});
    packer.add(entry.worksheet.title);
    packer.add(entry.worksheet.cells);
    packer.add(entry.worksheet.comments);
    packer.add(entry.worksheet.shapes);
    return std::move(packer.out);
}

SheetEntry unpacked_entry(std::string_view text) {
    Unpacker unpacker(text);
    SheetEntry entry{.path = unpacker.text(), .verdict = unpacker.text()};
    for (std::uint32_t* number : {&entry.errors, &entry.warnings, &entry.notes, &entry.equations, &entry.not_checked}) {
        *number = unpacker.number();
    }
    entry.has_worksheet = unpacker.number() != 0;
    entry.worksheet.title = unpacker.text();
    entry.worksheet.cells = unpacker.part();
    entry.worksheet.comments = unpacker.part();
    entry.worksheet.shapes = unpacker.part();
    return entry;
}

/// The counts of a file stand with its first sheet.
std::vector<Part> parts_of_workbook(const CheckedFile& file, const RenderOptions& options) {
    const Language language = options.language;
    if (!file.audit) {
        return {{0, packed_entry({.path = file.path, .verdict = render(file.error, language), .errors = 1})}};
    }
    Totals totals;
    totals.add(file);
    std::vector<Part> parts;
    for (std::size_t i = 0; i < file.audit->sheets.size() || i == 0; ++i) {
        SheetEntry entry;
        entry.path = file.path;
        if (i == 0) {
            entry.errors = totals.errors;
            entry.warnings = totals.warnings;
            entry.notes = totals.notes;
            entry.equations = totals.tally.equations;
            entry.not_checked = totals.tally.not_checked;
            entry.verdict = totals.errors > 0 ? Text{"errors", "エラーあり"}.in(language)
                            : totals.tally.not_checked > 0
                                ? Text{"not all could be checked", "検査できないものあり"}.in(language)
                                : Text{"no errors", "エラーなし"}.in(language);
        }
        if (i < file.audit->sheets.size()) {
            entry.worksheet = worksheet_of(file, i, language);
            entry.has_worksheet = true;
        }
        parts.push_back({0, packed_entry(entry)});
    }
    return parts;
}

/// The name of a tab: what Excel refuses in one is left out, and a number before it makes it the only one.
std::string tab_name(std::size_t number, std::string_view title) {
    std::string name = std::to_string(number);
    std::size_t units = name.size() + 1;
    std::string rest;
    const std::string shown = printable(title);
    for (std::size_t i = 0; i < shown.size();) {
        const auto lead = static_cast<unsigned char>(shown[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        units += length == 4 ? 2 : 1;
        if (units > longest_tab) break;
        const std::string_view character = std::string_view(shown).substr(i, length);
        rest += character.find_first_of("[]:*?/\\'") == std::string_view::npos ? character : " ";
        i += length;
    }
    rest.erase(rest.find_last_not_of(' ') + 1);
    return rest.empty() ? name : name + " " + rest;
}

std::string relation(std::size_t id, std::string_view type, const std::string& target) {
    return "<Relationship Id=\"rId" + std::to_string(id) + "\" Type=\"" + std::string(relations) + "/" +
           std::string(type) + "\" Target=\"" + target + "\"/>";
}

std::string relations_part(const std::string& all) {
    return std::string(xml_head) + "<Relationships xmlns=\"" + std::string(package) + "\">" + all + "</Relationships>";
}

std::string override_of(const std::string& name, std::string_view type) {
    return "<Override PartName=\"" + name +
           "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + std::string(type) +
           "+xml\"/>";
}

NumberLook count_look(bool is_wrong = false) {
    return {.look = is_wrong ? CellLook::wrong : CellLook::plain};
}

/// Collects the parts of the workbook.
class Workbook {
  public:
    explicit Workbook(Language language) : language_(language) {}

    std::string run(const Totals& totals, std::span<const Part> parts) {
        begin_summary(totals);
        std::uint32_t row = 5;
        for (const Part& part : parts) {
            const SheetEntry entry = unpacked_entry(part.text);
            std::string tab;
            if (entry.has_worksheet && count_ < most_worksheets) tab = add_worksheet(entry);
            if (row < 1'000'000) add_summary_row(++row, entry, tab);
        }
        return finish();
    }

  private:
    std::string in(Text text) const { return std::string(text.in(language_)); }

    void begin_summary(const Totals& totals) {
        rows_ += "<row r=\"1\">" + text_cell({1, 1}, in({"Summary", "総括"}), TextLook::title) + "</row><row r=\"2\">" +
                 text_cell({2, 1}, render_summary(totals, {.language = language_})) + "</row>";
        static constexpr Text headings[] = {
            {"worksheet", "シート"}, {"file", "ファイル"},  {"sheet", "調書"},
            {"verdict", "結果"},     {"errors", "エラー"},  {"warnings", "警告"},
            {"notes", "注記"},       {"equations", "等式"}, {"not checked", "検査不能"}};
        rows_ += "<row r=\"5\">";
        for (std::uint32_t i = 0; i < std::size(headings); ++i) {
            rows_ += text_cell({5, i + 1}, in(headings[i]), TextLook::heading);
        }
        rows_ += "</row>";
    }

    void add_summary_row(std::uint32_t row, const SheetEntry& entry, const std::string& tab) {
        rows_ += "<row r=\"" + std::to_string(row) + "\">";
        if (!tab.empty()) {
            links_ += "<hyperlink ref=\"" + reference({row, 1}) + "\" location=\"" + in_xml("'" + tab + "'!A1") +
                      "\" display=\"" + in_xml(tab) + "\"/>";
        }
        const std::string missing =
            in({"not in this workbook, which holds the first 1,000", "収録は先頭の 1,000件まで"});
        rows_ += text_cell({row, 1}, tab.empty() && entry.has_worksheet ? missing : tab,
                           tab.empty() ? TextLook::plain : TextLook::link);
        rows_ += text_cell({row, 2}, entry.path) + text_cell({row, 3}, entry.worksheet.title);
        if (!entry.verdict.empty()) {
            rows_ += text_cell({row, 4}, entry.verdict, entry.errors > 0 ? TextLook::wrong : TextLook::plain);
            std::uint32_t column = 4;
            for (const std::uint32_t number :
                 {entry.errors, entry.warnings, entry.notes, entry.equations, entry.not_checked}) {
                ++column;
                rows_ +=
                    number_cell({row, column}, Rational(std::int64_t{number}), count_look(column == 5 && number > 0));
            }
        }
        rows_ += "</row>";
    }

    std::string add_worksheet(const SheetEntry& entry) {
        const std::size_t number = ++count_ + 1;  // the summary is the first
        const std::string name = "sheet" + std::to_string(number) + ".xml";
        archive_.add("xl/worksheets/" + name, entry.worksheet.cells);
        types_ += override_of("/xl/worksheets/" + name, "worksheet");
        if (entry.worksheet.comments.size > 0) {
            const std::string comments = "comments" + std::to_string(number) + ".xml";
            const std::string shapes = "drawings/vmlDrawing" + std::to_string(number) + ".vml";
            archive_.add("xl/" + comments, entry.worksheet.comments);
            archive_.add("xl/" + shapes, entry.worksheet.shapes);
            archive_.add("xl/worksheets/_rels/" + name + ".rels",
                         packed(relations_part(relation(1, "vmlDrawing", "../" + shapes) +
                                               relation(2, "comments", "../" + comments))));
            types_ += override_of("/xl/" + comments, "comments");
        }
        const std::string tab = tab_name(count_, entry.worksheet.title);
        add_sheet(number, tab);
        return tab;
    }

    void add_sheet(std::size_t number, const std::string& tab) {
        sheets_ += "<sheet name=\"" + in_xml(tab) + "\" sheetId=\"" + std::to_string(number) + "\" r:id=\"rId" +
                   std::to_string(number) + "\"/>";
        relations_ += relation(number, "worksheet", "worksheets/sheet" + std::to_string(number) + ".xml");
    }

    std::string finish() {
        const std::string links = links_.empty() ? "" : "<hyperlinks>" + links_ + "</hyperlinks>";
        std::string summary = worksheet_part({34, 40, 40, 26, 10, 10, 10, 10, 12}, 5, false, rows_, "");
        summary.insert(summary.find("<pageMargins"), links);
        archive_.add("xl/worksheets/sheet1.xml", packed(summary));
        archive_.add("xl/styles.xml", packed(styles_part()));
        const std::string title = in({"Summary", "総括"});
        archive_.add(
            "xl/workbook.xml",
            packed(std::string(xml_head) +
                   "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" +
                   std::string(relations) + "\"><sheets><sheet name=\"" + title + "\" sheetId=\"1\" r:id=\"rId1\"/>" +
                   sheets_ + "</sheets><calcPr calcId=\"0\" fullCalcOnLoad=\"1\"/></workbook>"));
        archive_.add("xl/_rels/workbook.xml.rels",
                     packed(relations_part(relation(1, "worksheet", "worksheets/sheet1.xml") + relations_ +
                                           relation(count_ + 2, "styles", "styles.xml"))));
        archive_.add("_rels/.rels", packed(relations_part(relation(1, "officeDocument", "xl/workbook.xml"))));
        archive_.add(
            "[Content_Types].xml",
            packed(std::string(xml_head) +
                   "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                   "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                   "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"vml\" "
                   "ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>" +
                   override_of("/xl/workbook.xml", "sheet.main") + override_of("/xl/styles.xml", "styles") +
                   override_of("/xl/worksheets/sheet1.xml", "worksheet") + types_ + "</Types>"));
        return archive_.finish();
    }

    Language language_;
    ZipWriter archive_;
    std::size_t count_ = 0;
    std::string rows_;
    std::string links_;
    std::string sheets_;
    std::string relations_;
    std::string types_;
};

std::string end_of_workbook(const Totals& totals, std::span<const Part> parts, const RenderOptions& options) {
    return Workbook(options.language).run(totals, parts);
}

}  // namespace

const Format formats::xlsx{
    .name = "xlsx",
    .summary = {"a workbook with live formulas, a worksheet for each sheet",
                "数式の入った Excel ブック(調書ごとに1シート)"},
    .needs_lines = true,
    .is_binary = true,
    .parts = parts_of_workbook,
    .end = end_of_workbook,
};

}  // namespace dxbudget
