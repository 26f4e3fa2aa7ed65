/// Values separated by commas or another character as RFC 4180 defines them, each cell with its place in the file.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dxbudget/source.hpp"

namespace dxbudget {

struct CsvCell {
    std::string_view text = {};  ///< without its quotes and the spaces around it; a quote within is doubled still
    Span span = {};              ///< of that text
    bool has_quotes = false;     ///< a doubled quote stands in it
};

/// Why the rest of a file cannot be told into cells.
enum class CsvFlaw : std::uint8_t {
    none,
    unclosed_quote,
    text_after_quote,  ///< `"総務費" 1,`
};

/// Reads a file row by row, in one pass and without a copy. Line ends are LF or CRLF; a byte order mark is passed over;
/// spaces around a cell are no part of it, and rows without any text are passed over. Cells view into the source.
class CsvReader {
  public:
    explicit CsvReader(const Source& file, char separator = ',');

    /// Goes on to the next row; false at the end of the file, or at a flaw.
    bool next();

    std::span<const CsvCell> cells() const { return cells_; }
    /// The row from its first to its last byte.
    Span row() const { return row_; }
    /// Which row of the file it is, from 1, those without any text counted.
    std::uint32_t row_number() const { return row_number_; }

    CsvFlaw flaw() const { return flaw_; }
    /// The quote that is not closed, or the text that should not be there.
    Span flaw_span() const { return flaw_span_; }

  private:
    const char* read_quoted(const char* at);
    void read_plain(const char* begin, const char* end);
    const char* fail(CsvFlaw flaw, const char* begin, const char* end);
    Span span_of(const char* begin, const char* end) const;

    const char* first_;
    const char* at_;
    const char* end_;
    std::uint32_t base_;  // the offset of `first_`
    char separator_;
    std::vector<CsvCell> cells_;
    Span row_;
    std::uint32_t row_number_ = 0;
    bool has_text_ = false;
    CsvFlaw flaw_ = CsvFlaw::none;
    Span flaw_span_;
};

}  // namespace dxbudget
