#include "dxbudget/source.hpp"

#include <string>

#include "catch.hpp"

using namespace dxbudget;

static std::string place_of(const Source& source, std::uint32_t offset) {
    const Place place = source.place(offset);
    return std::to_string(place.line) + ":" + std::to_string(place.column);
}

TEST_CASE("a place is a line and a code point in it, both from 1") {
    const Source source("sheet.yaml", "a: 予算\n\n額\xF0\xA9\xB8\xBDx");
    CHECK(place_of(source, 0) == "1:1");
    CHECK(place_of(source, 3) == "1:4");
    CHECK(place_of(source, 6) == "1:5");
    CHECK(place_of(source, 9) == "1:6");
    CHECK(place_of(source, 10) == "2:1");
    CHECK(place_of(source, 11) == "3:1");
    CHECK(place_of(source, 14) == "3:2");
    CHECK(place_of(source, 18) == "3:3");
    CHECK(place_of(source, 999) == "3:4");
    // Backwards as well, and twice the same.
    CHECK(place_of(source, 6) == "1:5");
    CHECK(place_of(source, 3) == "1:4");
    CHECK(place_of(source, 3) == "1:4");
}

TEST_CASE("a byte order mark is no column and no text") {
    const Source source("sheet.yaml", "\xEF\xBB\xBFunit: 円\nx");
    CHECK(source.body_offset() == 3);
    CHECK(source.body() == "unit: 円\nx");
    CHECK(place_of(source, 0) == "1:1");
    CHECK(place_of(source, 3) == "1:1");
    CHECK(place_of(source, 9) == "1:7");
    CHECK(source.line(1) == "unit: 円");
    CHECK(source.line_begin(1) == 3);
}

TEST_CASE("lines stand without their ends, LF or CRLF") {
    const Source source("sheet.yaml", "a\r\nb\n\nc\n");
    CHECK(source.line_count() == 5);
    CHECK(source.line(1) == "a");
    CHECK(source.line(2) == "b");
    CHECK(source.line(3).empty());
    CHECK(source.line(4) == "c");
    CHECK(source.line(5).empty());
    CHECK(source.line(0).empty());
    CHECK(source.line(6).empty());
    CHECK(source.line_begin(2) == 3);
    CHECK(source.line_begin(6) == 8);
}

TEST_CASE("an empty file has one empty line") {
    const Source source("sheet.yaml", "");
    CHECK(source.line_count() == 1);
    CHECK(source.line(1).empty());
    CHECK(place_of(source, 0) == "1:1");
}

TEST_CASE("attached files share one space of offsets") {
    Source source("sheet.yaml", "items:\n  csv: a.csv\n");
    const std::uint32_t first =
        source.attach(std::make_unique<Source>("a.csv", "\xEF\xBB\xBF款,額\n総務費,10\n")).value();
    const std::uint32_t second = source.attach(std::make_unique<Source>("b.csv", "x\ny")).value();
    CHECK(first == source.text().size() + 1);

    const std::uint32_t ten = first + static_cast<std::uint32_t>(source.file_at(first).text().find("10"));
    CHECK(source.slice({ten, ten + 2}) == "10");
    CHECK(place_of(source, ten) == "2:5");
    CHECK(place_of(source, first) == "1:1");
    CHECK(place_of(source, second + 2) == "2:1");
    CHECK(source.file_at(ten).name() == "a.csv");
    CHECK(source.file_at(second).name() == "b.csv");
    CHECK(source.file_at(7).name() == "sheet.yaml");
    CHECK(source.file_at(ten).line(2) == "総務費,10");
    CHECK(source.slice({source.file_at(ten).line_begin(1), source.file_at(ten).line_begin(1) + 3}) == "款");

    CHECK(in_words(source.line_reference(ten), Language::english) == "a.csv:2");
    CHECK(in_words(source.line_reference(9), Language::english) == "line 2");
    CHECK(in_words(source.line_reference(9), Language::japanese) == "2行目");
}

TEST_CASE("a million questions about one long line are answered in any order") {
    const std::uint32_t characters = 1'000'000;
    std::string line =
        "\xEF\xBB\xBF"
        "a: 1\n";
    const auto begin = static_cast<std::uint32_t>(line.size());
    for (std::uint32_t i = 0; i < characters; ++i) line += i % 3 == 0 ? "x" : "款";
    const Source source("sheet.yaml", line + "\ny");
    CHECK(place_of(source, static_cast<std::uint32_t>(line.size()) + 1) == "3:1");
    std::uint32_t offset = static_cast<std::uint32_t>(line.size());
    std::uint32_t wrong = 0;
    for (std::uint32_t column = characters + 1; offset > begin; --column) {
        const Place from_the_end = source.place(offset);
        const Place from_the_start = source.place(begin + offset % 5000 / 7 * 7);
        wrong += from_the_end == Place{2, column} && from_the_start.line == 2 ? 0U : 1U;
        while ((static_cast<unsigned char>(line[--offset]) & 0xC0U) == 0x80U) {
        }
    }
    CHECK(wrong == 0);
}
