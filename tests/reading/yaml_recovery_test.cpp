/// Texts that YAML refuses in several places: all of them are found in one reading, with advice that is read.

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "dxbudget/document.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;

namespace {

struct Read {
    std::string findings;  ///< `line:column rule: message`, one a line
    std::vector<std::string> advice;
    std::vector<Document> documents;
};

Read read(const std::string& text, Language language = Language::english) {
    const Source source("sheet.yaml", text);
    std::vector<Finding> findings;
    Read result;
    result.documents = parse(source, findings);
    for (const Finding& finding : findings) {
        const Place place = source.place(finding.span.begin);
        result.findings += std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
                           std::string(finding.rule->id) + ": " + render(finding.message, language) + "\n";
        result.advice.push_back(render(finding.help, language));
    }
    return result;
}

}  // namespace

TEST_CASE("several errors of one text are found in one reading") {
    const std::array<const char*, 2> cases[] = {
        {"a: @1\nb: \"x\" y\nc: [1, 2\nd: {e: - 3, f: *g}\nh: i: j\nk:5\n",
         "1:4 needs-quotes: a value cannot begin with `@` in YAML\n"
         "2:4 needs-quotes: `y` follows the closing quote\n"
         "3:4 unclosed-bracket: `[` is not closed\n"
         "4:8 lone-dash: to YAML, `-` and a space begin a list\n"
         "4:16 bad-reference: `*g` refers to an anchor `&g`, and there is none before it\n"
         "5:4 needs-quotes: to YAML, `: ` in a value separates a key from its value\n"
         "6:1 missing-space: no space follows the colon after `k`, so it is not a key to YAML\n"},
        {"- {a: 1 b: 2}\n- [c [d]]\n- {e {f: 1}}\n- {g: h]\n- [\"i\" j]\n",
         "1:9 not-yaml: no comma stands before `b`\n"
         "2:4 needs-quotes: to YAML, `[` ends a value in brackets\n"
         "3:4 not-yaml: no colon stands between `e` and the bracket\n"
         "4:3 unclosed-bracket: `{` is not closed\n"
         "5:4 needs-quotes: `j` follows the closing quote\n"},
        {"a: [b # of\n  c]\nd: @\n",
         "2:3 not-yaml: no comma stands before `c`\n"
         "3:4 needs-quotes: a value cannot begin with `@` in YAML\n"},
        {"---\n|\n]\n---\n- x\n y: 1\n---\na: `\n---\n|\n|\n",
         "3:1 not-yaml: this bracket closes nothing\n"
         "5:3 not-yaml: `x` is neither `key: value` nor `- item`\n"
         "8:4 needs-quotes: a value cannot begin with ``` in YAML\n"
         "11:1 not-yaml: a `key: value` line was expected here\n"},
        {"a:\n  b: 1\n c:2\n",
         "3:2 missing-space: no space follows the colon after `c`, so it is not a key to YAML\n"
         "3:2 not-yaml: `c` is indented neither like the lines it belongs to nor as a part of "
         "them\n"},
        {"title:x # c\nunit:USD\ntotal: 3\n",
         "1:1 missing-space: no space follows the colon after `title`, so it is not a key to YAML\n"
         "2:1 missing-space: no space follows the colon after `unit`, so it is not a key to YAML\n"},
        {"a:\n  - name:b\n    # c\n    note:d\n    e: 4\n",
         "2:5 missing-space: no space follows the colon after `name`, so it is not a key to YAML\n"
         "4:5 missing-space: no space follows the colon after `note`, so it is not a key to YAML\n"},
        {"a:\n  b # c\n  d\n", "3:3 not-yaml: `d` is neither `key: value` nor `- item`\n"},
        {"? 'b: \n---", "1:3 unclosed-quote: the quote `'` is not closed\n"},
        {"? a\n? b : c : d\n: - @e\n",
         "2:7 needs-quotes: to YAML, `: ` in a value separates a key from its value\n"
         "3:5 needs-quotes: a value cannot begin with `@` in YAML\n"},
        {"items:\n-　name: a\n-　name: b\n",
         "2:2 full-width-mark: a full-width space follows `-`; YAML needs a half-width one\n"},
        {"a: {b: [ &x 3}\nc: *x\nd: @\n",
         "1:8 unclosed-bracket: `[` is not closed\n3:4 needs-quotes: a value cannot begin with `@` in YAML\n"},
        {"a: 1\n\t\n  \t\nb: @\n", "4:4 needs-quotes: a value cannot begin with `@` in YAML\n"},
    };
    for (const auto& [text, findings] : cases) {
        CAPTURE(text);
        CHECK(read(text).findings == findings);
    }
}

TEST_CASE("a document that cannot be read takes no other with it") {
    const Read result = read("a: 1\n...\nb: 1\n  c: 2\n---\n|\n]\n---\nd: 3\n");
    REQUIRE(result.documents.size() == 2);
    CHECK(result.documents[0][result.documents[0].root].span == Span{0, 4});
    CHECK(result.documents[1].nodes.size() == 3);
}

TEST_CASE("what is proposed is read") {
    const std::array<const char*, 3> cases[] = {
        {"a: {requested: 10,000\n", "write `{requested: 10000}`", "「{requested: 10000}」と書く"},
        {"a: {requested: 400\n", "write `{requested: 400}`", "「{requested: 400}」と書く"},
        {"a: {b: 5,50\n", "write `}` where it ends", "終わりに「}」を書く"},
        {"a: [b, 'c\n", "write `]` where it ends", "終わりに「]」を書く"},
        {"a: 1\nrequested:@ 5\nb: 2\n", "write `requested: \"@ 5\"`", "「requested: \"@ 5\"」と書く"},
        {"a: 1\nrequested:- 5\nb: 2\n", "write `requested: \"- 5\"`", "「requested: \"- 5\"」と書く"},
        {"a: 1\n要求額：&A社\nb: 2\n", "write `要求額: \"&A社\"`", "「要求額: \"&A社\"」と書く"},
        {"a: 1\nitems:[b]\nb: 2\n", "write `items: [b]`", "「items: [b]」と書く"},
    };
    for (const auto& [text, english, japanese] : cases) {
        CAPTURE(text);
        CHECK(read(text).advice.at(0) == english);
        CHECK(read(text, Language::japanese).advice.at(0) == japanese);
    }
}
