/// Words of a sheet and names of files stay words, whatever a format or who shows it would take them for.

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/render_sheet.hpp"
#include "rendered.hpp"
#include "text/width.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

using Json = nlohmann::json;

/// A sheet with one error, whose message says the name: text of YAML in double quotes.
std::string sheet_with(const std::string& name) {
    return "unit: USD\nitems:\n  - name: \"" + name +
           "\"\n    items: [{name: a, amount: 13}, {name: b, amount: 27}]\n    "
           "total: 95\n";
}

/// A text as it stands in double quotes in YAML.
std::string yaml_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '"' ? "\\\"" : c == '\r' ? "\\r" : c == '\n' ? "\\n" : std::string(1, c);
    return out;
}

/// The lines that begin with `start`.
std::vector<std::string> lines_with(const std::string& text, std::string_view start) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::string line = text.substr(at, end - at);
        if (line.starts_with(start)) found.push_back(line);
        at = end + 1;
    }
    return found;
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("terminals: no escape sequence, no turned text, no line of its own") {
    const std::string sheet = sheet_with("a\\e[31m\\r\\n::error::\\u202Eb\\u2066");
    for (const Format* format : {&formats::full, &formats::concise, &formats::github}) {
        const std::string text = rendered(*format, "x\x1b[2J\n.yaml", sheet);
        CAPTURE(format->name, text);
        CHECK(has(text, R"(a\u{1b}[31m  ::error::\u{202e}b\u{2066} at amount is 55 too much)"));
        CHECK(has(text, R"(x\u{1b}[2J .yaml:5:12)"));
        for (const std::string_view part : {"\x1b", "\r", "\u202E", "\u2066", "\n::error::"})
            CHECK_FALSE(has(text, part));
    }
}

TEST_CASE(
    "every format names what is hidden, and those for programs hold no command, before the writer looks at them") {
    const auto name = GENERATE(values<std::string>({
        "\\e[31m\\e]0;t\\a\\x7f\\0",
        "\\x9b31m\\x85\\u2028\\u2029",
        "\\u202e\\u2066\\u061c\\u200e",
        "\\u200b\\u200d\\u2060\\ufeff\\u3164\\U000e0041",
        "\\n::error::a",
        "\\r\\n \\u3000::add-mask::a",
        "::stop-commands::a",
        "##[error]a##[",
    }));
    const std::string sheet =
        sheet_with(name) + "\"" + name + "\": 5\nchecks: [{check: total < 1, message: \"" + name + "\"}]\n";
    for (const Format* format : all_formats()) {
        for (const std::string_view path : {"::a##[\u202e.yaml", "\n::error::\x1b.yaml"}) {
            const std::string text = rendered(*format, std::string(path), sheet);
            CAPTURE(format->name, text);
            CHECK(without_hidden(text) == text);
            if (!format->for_people && format != &formats::concise && format != &formats::markdown &&
                format != &formats::csv) {
                CHECK(without_commands(text) == text);
            }
        }
    }
}

TEST_CASE("lines that a runner takes for commands get a space, wherever their white space comes from") {
    struct Case {
        std::string_view text;
        std::string_view expected;
    };
    const auto c = GENERATE(values<Case>({
        {"::error::a\n", ": :error::a\n"},
        {"a\n \t::add-mask::a\n", "a\n \t: :add-mask::a\n"},
        {"a\r::x::\r\n::y::", "a\r: :x::\r\n: :y::"},
        {"\u3000\u00a0\u2003::x::", "\u3000\u00a0\u2003: :x::"},
        {":::x", ": ::x"},
        {"a ::x:: b::c", "a ::x:: b::c"},
        {"\n\n::", "\n\n: :"},
        {"a##[b]##[c", "a## [b]## [c"},
        {"###[", "### ["},
        {"a: b # c\n", "a: b # c\n"},
        {"", ""},
    }));
    CHECK(without_commands(std::string(c.text)) == c.expected);
    CHECK(without_commands(std::string(c.expected)) == c.expected);
}

TEST_CASE("github: a name is no command, and ends neither a property nor the message") {
    const std::string name = "::error::%0A50% a,b:c\\r\\n::stop-commands::x ##[error]y";
    const std::string text = rendered(formats::github, "dir/::error,a=b%.yaml", sheet_with(name));
    CHECK(lines_with(text, "::") ==
          std::vector<std::string>{"::error file=dir/%3A%3Aerror%2Ca=b%25.yaml,line=5,endLine=5,col=12,endColumn=14,"
                                   "title=sum-mismatch::: :error::%250A50%25 a,b:c  ::stop-commands::x ## [error]y at "
                                   "amount is 55 too much: 95 declared, its items add up to 40"});
    CHECK(has(text, "error[sum-mismatch]: ::error::%0A50% a,b:c  ::stop-commands::x ## [error]y at amount"));
    CHECK_FALSE(has(text, "##["));
    const std::string of_file = rendered(formats::github, "##[error]x.yaml", sheet_with("a"));
    CHECK(lines_with(of_file, "::") ==
          std::vector<std::string>{"::error file=## [error]x.yaml,line=5,endLine=5,col=12,endColumn=14,"
                                   "title=sum-mismatch::a at amount is 55 too much: 95 declared, its items add up to "
                                   "40"});
}

TEST_CASE("markdown: a name is no tag, cell, link, mention or end of its code") {
    struct Case {
        std::string_view name;
        std::string_view code;  // in its cell
    };
    static constexpr std::string_view rest = " at amount is 55 too much: 95 declared, its items add up to 40";
    const auto c = GENERATE(values<Case>({
        {"研修", "`研修{}`"},
        {"<script>@all #1 !1 :+1: [x](y) $a$ *a* &lt; www.example.org _b_ a.b",
         "`<script>@all #1 !1 :+1: [x](y) $a$ *a* &lt; www.example.org _b_ a.b{}`"},
        {"a`b", "``a`b{}``"},
        {"`a` ``b``", "``` `a` ``b``{} ```"},
        {"</code>`\\\\`", "``</code>`\\`{}``"},
        {"a|`b`\\\\",
         "<code>a&#124;&#96;b&#96;&#92; at amount is 55 too much&#58; 95 declared, its items add up to 40</code>"},
    }));
    const std::string text = rendered(formats::markdown, "dir/a_b.yaml", sheet_with(std::string(c.name)));
    const auto rows = lines_with(text, "| error");
    REQUIRE(rows.size() == 1);
    std::string code(c.code);
    if (const std::size_t at = code.find("{}"); at != std::string::npos) code.replace(at, 2, rest);
    CHECK(rows[0] == "| error | `dir/a_b.yaml:5` | " + code + " |  |");
}

TEST_CASE("markdown: no name ends the list of findings, and no path a cell") {
    CHECK(has(rendered(formats::markdown, "a|`<b>.yaml", sheet_with("a")),
              "| error | <code>a&#124;&#96;&#60;b&#62;&#46;yaml&#58;5</code> | "));
    CHECK(has(rendered(formats::markdown, "a.yaml", sheet_with("```` </details>")),
              "\n`````text\na.yaml:5:12: error[sum-mismatch]: ```` </details> at amount"));
}

TEST_CASE("markdown: it stays below what a comment may hold, and says what is left out") {
    std::string sheet = "unit: USD\nitems:\n";
    for (int i = 0; i < 1000; ++i) {
        sheet += "  - {name: " + std::string(i == 0 ? 100'000 : 50, '<') + std::to_string(i) +
                 ", items: [{name: a, amount: 13}, {name: b, amount: 27}], total: 95}\n";
    }
    const std::string text = rendered(formats::markdown, "a.yaml", sheet, Language::japanese);
    CHECK(text.size() < 65'536);
    const std::size_t rows = lines_with(text, "| エラー").size();
    const std::size_t listed = lines_with(text, "a.yaml:").size();
    CHECK(rows > 10);
    CHECK(listed > 10);
    CHECK(lines_with(text, "…ほか") == std::vector<std::string>{"…ほか " + std::to_string(1000 - rows) + "件",
                                                                "…ほか " + std::to_string(1000 - listed) + "件"});
}

TEST_CASE("csv: a name is one cell, and no formula") {
    const auto name = GENERATE(values<std::string>({
        "=HYPERLINK(\"\"www.x\"\")",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝1+1",
        "a\",\"b",
    }));
    const std::string text = rendered(formats::csv, "=a.yaml", sheet_with(yaml_escaped(name)));
    const auto lines = lines_with(text, "\"'=a.yaml\",5,12,");
    REQUIRE(lines.size() == 1);
    std::string in_cell;
    for (const char c : printable(name)) in_cell += c == '"' ? "\"\"" : std::string(1, c);
    const std::string apostrophe = name.starts_with("a") ? "" : "'";
    CHECK(lines[0] == "\"'=a.yaml\",5,12,\"sum-mismatch\",\"error\",\"items/" + in_cell +
                          ".amount\",95,40,55,\"USD\",\"" + apostrophe + in_cell +
                          " at amount is 55 too much: 95 declared, its items add up to 40\",\"\",\"\",\"open\"\r");
}

TEST_CASE("junit: a name is text, and every character is one of XML") {
    const std::string name = "]]><script a='b'>&amp;\\\"\\0\\e\\uFFFE\\uFFFF";
    CHECK(rendered(formats::junit, "a\"<&>\x01.yaml", sheet_with(name)) ==
          R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="dxbudget">
<testsuite name="a&quot;&lt;&amp;&gt;\u{1}.yaml" file="a&quot;&lt;&amp;&gt;\u{1}.yaml" tests="1" failures="1" errors="0" skipped="0">
  <testcase classname="a&quot;&lt;&amp;&gt;\u{1}.yaml" name="sum-mismatch">
    <failure type="error" message="]]&gt;&lt;script a='b'&gt;&amp;amp;&quot;\u{0}\u{1b}�� at amount is 55 too much: 95 declared, its items add up to 40">a&quot;&lt;&amp;&gt;\u{1}.yaml:5:12: error: ]]&gt;&lt;script a='b'&gt;&amp;amp;&quot;\u{0}\u{1b}�� at amount is 55 too much: 95 declared, its items add up to 40
</failure>
  </testcase>
</testsuite>
</testsuites>
)");
}

TEST_CASE("gitlab, rdjson: a name is one string, without controls and turned text") {
    const std::string sheet = sheet_with("\\\"}],\\e\\u202E\\r\\n");
    const std::string expected =
        R"("}],\u{1b}\u{202e}   at amount is 55 too much: 95 declared, its items add up to 40)";
    const std::string path = "a\"\xff\u202E.yaml";
    const Json quality = Json::parse(rendered(formats::gitlab, path, sheet));
    CHECK(quality.at(0).at("description") == expected);
    CHECK(quality.at(0).at("location").at("path") == "a\"�\u202E.yaml");
    const std::string text = rendered(formats::rdjson, path, sheet);
    CHECK(Json::parse(text).at("diagnostics").at(0).at("message") == expected);
    CHECK_FALSE(has(text, "\u202E"));  // escaped
}

TEST_CASE("csv: no cell is a formula, a control sequence or several lines") {
    struct Row {
        std::string_view name;
        std::string_view cell;
    };
    const auto c = GENERATE(values<Row>({
        {"=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""},
        {"+1", "\"'+1\""},
        {"-1", "\"'-1\""},
        {"@SUM(A1)", "\"'@SUM(A1)\""},
        {"\\t=1", "\"'    =1\""},
        {"\\r=1", "\"' =1\""},
        {"\\n=1", "\"' =1\""},
        {"＝1", "\"'＝1\""},
        {"＋1", "\"'＋1\""},
        {"－1", "\"'－1\""},
        {"＠1", "\"'＠1\""},
        {"a\\\",=1", "\"a\"\",=1\""},
        {"a\\r\\n=1", "\"a  =1\""},
        {"\\e[2J\\u202E", R"("\u{1b}[2J\u{202e}")"},
    }));
    const std::string sheet = "unit: USD\nitems: [{name: \"" + std::string(c.name) + "\", amount: 1}]\n";
    const Audit checked = audit(Source("a.yaml", sheet));
    const CalculatedSheet calculated{.sheet = &checked.sheets.at(0),
                                     .source = checked.source.get(),
                                     .results = recalculate(checked.sheets[0], checked.equations[0], {})};
    const std::string text = render_sheets_csv({&calculated, 1});
    CAPTURE(text);
    CHECK(has(text, "," + std::string(c.cell) + ",\"amount\",\"USD\",1,1,leaf\r\n"));
}
