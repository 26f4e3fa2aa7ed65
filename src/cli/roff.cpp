#include "cli/roff.hpp"

namespace dxbudget {
namespace {

/// A character that roff would read as something else, or print as a typographic sign.
std::string escaped(char c) {
    switch (c) {
        case '\\':
            return "\\e";
        case '-':
            return "\\-";
        case '\'':
            return "\\(aq";
        case '"':
            return "\\(dq";
        case '`':
            return "\\(ga";
        case '^':
            return "\\(ha";
        case '~':
            return "\\(ti";
        default:
            return std::string(1, c);
    }
}

/// The text with a mark before it that prints nothing, where it would be a request otherwise.
std::string as_text(std::string line) {
    return line.starts_with('.') ? "\\&" + line : line;
}

/// A character of three bytes of UTF-8, as those of Japanese are; 0 where there is none.
unsigned wide_at(std::string_view text, std::size_t at) {
    if (at + 3 > text.size()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    return byte(0) < 0xE0 ? 0U : (byte(0) & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
}

/// Whether a phrase of Japanese ends here: after a mark, or where the word after a particle begins.
bool ends_phrase(unsigned left, unsigned right) {
    const bool is_mark = left == 0x3001 || left == 0x3002;
    const bool is_hiragana = left >= 0x3041 && left <= 0x3096;
    const bool is_katakana = right >= 0x30A1 && right <= 0x30FA;
    const bool is_kanji = right >= 0x4E00 && right <= 0x9FFF;
    return right != 0 && (is_mark || (is_hiragana && (is_katakana || is_kanji)));
}

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

}  // namespace

std::string roff(std::string_view text) {
    std::string out;
    bool bold = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_quote = text[at] == '`' && (bold || text.find('`', at + 1) != std::string_view::npos);
        if (is_quote) bold = !bold;
        if (at >= 3 && ends_phrase(wide_at(text, at - 3), wide_at(text, at))) out += "\\:";
        out += !is_quote ? escaped(text[at]) : bold ? "\\fB" : "\\fR";
    }
    return as_text(std::move(out));
}

std::string roff_literal(std::string_view text) {
    std::string out;
    for (const char c : text) out += escaped(c);
    return as_text(std::move(out));
}

std::string roff_bold(std::string_view text) {
    return "\\fB" + roff_literal(text) + "\\fR";
}

std::string roff_usage(std::string_view usage) {
    std::string out;
    bool italic = false;
    for (const char c : usage) {
        if (is_capital(c) != italic) {
            italic = !italic;
            out += italic ? "\\fI" : "\\fR";
        }
        out += escaped(c);
    }
    return as_text(italic ? out + "\\fR" : out);
}

}  // namespace dxbudget
