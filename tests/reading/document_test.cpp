/// From bytes to a located tree: every node is compared with its exact place, every finding with its whole message.

#include "dxbudget/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;

using Lines = std::vector<std::string>;

static std::string shown(const Source& source, Span span) {
    const auto place = [&](std::uint32_t offset) {
        const Place at = source.place(offset);
        return std::to_string(at.line) + ":" + std::to_string(at.column);
    };
    return place(span.begin) + (span.empty() ? "" : "-" + place(span.end));
}

static void show(const Source& source, const Document& document, NodeId id, std::size_t depth, Lines& lines) {
    static constexpr std::string_view kinds[] = {"null", "scalar", "sequence", "mapping"};
    const Node& node = document[id];
    std::string line(depth, '.');
    line += shown(source, node.span) + " " + std::string(kinds[static_cast<std::size_t>(node.kind)]);
    if (node.kind == NodeKind::scalar) line += " " + std::string(node.text);
    if (node.anchored) line += " (anchored)";
    if (node.multi_line) line += " (multi-line)";
    if (node.unreadable) line += " (unreadable)";
    if (node.kind == NodeKind::scalar && !node.verbatim && !node.unreadable) line += " (not verbatim)";
    lines.push_back(line);
    std::uint32_t count = 0;
    for (NodeId child = node.first_child; child != no_node; child = document[child].next_sibling) {
        show(source, document, child, depth + 1, lines);
        ++count;
    }
    CHECK(count == node.child_count);
}

static Lines tree_of(const std::string& text) {
    const Source source("sheet.yaml", text);
    std::vector<Finding> findings;
    Lines lines;
    const std::vector<Document> documents = parse(source, findings);
    for (const Document& document : documents) {
        if (&document != &documents.front()) lines.emplace_back("---");
        show(source, document, document.root, 0, lines);
    }
    return lines;
}

static Lines findings_of(const std::string& text, const ReadingLimits& limits = {}) {
    const Source source("sheet.yaml", text);
    std::vector<Finding> findings;
    parse(source, findings, limits);
    Lines lines;
    for (const Finding& finding : findings) {
        lines.push_back(shown(source, finding.span) + " " + std::string(finding.rule->id) + ": " +
                        render(finding.message, Language::english));
    }
    return lines;
}

TEST_CASE("every node has its exact place") {
    struct Case {
        std::string text;
        Lines tree;
    };
    const std::vector<Case> cases = {
        {"a: 1\n", {"1:1-1:5 mapping", ".1:1-1:2 scalar a", ".1:4-1:5 scalar 1"}},
        {"額: 8 # x", {"1:1-1:5 mapping", ".1:1-1:2 scalar 額", ".1:4-1:5 scalar 8"}},
        {"\xEF\xBB\xBF"
         "a: 1",
         {"1:1-1:5 mapping", ".1:1-1:2 scalar a", ".1:4-1:5 scalar 1"}},
        {"a: 1\r\nb: 2\r\n",
         {"1:1-2:5 mapping", ".1:1-1:2 scalar a", ".1:4-1:5 scalar 1", ".2:1-2:2 scalar b", ".2:4-2:5 scalar 2"}},
        {"- \"x\"\n- 'it''s'\n- \"a\\tb\"\n",
         {"1:1-3:9 sequence", ".1:3-1:6 scalar x", ".2:3-2:10 scalar it's (not verbatim)",
          ".3:3-3:9 scalar a\tb (not verbatim)"}},
        {"- ''''\n- \"\"\n- ''\n",
         {"1:1-3:5 sequence", ".1:3-1:7 scalar ' (not verbatim)", ".2:3-2:5 scalar ", ".3:3-3:5 scalar "}},
        {"a: one\n  two\n\n  three # c\nb: 1\n",
         {"1:1-5:5 mapping", ".1:1-1:2 scalar a", ".1:4-4:8 scalar one two\nthree (multi-line) (not verbatim)",
          ".5:1-5:2 scalar b", ".5:4-5:5 scalar 1"}},
        {"a: \"one\n  two\"\n",
         {"1:1-2:7 mapping", ".1:1-1:2 scalar a", ".1:4-2:7 scalar one two (multi-line) (not verbatim)"}},
        {"a: |\n  x: 1\n  y\n\nb: >-\n    p\n    q\n",
         {"1:1-7:6 mapping", ".1:1-1:2 scalar a", ".1:4-3:4 scalar x: 1\ny\n (not verbatim)", ".5:1-5:2 scalar b",
          ".5:4-7:6 scalar p q (not verbatim)"}},
        {"- a: |\n  b: |2\n      x\n",
         {"1:1-3:8 sequence", ".1:3-3:8 mapping", "..1:3-1:4 scalar a", "..1:6-1:7 scalar  (not verbatim)",
          "..2:3-2:4 scalar b", "..2:6-3:8 scalar   x\n (not verbatim)"}},
        {"{a: 1, b: [x, {c: d}, ], }\n",
         {"1:1-1:27 mapping", ".1:2-1:3 scalar a", ".1:5-1:6 scalar 1", ".1:8-1:9 scalar b", ".1:11-1:24 sequence",
          "..1:12-1:13 scalar x", "..1:15-1:21 mapping", "...1:16-1:17 scalar c", "...1:19-1:20 scalar d"}},
        {"[a: 1, {b: 2}: 3]",
         {"1:1-1:18 sequence", ".1:2-1:6 mapping", "..1:2-1:3 scalar a", "..1:5-1:6 scalar 1", ".1:8-1:17 mapping",
          "..1:8-1:14 mapping", "...1:9-1:10 scalar b", "...1:12-1:13 scalar 2", "..1:16-1:17 scalar 3"}},
        {"!!str 5\n", {"1:7-1:8 scalar 5"}},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(tree_of(c.text) == c.tree);
        CHECK(findings_of(c.text) == Lines{});
    }
}

TEST_CASE("an empty value stands behind its key's colon or its dash") {
    CHECK(tree_of("a:\nb: # 注\n\nc: {d: , e}\nnull: ~\n") ==
          Lines{"1:1-5:8 mapping", ".1:1-1:2 scalar a", ".1:3 null", ".2:1-2:2 scalar b", ".2:3 null",
                ".4:1-4:2 scalar c", ".4:4-4:12 mapping", "..4:5-4:6 scalar d", "..4:7 null", "..4:10-4:11 scalar e",
                "..4:11 null", ".5:1-5:5 null", ".5:7-5:8 null"});
    CHECK(tree_of("- \n-\n- - # x\n  - 1\n") ==
          Lines{"1:1-4:6 sequence", ".1:2 null", ".2:2 null", ".3:3-4:6 sequence", "..3:4 null", "..4:5-4:6 scalar 1"});
    CHECK(tree_of("a:\n---\nb:") == Lines{"1:1-1:3 mapping", ".1:1-1:2 scalar a", ".1:3 null", "---", "3:1-3:3 mapping",
                                          ".3:1-3:2 scalar b", ".3:3 null"});
}

TEST_CASE("the first word of the next key is no empty value's") {
    for (const std::string key : {"null a", "null, a", "null:a", "null#a", "~~"}) {
        const std::string text = "a: !!str b\nc:\n" + key + ": 1\n";  // the tag: yaml-cpp reads it
        INFO(text);
        CHECK(tree_of(text)[4] == ".2:3 null");
    }
}

TEST_CASE("empty documents are passed over") {
    for (const std::string text :
         {"", "\n", "# only a comment\n", "---\n", "---\n...\n", "---\n---\n", "\xEF\xBB\xBF"}) {
        INFO(text);
        CHECK(tree_of(text) == Lines{});
        CHECK(findings_of(text) == Lines{});
    }
    CHECK(tree_of("a\n---\n---\n# x\n---\nb\n...\n") == Lines{"1:1-1:2 scalar a", "---", "6:1-6:2 scalar b"});
}

TEST_CASE("aliases are copies with the places of their anchors") {
    CHECK(tree_of("a: &x {b: 1}\nc: *x\nd: [*x]\n") ==
          Lines{"1:1-3:8 mapping", ".1:1-1:2 scalar a", ".1:7-1:13 mapping (anchored)", "..1:8-1:9 scalar b (anchored)",
                "..1:11-1:12 scalar 1 (anchored)", ".2:1-2:2 scalar c", ".1:7-1:13 mapping (anchored)",
                "..1:8-1:9 scalar b (anchored)", "..1:11-1:12 scalar 1 (anchored)", ".3:1-3:2 scalar d",
                ".3:4-3:8 sequence", "..1:7-1:13 mapping (anchored)", "...1:8-1:9 scalar b (anchored)",
                "...1:11-1:12 scalar 1 (anchored)"});
}

TEST_CASE("merge keys add what a mapping does not have") {
    const std::string text = "a: &x {p: 1, q: 2}\nb: &y {q: 3, r: 4}\nc: {<<: [*x, *y], p: 9}\n";
    CHECK(findings_of(text) == Lines{});
    const Lines tree = tree_of(text);
    CHECK(Lines(tree.begin() + 13, tree.end()) ==
          Lines{".3:1-3:2 scalar c", ".3:4-3:24 mapping", "..3:19-3:20 scalar p", "..3:22-3:23 scalar 9",
                "..1:14-1:15 scalar q (anchored)", "..1:17-1:18 scalar 2 (anchored)", "..2:14-2:15 scalar r (anchored)",
                "..2:17-2:18 scalar 4 (anchored)"});
}

TEST_CASE("a byte that no text has is found wherever it stands") {
    for (const std::string byte : {"\x01", "\x1B", "\x7F", "\x80", "\xFF"}) {
        for (std::size_t at = 0; at < 40; ++at) {
            for (const std::string word : {"a", "予", "~ "}) {
                std::string text;
                while (text.size() < at) text += word;
                const std::size_t begin = text.size();
                const Source source("sheet.yaml", text + byte + "aaaaaaaaaaa");
                std::vector<Finding> findings;
                CHECK(parse(source, findings).empty());
                REQUIRE(findings.size() == 1);
                CHECK(findings.front().span.begin == begin);
            }
        }
    }
}

TEST_CASE("bytes are refused before YAML sees them") {
    CHECK(findings_of("a: 1\nb: \xE4\xBA\n") == Lines{"2:4 not-utf8: the byte 0xE4 is not part of UTF-8 text"});
    CHECK(findings_of("a: 予\xC0\xAF") == Lines{"1:5 not-utf8: the byte 0xC0 is not part of UTF-8 text"});
    CHECK(findings_of("a: \xED\xA0\x80") == Lines{"1:4 not-utf8: the byte 0xED is not part of UTF-8 text"});
    CHECK(findings_of("\x8E\x96\x8B\xC6\x96\xBC: \x82\xA0\x82\xA2\n") ==
          Lines{"1:1 not-utf8: the file is not UTF-8; it looks like Shift_JIS"});
    CHECK(findings_of("\xBB\xF6\xB6\xC8\xCC\xBE: \xA4\xA2\xA4\xA4\n") ==
          Lines{"1:1 not-utf8: the file is not UTF-8; it looks like EUC-JP"});
    CHECK(findings_of(std::string("\xFF\xFE"
                                  "a\0:\0",
                                  6)) == Lines{"1:1 not-utf8: the file is not UTF-8; it looks like UTF-16"});
    CHECK(findings_of(std::string("a\0:\0 \0"
                                  "1\0",
                                  8)) == Lines{"1:2 not-utf8: the file is not UTF-8; it looks like UTF-16"});
    CHECK(findings_of(std::string("title: a sheet with one \0 in it, and no more", 43)) ==
          Lines{"1:25-1:26 not-yaml: the control character U+0000 is not allowed in YAML"});
    CHECK(findings_of("a: 1\rb: 2\r") == Lines{"1:5-1:6 not-yaml: a carriage return stands without a line feed"});
    CHECK(findings_of("a: \x1B[0m") == Lines{"1:4-1:5 not-yaml: the control character U+001B is not allowed in YAML"});
    CHECK(findings_of("a: \xC2\x9B") == Lines{"1:4-1:5 not-yaml: the control character U+009B is not allowed in YAML"});
    CHECK(findings_of("a: \xF0\xA0\xAE\xB7野家 \xF0\x9F\x98\x80") == Lines{});  // 𠮷野家 and a face: four bytes each
    CHECK(findings_of("a: \xF0\x80\x80\x80") == Lines{"1:4 not-utf8: the byte 0xF0 is not part of UTF-8 text"});
    CHECK(findings_of("a: \xF4\x90\x80\x80") == Lines{"1:4 not-utf8: the byte 0xF4 is not part of UTF-8 text"});
    CHECK(findings_of("a: b\xEF\xBB\xBF\nc: 1") ==
          Lines{"1:5-1:6 not-yaml: the control character U+FEFF is not allowed in YAML"});
    CHECK(findings_of("a: 12345", {.bytes = 7}) == Lines{"1:1 too-large: the file has more than 7 bytes"});
}

TEST_CASE("limits end what has no end") {
    CHECK(findings_of(std::string(101, '[') + std::string(101, ']')) ==
          Lines{"1:101 too-deep: more than 100 levels are nested here"});
    CHECK(findings_of(std::string(100, '[') + std::string(100, ']')) == Lines{});
    CHECK(findings_of(std::string(3000, '[')).size() == 1);
    CHECK(findings_of("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", {.copied_nodes = 8}) ==
          Lines{"3:5-3:7 too-large: the aliases add up to more than 8 values"});
    CHECK(findings_of("a: &a [[x]]\nb: &b [*a]\nc: [*b]\n", {.depth = 4}) ==
          Lines{"3:5-3:7 too-deep: the alias nests more than 4 levels"});
    std::string many;
    for (int i = 0; i < 50; ++i) many += "a: 1\n";
    const Lines told = findings_of(many, {.findings = 10});
    REQUIRE(told.size() == 11);
    CHECK(told.back() == "11:2 too-large: more than 10 syntax errors; the rest are not shown");
}

TEST_CASE("a syntax error costs the value that it is in, and no other") {
    const std::string text = "a: @1\nb: 2\n---\nc: -\nd: 4\n";
    CHECK(tree_of(text) == Lines{"1:1-2:5 mapping", ".1:1-1:2 scalar a", ".1:4-1:6 scalar @1 (unreadable)",
                                 ".2:1-2:2 scalar b", ".2:4-2:5 scalar 2", "---", "4:1-5:5 mapping",
                                 ".4:1-4:2 scalar c", ".4:4-4:5 scalar - (unreadable)", ".5:1-5:2 scalar d",
                                 ".5:4-5:5 scalar 4"});
    CHECK(findings_of(text) == Lines{"1:4-1:6 needs-quotes: a value cannot begin with `@` in YAML",
                                     "4:4-4:5 lone-dash: to YAML, a `-` by itself begins a list"});
}

TEST_CASE("of escapes, the bad one is told and not those before it") {
    CHECK(findings_of("a: \"\\x41 \\u4E8b \\\"\\t\"\n") == Lines{});
    CHECK(findings_of("a: \"\\x41 \\q\"\n") ==
          Lines{"1:10-1:12 needs-quotes: `\\q` is not an escape sequence in double quotes"});
    CHECK(findings_of("a: \"\\x4G\"\n") ==
          Lines{"1:5-1:7 needs-quotes: `\\x` is not an escape sequence in double quotes"});
    CHECK(findings_of("'it''s': 1\n'b'c: 2\n") ==
          Lines{"2:1-2:8 not-yaml: `'b'c: 2` is neither `key: value` nor `- item`"});
}

TEST_CASE("a document whose shape is unknown is left out, the others are read") {
    CHECK(tree_of("a: 1\n---\nb: 1\n  c: 2\n---\nd: 3\n") == Lines{"1:1-1:5 mapping", ".1:1-1:2 scalar a",
                                                                   ".1:4-1:5 scalar 1", "---", "6:1-6:5 mapping",
                                                                   ".6:1-6:2 scalar d", ".6:4-6:5 scalar 3"});
    CHECK(tree_of("a: 1\n---\n\"\\q\"\n---\nd: 3\n").size() == 9);
    CHECK(findings_of("\"\\q\"\n") == Lines{"1:2-1:4 needs-quotes: `\\q` is not an escape sequence in double quotes"});
}

// A sheet with most of what YAML offers.
static const std::string sheet = R"(title: 産業DX推進事業   # 調書
unit: 千円
total:
  requested: 82,726
  approved:  "54,826"
items:
  - name: 普及促進
    note: |
      複数行の
      文章: 例
    items:
      - {name: 相談窓口, requested: 14800}
      - name: '別の
          事業'
        requested: &r 1,000千円 × 10件 = 10,000
        previous: *r
        change:
funding: [{name: 国庫支出金, share: 1/2, requested: ~}]
)";

static void check_positions(const std::string& text) {
    const Source source("sheet.yaml", text);
    std::vector<Finding> findings;
    const auto is_sane = [&](Span span) { return span.begin <= span.end && span.end <= text.size(); };
    bool sane = true;
    for (const Document& document : parse(source, findings)) {
        for (const Node& node : document.nodes) {
            sane = sane && is_sane(node.span) && is_sane(node.content) && node.content.begin >= node.span.begin &&
                   node.content.end <= node.span.end;
            sane = sane && (!node.verbatim || node.text == source.slice(node.content));
        }
    }
    for (const Finding& finding : findings) sane = sane && is_sane(finding.span) && finding.rule != nullptr;
    if (!sane) FAIL(text);
}

TEST_CASE("no cut and no changed byte leads to a crash or a place outside the file") {
    CHECK(findings_of(sheet) == Lines{});
    for (std::size_t end = 0; end <= sheet.size(); ++end) check_positions(sheet.substr(0, end));
    for (std::size_t at = 0; at < sheet.size(); ++at) {
        for (const char byte : {'"', '\'', '[', '{', ']', '}', ':',  '-',  ',', '#',    '&', '*',
                                '!', '|',  '%', '@', '?', ' ', '\n', '\t', 'x', '\xE4', '\0'}) {
            std::string mutated = sheet;
            mutated[at] = byte;
            check_positions(mutated);
        }
    }
    SUCCEED();
}

TEST_CASE("a syntax error is never passed over") {
    // Whatever is removed from the sheet, yaml-cpp's own refusal leads to a finding.
    for (const std::string text :
         {"a: [", "a: {", "a: \"", "a: '", "a: }", "a\nb", "- a\nb: 1\n", "a: 1\n- b\n", "? [\n", "&", "*", "!",
          "a: &\n", "|x", "%x\n", "a: 1\n}\n", "{a: b: c}", "[a, b", "{a: ]}"}) {
        INFO(text);
        const Lines found = findings_of(text);
        if (std::string(text) != "a\nb") CHECK(!found.empty());
    }
}
