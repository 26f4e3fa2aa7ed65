/// The promise: what is read plainly is what yaml-cpp reads, to the last span, and nothing is to be said of it. So most
/// texts here are compared with yaml-cpp's reading; which of them are read plainly at all is said by two tables.

#include "reading/plain_reader.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "form_generator.hpp"
#include "reading/bytes.hpp"
#include "same_trees.hpp"
#include "sheet_generator.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

PlainReading reading_of(const std::string& text) {
    const Source source("sheet.yaml", text);
    if (check_encoding(source, {})) return PlainReading::declined;
    return compare_readings(source);
}

std::vector<std::string> sheets_in(const std::string& folder) {
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".yaml" || entry.is_symlink()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return texts;
}

std::size_t draw(std::mt19937_64& random, std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

// What means something to YAML, alone and in company.
const std::vector<std::string> words = {
    " ",   "  ", "\n", "\r\n", "\n  ", "\n- ",   "- ",     "-",      ": ", ":",    ":\n", "#",
    " # ", "'",  "\"", "\\",   "{",    "}",      "[",      "]",      ",",  ", ",   "?",   "? ",
    "|",   ">",  "&a", "*a",   "!",    "%",      "@",      "`",      "~",  "null", "<<",  "---\n",
    "--",  "..", "a",  "b:",   "10",   "\u3000", "\u2028", "\u00a0", "：", "\xff", "\t"};

// A few bytes of it replaced, left out or repeated; or a line moved.
std::string mutated(std::string text, std::mt19937_64& random) {
    for (std::size_t count = 1 + draw(random, 3); count > 0; --count) {
        const std::size_t at = draw(random, text.size() + 1);
        const std::size_t line = std::min(text.find('\n', at), text.size());
        switch (draw(random, 5)) {
            case 0:
                text.insert(at, words[draw(random, words.size())]);
                break;
            case 1:
                text.erase(at, 1 + draw(random, 3));
                break;
            case 2:
                text.replace(at, std::min<std::size_t>(1, text.size() - at), words[draw(random, words.size())]);
                break;
            case 3:
                text.insert(std::min(line + 1, text.size()), 1 + draw(random, 2), ' ');
                break;
            default:
                text.insert(line, text.substr(at, line - at));
                break;
        }
    }
    return text;
}

}  // namespace

TEST_CASE("plain sheets are read plainly") {
    const std::vector<std::string> texts = {
        "",
        "# only a comment\n\n  # and another",
        "title: 講座\ntotal: 1,200 # 千円\n",
        "\xEF\xBB\xBFtitle: 講座\r\n\r\ntotal: 1,200\r\n",
        "a: -5\nb: \"x: #1\"\nc: 'it is'\n'd e': \"\"\n\"f\": ▲1,200\n",
        "a:\nb: ~\nc: null\n",
        "items:\n- name: x\n  amount: 1\n-\n  name: y\n- # nothing\n",
        "items:\n  - {name: x, amounts: [1, 2, [], {}], note: , z: \"a, b\"}\n  - - 1\n    - - 2\n",
        "  a:\n    b: 10:30\n    c: a#b\n",
        "---\na: 1\n--- # the second\n---\nb: 2",
        "url: https://example.org/?a=1\nformula: =A1+B2\nshare: 1/2\n",
        "a key with spaces: a value with spaces  \n",
    };
    for (const std::string& text : texts) {
        INFO(text);
        CHECK(reading_of(text) == PlainReading::same);
    }
}

TEST_CASE("whatever is in doubt is not read plainly") {
    const std::vector<std::string> texts = {
        "5\n",
        "{a: 1}\n",
        "a: &x 1\n",
        "a: *x\n",
        "a: !!str 1\n",
        "a: |\n  b\n",
        "a: >-\n  b\n",
        "a: b\n  c\n",
        "a:\n  b\n",
        "a: \"b\n  c\"\n",
        "a: [1,\n  2]\n",
        "a: {b: 1,\n  c: 2}\n",
        "a:\t1\n",
        "a: 1\t# b\n",
        "a: \"b\\n\"\n",
        "a: 'it''s'\n",
        "? a\n: b\n",
        "<<: 1\n",
        "~: 1\n",
        "a: b: c\n",
        "a : 1\n",
        "\"a\":1\n",
        "\"a\" b: 1\n",
        "-a: 1\n",
        "\u3000a: 1\n",
        "a: - b\n",
        "a: @b\n",
        "a: 1\na: 2\n",
        "a: {b: 10,000}\n",
        "a: {b:1}\n",
        "a: {b}\n",
        "a: [b: 1]\n",
        "a: [1, ]\n",
        "a: [1, , 2]\n",
        "a: [1}\n",
        "a: [1] b\n",
        "a: {b: c?d}\n",
        "name: #1\n",
        "a: \"b\"#c\n",
        "a: 1\n- b\n",
        "a: 1\n b: 2\n",
        "a:\n  b: 1\n c: 2\n",
        "- a\nb: 1\n",
        "--- a\n",
        "a: 1\n...\n",
        "a: 1\n---b: 2\n",
        "%YAML 1.2\n---\na: 1\n",
        "a: 1\n%b: 2\n",
        std::string(1100, 'k') + ": 1\n",
        "a: " + std::string(101, '[') + std::string(101, ']') + "\n",
    };
    for (const std::string& text : texts) {
        INFO(text);
        CHECK(reading_of(text) == PlainReading::declined);
    }
}

TEST_CASE("all examples but those with anchors are read plainly") {
    std::size_t count = 0;
    for (const std::string& text : sheets_in("examples")) {
        INFO(text);
        const bool has_anchor = text.find(": &") != text.npos;
        CHECK(reading_of(text) == (has_anchor ? PlainReading::declined : PlainReading::same));
        ++count;
    }
    CHECK(count > 20);
}

TEST_CASE("both readers read the same of every sheet, and of what it is changed to") {
    std::mt19937_64 random(20261127);
    std::vector<std::string> texts;
    for (const std::string folder : {"examples", "tests"}) {
        for (std::string& text : sheets_in(folder)) texts.push_back(std::move(text));
    }
    for (int i = 0; i < 20; ++i) texts.push_back(generate_sheet(random).text);
    for (int form = 0; form < form_count; ++form) {
        const GeneratedForm generated = generate_form(form, random);
        texts.push_back(generated.files.at(generated.sheet));
    }
    for (const std::string& text : texts) {
        INFO(text);
        CHECK(reading_of(text) != PlainReading::different);
    }
    std::size_t same = 0;
    for (std::size_t round = 0; round < 20000; ++round) {
        const std::string& whole = texts[draw(random, texts.size())];
        const std::size_t from = whole.size() < 300 ? 0 : whole.find('\n', draw(random, whole.size() - 200));
        if (from == whole.npos) continue;
        const std::string text = mutated(whole.substr(from, 300), random);
        const PlainReading reading = reading_of(text);
        INFO(text);
        REQUIRE(reading != PlainReading::different);
        same += reading == PlainReading::same ? 1 : 0;
    }
    CHECK(same > 1000);
}

TEST_CASE("both readers read the same of words that mean something to YAML, in any order") {
    std::mt19937_64 random(27);
    std::size_t same = 0;
    for (std::size_t round = 0; round < 30000; ++round) {
        std::string text = draw(random, 2) == 0 ? "a: " : "";
        for (std::size_t count = 1 + draw(random, 8); count > 0; --count) text += words[draw(random, words.size())];
        const PlainReading reading = reading_of(text);
        INFO(text);
        REQUIRE(reading != PlainReading::different);
        same += reading == PlainReading::same ? 1 : 0;
    }
    CHECK(same > 100);
}
