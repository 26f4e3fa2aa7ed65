/// A file's bytes and the places in it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// A half-open range of byte offsets into a source, or into a file attached to it.
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

/// What people find a place by where lines and columns say nothing: a cell of a workbook.
struct NamedPlace {
    std::uint32_t begin = 0;  ///< the offset from which on it is meant
    std::string name = {};    ///< `Costs!C12`
    Place cell = {};          ///< its row and column in its sheet
};

/// A file's name and bytes; finds lines and columns in them. Files that the first one names may be attached to it: they
/// share its space of offsets, so that a span says in which file it stands, and `place` and `slice` take them all.
class Source {
  public:
    /// `name` is what messages call it; `text` is taken as it is, byte order mark and all (below 4 GiB).
    Source(std::string name, std::string text);

    const std::string& name() const { return name_; }
    /// Its bytes, of which the one after the last is a NUL.
    std::string_view text() const { return text_; }

    /// The text after the byte order mark, if there is one.
    std::string_view body() const { return text().substr(body_offset()); }
    /// The offset of that text: 3 with a byte order mark, else 0.
    std::uint32_t body_offset() const;

    std::string_view slice(Span span) const;

    /// Takes a file in; what has no files attached itself. Its bytes stand in memory where they stood before.
    /// Its first offset, or nothing when the offsets would exceed 32 bits.
    std::optional<std::uint32_t> attach(std::unique_ptr<Source> file);

    /// The offset of its first byte: 0, unless it is attached.
    std::uint32_t base() const { return base_; }

    /// The file in which an offset lies: this one, or an attached one (whose functions take the same offsets).
    const Source& file_at(std::uint32_t offset) const;

    /// How messages call the line of an offset: `line 12`, or `lines.csv:12` in an attached file.
    LineReference line_reference(std::uint32_t offset) const;

    /// The place of a byte offset; an offset past the end is the end.
    Place place(std::uint32_t offset) const;

    /// Says how the places of a text are called that only stands for a file, by their offsets.
    void name_places(std::vector<NamedPlace> places) { named_ = std::move(places); }

    /// The named place at an offset; null where lines and columns are the places.
    const NamedPlace* named_place(std::uint32_t offset) const;

    /// The row and column by which people find an offset in its file: of a cell those of its sheet.
    Place shown_place(std::uint32_t offset) const;

    /// The place of an offset as people find it: `12:5`, or `Costs!C12`.
    std::string where(std::uint32_t offset) const;

    /// Line `number` (from 1) without its line end and without a byte order mark.
    std::string_view line(std::uint32_t number) const;

    /// The byte offset at which line `number` (from 1) begins, after a byte order mark.
    std::uint32_t line_begin(std::uint32_t number) const;

    /// At least 1; what follows the last line end is a line, if an empty one.
    std::uint32_t line_count() const;

  private:
    const std::vector<std::uint32_t>& line_begins() const;
    std::uint32_t code_points_before(std::uint32_t at) const;
    std::uint32_t end() const { return base_ + static_cast<std::uint32_t>(text_.size()); }

    std::string name_;
    std::string text_;
    std::uint32_t base_ = 0;
    std::vector<std::unique_ptr<Source>> attached_;   // by their offsets
    std::vector<NamedPlace> named_;                   // by their offsets
    mutable std::vector<std::uint32_t> line_begins_;  // filled by the first question
    mutable std::vector<std::uint32_t> counted_;      // by the first question about a long line
};

/// Reads a file that a sheet names, by its path from where the program was started: its bytes, or why there are none.
using ReadFile = std::function<std::variant<std::string, Message>(const std::string& path)>;

/// One name for all the paths that lead to a file, whether through links or `..`.
using IdentifyFile = std::function<std::string(const std::string& path)>;

}  // namespace dxbudget
