#include "tables/separated_text.hpp"

#include <array>
#include <cstring>
#include <optional>

namespace dxbudget::tables {
namespace {

constexpr std::array<std::string_view, 5> blanks_of_cells = {" ", "\t", "\r", "\u3000", "\u00a0"};

class SeparatedReader {
  public:
    SeparatedReader(std::string_view text, char separator, std::deque<std::string>& texts)
        : base_(text.data()), at_(text.data()), end_(text.data() + text.size()), separator_(separator), texts_(texts) {}

    std::vector<std::vector<GridCell>> read() {
        std::vector<std::vector<GridCell>> rows;
        while (at_ != end_) {
            rows.emplace_back();
            while (read_cell(rows.back())) {
            }
        }
        return rows;
    }

  private:
    bool ends_cell(char c) const { return c == separator_ || c == '\n'; }

    /// Reads a cell; false after the last of its row.
    bool read_cell(std::vector<GridCell>& row) {
        const char* begin = at_;
        while (begin != end_ && *begin == ' ') ++begin;
        if (begin == end_ || *begin != '"' || !read_quoted(begin, row)) {
            while (at_ != end_ && !ends_cell(*at_)) ++at_;
            row.push_back(trimmed_cell({begin, static_cast<std::size_t>(at_ - begin)}, base_));
        }
        if (at_ == end_) return false;
        return *at_++ == separator_;
    }

    /// A cell in quotes, which begin at `quote`; false, and nothing read, where they are not closed before a separator.
    bool read_quoted(const char* quote, std::vector<GridCell>& row) {
        bool doubled = false;
        const char* close = quote + 1;
        for (;; close += 2, doubled = true) {
            close = static_cast<const char*>(std::memchr(close, '"', static_cast<std::size_t>(end_ - close)));
            if (close == nullptr) return false;
            if (close + 1 == end_ || close[1] != '"') break;
        }
        const char* after = close + 1;
        while (after != end_ && (*after == ' ' || *after == '\r')) ++after;
        if (after != end_ && !ends_cell(*after)) return false;
        GridCell cell = trimmed_cell({quote + 1, static_cast<std::size_t>(close - quote - 1)}, base_);
        if (doubled) {
            std::string text;
            for (std::size_t i = 0; i < cell.text.size(); ++i) {
                text += cell.text[i];
                i += cell.text[i] == '"';
            }
            cell.text = texts_.emplace_back(std::move(text));
        }
        row.push_back(cell);
        at_ = after;
        return true;
    }

    const char* base_;
    const char* at_;
    const char* end_;
    char separator_;
    std::deque<std::string>& texts_;
};

}  // namespace

GridCell trimmed_cell(std::string_view text, const char* base) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view space : blanks_of_cells) {
            while (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
            while (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
        }
    }
    const auto begin = static_cast<std::uint32_t>(text.data() - base);
    return {.text = text, .span = {begin, begin + static_cast<std::uint32_t>(text.size())}};
}

std::vector<std::vector<GridCell>> read_separated(std::string_view text, char separator,
                                                  std::deque<std::string>& texts) {
    return SeparatedReader(text, separator, texts).read();
}

}  // namespace dxbudget::tables
