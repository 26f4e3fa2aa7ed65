#include "dxbudget/width.hpp"

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
        {"\x1b", 1},
        {"\u202e", 1},
        {"\xff", 1},
    }));
    CAPTURE(c.text);
    CHECK(display_width(c.text) == c.columns);
}

TEST_CASE("nothing that steers a terminal is printed") {
    CHECK(printable("\x1b[2J事業\x07") == "␛[2J事業␇");
    CHECK(printable("\x7f") == "␡");
    CHECK(printable("a\tb\nc") == "a    b c");
    CHECK(printable("\u202e628,45\u202c") == "\uFFFD628,45\uFFFD");
    CHECK(printable("\u009b31m") == "\uFFFD31m");
    CHECK(printable("\xe4\xba x") == "\uFFFD\uFFFD x");
    CHECK(printable(std::string_view("\0", 1)) == "␀");
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

TEST_CASE("JSON keeps its meaning, and a terminal its state") {
    CHECK(json_for_terminal(R"("事業費")") == R"("事業費")");
    CHECK(json_for_terminal("\"\u202ea\u009b\x7f\"") == R"("\u202ea\u009b\u007f")");
}
