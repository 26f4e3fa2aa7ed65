#include "tables/read_html.hpp"

#include <gumbo.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

#include "reading/decode.hpp"
#include "tables/html_arena.hpp"
#include "tables/html_bounds.hpp"
#include "tables/separated_text.hpp"
#include "tables/sparse_sheet.hpp"
#include "text/character.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

constexpr std::size_t most_bytes = std::size_t{32} << 20U;

bool is_element(const GumboNode* node) {
    return node->type == GUMBO_NODE_ELEMENT;
}

bool has_tag(const GumboNode* node, GumboTag tag) {
    return is_element(node) && node->v.element.tag == tag;
}

bool is_any_of(const GumboNode* node, std::initializer_list<GumboTag> tags) {
    return is_element(node) && std::ranges::find(tags, node->v.element.tag) != tags.end();
}

const GumboVector* children_of(const GumboNode* node) {
    if (is_element(node)) return &node->v.element.children;
    if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
    return nullptr;
}

const GumboNode* child_at(const GumboVector& children, unsigned at) {
    return static_cast<const GumboNode*>(children.data[at]);
}

/// The next node in the order of the page, below `top`; what is below `node` comes first where `descends`.
const GumboNode* next_node(const GumboNode* node, const GumboNode* top, bool descends) {
    const GumboVector* const below = children_of(node);
    if (descends && below != nullptr && below->length > 0) return child_at(*below, 0);
    for (; node != top; node = node->parent) {
        const GumboVector* const beside = children_of(node->parent);
        const auto next = static_cast<unsigned>(node->index_within_parent) + 1;
        if (next < beside->length) return child_at(*beside, next);
    }
    return nullptr;
}

string_view html_attribute(const GumboNode* node, const char* name) {
    const GumboAttribute* const found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found == nullptr ? string_view() : string_view(found->value);
}

std::uint32_t span_of(const GumboNode* cell, const char* name, std::uint32_t most) {
    const string_view text = html_attribute(cell, name);
    std::uint32_t number = 1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::min(number, most);
}

bool is_hidden(const GumboNode* node) {
    if (!is_element(node)) return false;
    if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
    std::string style(html_attribute(node, "style"));
    std::erase_if(style, [](char c) { return c == ' '; });
    return style.find("display:none") != std::string::npos;
}

/// What a browser shows of an element in one line, and where it stands.
struct ShownText {
    std::string text;
    Span span;
    std::uint8_t indent = 0;
};

bool is_note_mark(string_view text) {
    return !text.empty() && text.size() <= 6 && text.find_first_of(".,") == string_view::npos;
}

class PageReader {
  public:
    PageReader(string_view html, const GridOptions& options) : html_(html), options_(options) {}

    /// Reads the tables below the page's root.
    Message read(const GumboNode* root) {
        for (const GumboNode* node = root; node != nullptr; node = next_node(node, root, true)) {
            if (is_any_of(node, {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6}))
                heading_ = shown(node).text;
            if (!has_tag(node, GUMBO_TAG_TABLE)) continue;
            if (Message message = read_table(node); !message.empty()) return message;
        }
        return {};
    }

    SparseSheets take_tables() { return std::move(tables_); }
    std::int64_t hidden_cells() const { return hidden_cells_; }

  private:
    void extend(Span& span, const GumboStringPiece& piece) const {
        if (piece.data == nullptr || piece.data < html_.data() || piece.data > html_.data() + html_.size()) return;
        string_view text(piece.data,
                         std::min(piece.length, html_.size() - static_cast<std::size_t>(piece.data - html_.data())));
        const std::size_t first = text.find_first_not_of(" \t\r\n\f");
        if (first == string_view::npos) return;
        const std::size_t last = text.find_last_not_of(" \t\r\n\f") + 1;
        const auto base = static_cast<std::size_t>(text.data() - html_.data());
        if (span.empty()) span.begin = static_cast<std::uint32_t>(base + first);
        span.end = std::max(span.end, static_cast<std::uint32_t>(base + last));
    }

    ShownText shown(const GumboNode* top) const {
        ShownText result;
        bool descends = true;
        for (const GumboNode* node = next_node(top, top, true); node != nullptr;
             node = next_node(node, top, descends)) {
            descends = true;
            if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
                node->type == GUMBO_NODE_WHITESPACE) {
                result.text += node->v.text.text;
                extend(result.span, node->v.text.original_text);
                continue;
            }
            if (!is_element(node)) continue;
            if (is_any_of(node, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TABLE, GUMBO_TAG_RT, GUMBO_TAG_RP,
                                 GUMBO_TAG_DEL, GUMBO_TAG_S, GUMBO_TAG_STRIKE, GUMBO_TAG_NOSCRIPT}) ||
                is_hidden(node)) {
                descends = false;
            } else if (has_tag(node, GUMBO_TAG_SUP) && !result.text.empty() && is_digit(result.text.back()) &&
                       is_note_mark(text_below(node))) {
                descends = false;  // a note's number is no digit of the figure
            } else if (has_tag(node, GUMBO_TAG_INPUT)) {
                const string_view type = html_attribute(node, "type");
                if (type.empty() || type == "text" || type == "number") result.text += html_attribute(node, "value");
                extend(result.span, node->v.element.original_tag);
            } else if (is_any_of(node, {GUMBO_TAG_BR, GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_LI, GUMBO_TAG_UL,
                                        GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_HR})) {
                result.text += '\n';
            }
        }
        string_view rest = result.text;
        for (bool more = true; more;) {
            more = false;
            rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n\f"), rest.size()));
            for (const string_view space : {"\u3000", "\u00a0", "\u2002", "\u2003"}) {
                if (!rest.starts_with(space)) continue;
                rest.remove_prefix(space.size());
                result.indent = static_cast<std::uint8_t>(std::min(result.indent + 1, 200));
                more = true;
            }
        }
        result.text = in_one_line(rest);
        return result;
    }

    static bool is_digit(char c) { return c >= '0' && c <= '9'; }

    static std::string text_below(const GumboNode* top) {
        std::string text;
        for (const GumboNode* node = next_node(top, top, true); node != nullptr; node = next_node(node, top, true))
            if (node->type == GUMBO_NODE_TEXT) text += node->v.text.text;
        return text;
    }

    /// The rows of a table itself, in the order in which they are shown: those of the foot last.
    static std::vector<const GumboNode*> rows_of(const GumboNode* table) {
        std::vector<const GumboNode*> rows;
        for (const bool of_foot : {false, true}) {
            const GumboVector& parts = table->v.element.children;
            for (unsigned p = 0; p < parts.length; ++p) {
                const GumboNode* const part = child_at(parts, p);
                if (!is_any_of(part, {GUMBO_TAG_THEAD, GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT})) continue;
                if (has_tag(part, GUMBO_TAG_TFOOT) != of_foot) continue;
                const GumboVector& below = part->v.element.children;
                for (unsigned r = 0; r < below.length; ++r)
                    if (has_tag(child_at(below, r), GUMBO_TAG_TR)) rows.push_back(child_at(below, r));
            }
        }
        return rows;
    }

    static bool holds_a_table(const GumboNode* top) {
        for (const GumboNode* node = next_node(top, top, true); node != nullptr; node = next_node(node, top, true))
            if (has_tag(node, GUMBO_TAG_TABLE)) return true;
        return false;
    }

    Message read_table(const GumboNode* table) {
        SparseSheet sheet{.name = heading_};
        const GumboVector& parts = table->v.element.children;
        for (unsigned p = 0; p < parts.length; ++p)
            if (has_tag(child_at(parts, p), GUMBO_TAG_CAPTION)) sheet.name = shown(child_at(parts, p)).text;
        std::vector<std::uint32_t> taken_until;  // of each column: the row before which cells from above reach
        std::uint32_t row = 0;
        const GumboNode* section = nullptr;
        for (const GumboNode* const tr : rows_of(table)) {
            if (tr->parent != section) std::ranges::fill(taken_until, row);
            section = tr->parent;
            if (Message message = read_row(tr, row++, is_hidden(table) || is_hidden(tr), taken_until, sheet);
                !message.empty())
                return message;
        }
        const bool has_figures = std::ranges::any_of(sheet.cells, [](const SparseCell& cell) {
            return cell.text.find_first_of("0123456789") != string_view::npos;
        });
        if (sheet.cells.empty() || (!has_figures && holds_a_table(table))) return {};
        tables_.sheets.push_back(std::move(sheet));
        return {};
    }

    Message read_row(const GumboNode* tr, std::uint32_t row, bool hidden, std::vector<std::uint32_t>& taken_until,
                     SparseSheet& sheet) {
        std::uint32_t column = 0;
        const GumboVector& cells = tr->v.element.children;
        for (unsigned c = 0; c < cells.length; ++c) {
            const GumboNode* const td = child_at(cells, c);
            if (!is_any_of(td, {GUMBO_TAG_TD, GUMBO_TAG_TH})) continue;
            while (column < taken_until.size() && taken_until[column] > row) ++column;
            const std::uint32_t columns = std::max(span_of(td, "colspan", 1000), 1U);
            const std::uint32_t rows = span_of(td, "rowspan", 65534);
            if (taken_until.size() < column + columns) taken_until.resize(column + columns, row);
            if (taken_until.size() * (std::size_t{row} + 1) > options_.most_cells)
                return too_many_cells(options_.most_cells);
            std::fill_n(taken_until.begin() + column, columns, rows == 0 ? UINT32_MAX : row + rows);
            ShownText text = shown(td);
            const bool is_cell_hidden = hidden || is_hidden(td);
            hidden_cells_ += is_cell_hidden && !text.text.empty();
            if (!text.text.empty() && !(is_cell_hidden && options_.skips_hidden))
                sheet.cells.push_back({.address = {row, column},
                                       .text = tables_.keep(std::move(text.text)),
                                       .span = text.span,
                                       .hints = {.rows = std::max(rows, 1U),
                                                 .columns = columns,
                                                 .indent = text.indent,
                                                 .bold = has_tag(td, GUMBO_TAG_TH),
                                                 .hidden = is_cell_hidden}});
            column += columns;
        }
        return {};
    }

    string_view html_;
    const GridOptions& options_;
    SparseSheets tables_;
    std::string heading_;
    std::int64_t hidden_cells_ = 0;
};

/// Nothing where the page asks for more memory than it may have.
GumboOutput* parse(string_view html, HtmlArena& arena) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = HtmlArena::allocate;
    options.deallocator = HtmlArena::release;
    options.userdata = &arena;
    options.max_errors = 0;
    if (setjmp(arena.out) != 0) return nullptr;
    return gumbo_parse_with_options(&options, html.data(), html.size());
}

DecodedText decoded_as_declared(DecodedText text) {
    text.reason = {"the page declares it", "ページが宣言している"};
    return text;
}

}  // namespace

std::string declared_encoding(string_view bytes) {
    const std::string head = ascii_lower(bytes.substr(0, 2048));
    for (std::size_t at = 0; (at = head.find("<meta", at)) != std::string::npos; ++at) {
        const string_view tag = string_view(head).substr(at, head.find('>', at) - at);
        std::size_t word = tag.find("charset");
        if (word == string_view::npos) continue;
        word = tag.find_first_not_of(" =\"'", word + 7);
        if (word == string_view::npos) continue;
        const std::size_t end = std::min(tag.find_first_of(" \"';/", word), tag.size());
        return std::string(encoding_named(tag.substr(word, end - word)));
    }
    return {};
}

std::variant<std::vector<Grid>, Message> read_html(const std::string& name, std::string bytes,
                                                   const GridOptions& options) {
    if (bytes.size() > most_bytes)
        return Message{{"the page is larger than {0} MiB", "ページが {0} MiB を超える"},
                       {Rational(static_cast<std::int64_t>(most_bytes >> 20U))}};
    std::variant<DecodedText, Message> decoded = Message{};
    const std::string declared = declared_encoding(bytes);
    if (options.encoding.empty() && !declared.empty() && !possible_encodings(bytes).front().is_certain) {
        decoded = decode_text(bytes, declared);
        if (auto* text = std::get_if<DecodedText>(&decoded)) *text = decoded_as_declared(std::move(*text));
    }
    if (std::holds_alternative<Message>(decoded)) decoded = decode_text(std::move(bytes), options.encoding);
    if (auto* message = std::get_if<Message>(&decoded)) return std::move(*message);
    DecodedText& text = std::get<DecodedText>(decoded);
    const auto source = std::make_shared<const Source>(name, std::move(text.text));
    if (Message message = why_not_parsed(source->text()); !message.empty()) return message;
    HtmlArena arena((std::size_t{64} << 20U) + 40 * source->text().size());
    const GumboOutput* const page = parse(source->text(), arena);
    if (page == nullptr)
        return Message{
            {"the page's elements are too interwoven to be read", "ページの要素が入り組みすぎていて読めない"}, {}};
    PageReader reader(source->text(), options);
    if (Message message = reader.read(page->root); !message.empty()) return message;
    SparseSheets tables = reader.take_tables();
    std::vector<Grid> grids;
    for (SparseSheet& sheet : tables.sheets) {
        auto grid = grid_of(std::move(sheet), options.most_cells);
        if (auto* message = std::get_if<Message>(&grid)) return std::move(*message);
        grids.push_back(std::get<Grid>(std::move(grid)));
        grids.back().source = source;
        grids.back().texts = tables.texts;
        grids.back().sheet_rows.clear();  // a place in the page says more
        grids.back().sheet_columns.clear();
    }
    if (grids.empty()) return grids;
    std::vector<GridDecision>& decisions = grids.front().decisions;
    decisions = {{.subject = "encoding", .value = std::move(text.encoding), .reason = {text.reason, {}}},
                 {.subject = "cells",
                  .value = "html",
                  .reason = {{"the file is a web page", "ファイルは Web ページである"}, {}}}};
    if (reader.hidden_cells() > 0)
        decisions.push_back({.subject = "hidden",
                             .value = options.skips_hidden ? "skip" : "read",
                             .reason = {{"{0} cell{0||s} of the page {0|is|are} hidden", "ページの非表示のセル: {0}"},
                                        {Rational(reader.hidden_cells())}}});
    return grids;
}

}  // namespace dxbudget::tables
