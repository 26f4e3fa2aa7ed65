#include "sheet/csv_form.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "format/year_label.hpp"
#include "reading/decode.hpp"
#include "sheet/value_words.hpp"

namespace dxbudget {
namespace {

void load_encoding(NodeReader& nodes, NodeId value, CsvForm& form) {
    const std::string_view word = nodes.text_of(value);
    if (word.empty()) return;
    form.encoding = encoding_named(word);
    form.encoding_at = value;
    if (!form.encoding.empty()) return;
    nodes.report(
        rules::wrong_shape, nodes.node(value).span,
        {{"`{0}` is not an encoding that is known here", "「{0}」という文字コードは扱えない"}, {std::string(word)}},
        {{"write `utf-8`, `utf-16`, `cp932` (Shift_JIS), `euc-jp` or `cp1252`; or save the file as UTF-8",
          "utf-8、utf-16、cp932(シフトJIS)、euc-jp、cp1252 のいずれかを書くか、ファイルを UTF-8 で保存し直す"},
         {}});
}

void load_separator(NodeReader& nodes, NodeId value, CsvForm& form) {
    const std::string_view word = nodes.text_of(value);
    if (word.empty()) return;
    form.separator = value_of(word, separator_words);
    if (form.separator) return;
    nodes.report(
        rules::wrong_shape, nodes.node(value).span,
        {{"`{0}` is not a separator of cells", "「{0}」はセルの区切りではない"}, {std::string(word)}},
        {{"write `comma`, `semicolon`, `tab` or `bar`", "コンマ、セミコロン、タブ、縦線のいずれかを書く"}, {}});
}

void load_header(NodeReader& nodes, NodeId value, CsvForm& form) {
    const std::string_view word = nodes.text_of(value);
    if (word.empty()) return;
    std::uint32_t row = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), row);
    if (error == std::errc() && end == word.data() + word.size() && row > 0) {
        form.header = row;
        return;
    }
    nodes.report(rules::wrong_shape, nodes.node(value).span,
                 {{"`{0}` is not the number of a row", "「{0}」は行番号ではない"}, {std::string(word)}},
                 {{"write the row with the names of the columns as a spreadsheet numbers it, such as `header: 3`",
                   "列の名称がある行を、表計算ソフトの行番号で「見出し行: 3」のように書く"},
                  {}});
}

/// The first row with all the names, among those where a header may stand.
std::optional<CsvHeader> header_with(const Source& file, char separator, std::optional<std::uint32_t> stated,
                                     const CsvNames& names) {
    constexpr std::uint32_t most_rows = 50;
    CsvReader reader(file, separator);
    bool is_first = true;
    while (reader.next() && reader.row_number() <= stated.value_or(most_rows)) {
        const bool may_be_header = !stated || reader.row_number() == *stated;
        if (may_be_header && names.are_in(reader.cells()))
            return CsvHeader{.separator = separator, .row = reader.row_number(), .is_first = is_first};
        is_first = false;
    }
    return std::nullopt;
}

}  // namespace

void load_form(NodeReader& nodes, Key key, NodeId value, CsvForm& form) {
    if (key == Key::encoding) load_encoding(nodes, value, form);
    if (key == Key::separator) load_separator(nodes, value, form);
    if (key == Key::header) load_header(nodes, value, form);
}

bool CsvNames::are_in(std::span<const CsvCell> row) const {
    std::unordered_set<std::string_view> cells;
    for (const CsvCell& cell : row) cells.insert(cell.text);
    const auto has = [&](std::string_view name) { return cells.contains(name); };
    const auto names_stage = [&](const CsvCell& cell) {
        return own_stages->contains(cell.text) || known_stage(cell.text) != nullptr || heads_a_year(cell.text);
    };
    return std::all_of(names.begin(), names.end(), has) &&
           (own_stages == nullptr || std::any_of(row.begin(), row.end(), names_stage));
}

bool CsvNames::tell_encodings_apart() const {
    return std::any_of(names.begin(), names.end(), [](std::string_view name) {
        return std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    });
}

CsvNames names_in_description(NodeReader& nodes, NodeId description,
                              const std::unordered_map<std::string_view, StageId>& own_stages) {
    CsvNames found{.own_stages = &own_stages};
    const auto add = [&](NodeId name) {
        if (nodes.node(name).kind == NodeKind::scalar && !nodes.node(name).text.empty())
            found.names.push_back(nodes.node(name).text);
    };
    const auto add_all = [&](const auto& self, NodeId value) -> void {
        if (nodes.node(value).kind == NodeKind::mapping) {
            nodes.each_entry(value, [&](NodeId, NodeId inner) { self(self, inner); });
        } else if (nodes.node(value).kind == NodeKind::sequence) {
            nodes.each_element(value, [&](NodeId inner) { self(self, inner); });
        } else {
            add(value);
        }
    };
    nodes.each_entry(description, [&](NodeId key, NodeId value) {
        const Key word = nodes.key_at(key, Scope::csv);
        if (word == Key::stages) found.own_stages = nullptr;
        if (word == Key::levels || word == Key::stages || word == Key::funding || word == Key::note)
            add_all(add_all, value);
    });
    return found;
}

std::optional<CsvHeader> find_header(const Source& file, const CsvForm& form, const CsvNames& names) {
    if (names.names.size() + (names.own_stages == nullptr ? 0 : 1) < 2) return std::nullopt;
    if (form.separator) return header_with(file, *form.separator, form.header, names);
    std::optional<CsvHeader> found;
    for (const char separator : {',', ';', '\t', '|'}) {
        const std::optional<CsvHeader> header = header_with(file, separator, form.header, names);
        if (!header) continue;
        if (separator == ',' && header->is_first) return header;
        if (found) return std::nullopt;
        found = header;
    }
    return found;
}

Text name_of_separator(char separator) {
    const auto* const first = std::find_if(separator_words.begin(), separator_words.end(),
                                           [&](const ValueWord<char>& word) { return word.value == separator; });
    return {first->text, (first + 1)->text};
}

}  // namespace dxbudget
