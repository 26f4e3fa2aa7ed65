#include "tables/file_kind.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "tables/zip_file.hpp"
#include "text/character.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

/// The kind that a name promises.
std::optional<FileKind> promised_by(string_view name) {
    struct Ending {
        string_view ending;
        FileKind kind;
    };
    static constexpr Ending endings[] = {
        {".csv", FileKind::text},  {".tsv", FileKind::text},  {".tab", FileKind::text},  {".md", FileKind::text},
        {".txt", FileKind::text},  {".html", FileKind::html}, {".htm", FileKind::html},  {".xhtml", FileKind::html},
        {".xlsx", FileKind::xlsx}, {".xlsm", FileKind::xlsx}, {".xltx", FileKind::xlsx}, {".ods", FileKind::ods},
        {".ots", FileKind::ods}};
    const std::string lower = ascii_lower(name);
    for (const Ending& ending : endings)
        if (lower.ends_with(ending.ending)) return ending.kind;
    return std::nullopt;
}

Text name_of(FileKind kind) {
    switch (kind) {
        case FileKind::text:
            return {"plain text", "テキスト"};
        case FileKind::html:
            return {"HTML", "HTML"};
        case FileKind::xlsx:
            return {"an XLSX workbook", "XLSX のブック"};
        case FileKind::ods:
            return {"an ODS workbook", "ODS のブック"};
    }
    return {};
}

/// Whether a text begins as a page does, after comments and a declaration of XML.
bool begins_as_page(string_view bytes) {
    std::string text = ascii_lower(bytes.substr(0, 4096));
    std::erase(text, '\0');  // of UTF-16
    string_view rest = text;
    if (rest.starts_with("\xef\xbb\xbf")) rest.remove_prefix(3);
    if (rest.starts_with("\xff\xfe") || rest.starts_with("\xfe\xff")) rest.remove_prefix(2);
    while (true) {
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
        const string_view end = rest.starts_with("<!--") ? "-->" : rest.starts_with("<?xml") ? "?>" : "";
        if (end.empty()) break;
        rest.remove_prefix(std::min(rest.find(end), rest.size() - end.size()) + end.size());
    }
    return rest.starts_with("<!doctype html") || rest.starts_with("<html") || rest.starts_with("<head") ||
           rest.starts_with("<body") || rest.starts_with("<table");
}

std::variant<FileKind, Message> kind_of_archive(string_view bytes) {
    auto archive = ZipFile::open(bytes);
    if (auto* message = std::get_if<Message>(&archive)) return std::move(*message);
    ZipFile& parts = std::get<ZipFile>(archive);
    if (parts.contains("xl/workbook.bin"))
        return Message{{"the file is a binary workbook (XLSB); save it as XLSX",
                        "バイナリ形式のブック(XLSB)である。XLSX で保存し直す"},
                       {}};
    if (parts.contains("content.xml")) return FileKind::ods;
    if (parts.contains("word/document.xml"))
        return Message{{"the file is a Word document; save it as a web page (HTML)",
                        "Word の文書である。Web ページ(HTML)として保存し直す"},
                       {}};
    if (parts.contains("_rels/.rels") || parts.contains("xl/workbook.xml")) return FileKind::xlsx;
    return Message{{"the file is a ZIP archive, but not a workbook; unpack it and import what is in it",
                    "ZIP ファイルだがブックではない。展開して中のファイルを取り込む"},
                   {}};
}

/// The older workbooks of Excel, and encrypted ones, are in another container.
Message why_not_compound(string_view bytes) {
    constexpr string_view encrypted("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
    if (bytes.find(encrypted) != string_view::npos) return encrypted_workbook();
    return {{"the file is of an older Microsoft format, such as XLS; save it as XLSX",
             "古い Microsoft 形式(XLS など)である。XLSX で保存し直す"},
            {}};
}

std::variant<FileKind, Message> kind_of_bytes(string_view bytes) {
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return kind_of_archive(bytes);
    if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return why_not_compound(bytes);
    if (bytes.starts_with("%PDF-"))
        return Message{{"the file is a PDF; write `pdftotext -layout file.pdf - | dxbudget import -`",
                        "PDF である。「pdftotext -layout file.pdf - | dxbudget import -」のように読み取る"},
                       {}};
    return begins_as_page(bytes) ? FileKind::html : FileKind::text;
}

}  // namespace

bool promises_tables(string_view name) {
    return promised_by(name) && name.rfind('.') > 0;
}

std::variant<FileKind, Message> find_file_kind(string_view name, string_view bytes) {
    const auto kind = kind_of_bytes(bytes);
    const auto promised = promised_by(name);
    const auto* const found = std::get_if<FileKind>(&kind);
    if (found == nullptr || !promised || *promised == *found) return kind;
    if (*promised == FileKind::html && *found == FileKind::text) return FileKind::html;  // a part of a page
    return Message{{"the file is {0}, although its name is that of {1}; rename it or save it again",
                    "中身は{0}だが、名前は{1}のものである。名前を変えるか、保存し直す"},
                   {name_of(*found), name_of(*promised)}};
}

}  // namespace dxbudget::tables
