/// A file's bytes and the places in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dxbudget {

/// A half-open range of byte offsets into `Source::text()`.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr bool empty() const { return begin == end; }
    friend constexpr bool operator==(Span, Span) = default;
};

/// A place as people count: line and column from 1, a column being one code point. A byte order mark is no column.
struct Place {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend constexpr bool operator==(Place, Place) = default;
};

/// A file's name and bytes; finds lines and columns in them.
class Source {
  public:
    /// `name` is what messages call it; `text` is taken as it is, byte order mark and all (below 4 GiB).
    Source(std::string name, std::string text);

    const std::string& name() const { return name_; }
    std::string_view text() const { return text_; }

    /// The text after the byte order mark, if there is one.
    std::string_view body() const { return text().substr(body_offset()); }
    /// 3 with a byte order mark, else 0.
    std::uint32_t body_offset() const;

    std::string_view slice(Span span) const { return text().substr(span.begin, span.end - span.begin); }

    /// The place of a byte offset; an offset past the end is the end.
    Place place(std::uint32_t offset) const;

    /// Line `number` (from 1) without its line end and without a byte order mark.
    std::string_view line(std::uint32_t number) const;

    /// The byte offset at which line `number` (from 1) begins, after a byte order mark.
    std::uint32_t line_begin(std::uint32_t number) const;

    /// At least 1; what follows the last line end is a line, if an empty one.
    std::uint32_t line_count() const;

  private:
    const std::vector<std::uint32_t>& line_begins() const;

    std::string name_;
    std::string text_;
    mutable std::vector<std::uint32_t> line_begins_;  // filled by the first question
    mutable std::uint32_t counted_offset_ = 0;        // the last answer of place(), so that many questions about one
    mutable std::uint32_t counted_column_ = 0;        // long line are not quadratic
};

}  // namespace dxbudget
