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
