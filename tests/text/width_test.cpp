#include "text/width.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

using namespace dxbudget;

namespace {

/// Texts of every kind: plain, wide, combining, hostile, broken.
const std::vector<std::string_view> samples = {
    "",
    "plain",
    "事業費(A)",
    "ﾊﾝｶｸ カナ",
    "か\u3099",
    "a\tb\r\nc",
    "\x1b[31mred\x1b[0m",
    "a\x07\x7f",
    "\u009b31m",
    "\u202e628,45\u202c",
    "\u2066x\u2069 \u200f \u061c \u2028",
    "\xff\xfe\xe4\xba",
    "\xed\xa0\x80",
    "👪 🇯🇵",
    "葛\U000E0100城 \uFE0F",
    "a\u200bb\u00ad\U000E0041",
};

}  // namespace

TEST_CASE("columns of a text") {
    struct Case {
        std::string_view text;
        std::size_t columns;
    };
    const auto c = GENERATE(values<Case>({
        {"", 0},
        {"54,826", 6},
        {"事業費", 6},
        {"５４", 4},
        {"ﾊﾝ", 2},
        {"か\u3099", 2},
        {"△270", 4},
        {"\t", 4},
        {"\x1b", 6},
        {"\u202e", 8},
        {"葛\U000E0100", 2},
        {"a\uFE0F", 9},
        {"\xff", 1},
    }));
    CAPTURE(c.text);
    CHECK(display_width(c.text) == c.columns);
}

TEST_CASE("nothing that steers a terminal is printed") {
    CHECK(printable("\x1b[2J事業\x07") == R"(\u{1b}[2J事業\u{7})");
    CHECK(printable("\x7f") == R"(\u{7f})");
    CHECK(printable("a\tb\nc") == "a    b c");
    CHECK(printable("\u202e628,45\u202c") == R"(\u{202e}628,45\u{202c})");
    CHECK(printable("\u009b31m") == R"(\u{9b}31m)");
    CHECK(printable("\xe4\xba x") == "\uFFFD\uFFFD x");
    CHECK(printable(std::string_view("\0", 1)) == R"(\u{0})");
}

TEST_CASE("what has no width is named, unless it chooses the form of a character") {
    for (const auto point :
         {0xAD,   0x34F,  0x61C,  0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E,  0x2028,  0x2029, 0x2060,
          0x2064, 0x206A, 0x2800, 0x3164, 0xFE00, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001, 0xE0041, 0xE0100}) {
        char bytes[4] = {};
        const auto size = utf8proc_encode_char(point, reinterpret_cast<utf8proc_uint8_t*>(bytes));
        const std::string text(bytes, static_cast<std::size_t>(size));
        CAPTURE(point);
        CHECK(printable("5" + text + "0") == fmt::format("5\\u{{{:x}}}0", point));
    }
    CHECK(printable("葛\U000E0100城 ☎\uFE0E") == "葛\U000E0100城 ☎\uFE0E");
    CHECK(printable("#\uFE0F#\uFE0F[") == R"(#\u{fe0f}#\u{fe0f}[)");
    CHECK(printable("a\u00A0b\u3000c\u2003d") == "a\u00A0b\u3000c\u2003d");
}

TEST_CASE("a text of several lines keeps its lines, tabs and colours, and hides nothing") {
    CHECK(without_hidden("plain\n\ttext\n") == "plain\n\ttext\n");
    CHECK(without_hidden("\x1b[1;31merror\x1b[0m\r\n") == "\x1b[1;31merror\x1b[0m\r\n");
    CHECK(without_hidden("\x1b[2J\x1b]0;t\x07 \x1b[31") == R"(\u{1b}[2J\u{1b}]0;t\u{7} \u{1b}[31)");
    CHECK(without_hidden("a\rb\n\u202Ec\u2028") == "a\\u{d}b\n\\u{202e}c\\u{2028}");
}

TEST_CASE("printable text is as wide as its text, and printable again") {
    for (const std::string_view text : samples) {
        CAPTURE(text);
        const std::string once = printable(text);
        CHECK(display_width(once) == display_width(text));
        CHECK(printable(once) == once);
    }
}

TEST_CASE("padding and cutting reach the columns exactly, and never divide a character") {
    for (const std::string_view text : samples) {
        for (std::size_t columns = 1; columns < 20; ++columns) {
            CAPTURE(text, columns);
            CHECK(display_width(padded(text, columns)) == std::max(columns, display_width(text)));
            CHECK(display_width(shortened(text, columns)) <= columns);
            const std::string_view within = text.substr(0, bytes_within(text, columns));
            CHECK(display_width(within) + display_width(text.substr(within.size())) == display_width(text));
        }
    }
    CHECK(shortened("産業DX推進事業", 14) == "産業DX推進事業");
    CHECK(shortened("産業DX推進事業", 13) == "産業DX推進事…");
    CHECK(shortened("産業DX推進事業", 8) == "産業DX…");
    CHECK(padded("計", 4) == "計  ");
}

TEST_CASE("wrapping at blanks, and anywhere between kanji but before a closing mark") {
    using Lines = std::vector<std::string>;
    CHECK(wrapped("the quick brown fox", 10) == Lines{"the quick", "brown fox"});
    CHECK(wrapped("a verylongword b", 5) == Lines{"a", "verylongword", "b"});
    CHECK(wrapped("事業費と人件費、合計", 12) == Lines{"事業費と人件", "費、合計"});
    CHECK(wrapped("事業費と人件費、", 14) == Lines{"事業費と人件", "費、"});
    CHECK(wrapped("DXの推進 を図る", 8) == Lines{"DXの推進", "を図る"});
    CHECK(wrapped("", 10).empty());
    CHECK(wrapped("  two   blanks  ", 40) == Lines{"two blanks"});
}
