#include "reading/csv.hpp"

#include <cstring>

namespace dxbudget {
namespace {

constexpr std::string_view ideographic_space = "\u3000";

std::string_view trimmed(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
        if (text.starts_with(ideographic_space)) text.remove_prefix(ideographic_space.size()), again = true;
        if (text.ends_with(ideographic_space)) text.remove_suffix(ideographic_space.size()), again = true;
    }
    return text;
}

bool ends_cell(char c, char separator) {
    return c == separator || c == '\n' || c == '\r';
}

}  // namespace

CsvReader::CsvReader(const Source& file, char separator)
    : first_(file.text().data()),
      at_(first_ + file.body_offset()),
      end_(first_ + file.text().size()),
      base_(file.base()),
      separator_(separator) {}

Span CsvReader::span_of(const char* begin, const char* end) const {
    return {base_ + static_cast<std::uint32_t>(begin - first_), base_ + static_cast<std::uint32_t>(end - first_)};
}

const char* CsvReader::fail(CsvFlaw flaw, const char* begin, const char* end) {
    flaw_ = flaw;
    flaw_span_ = span_of(begin, end);
    return end_;
}

void CsvReader::read_plain(const char* begin, const char* end) {
    const std::string_view text = trimmed({begin, static_cast<std::size_t>(end - begin)});
    has_text_ = has_text_ || !text.empty();
    cells_.push_back({.text = text, .span = span_of(text.data(), text.data() + text.size())});
}

/// Reads the cell whose first quote stands at `at`; returns where the next separator stands.
const char* CsvReader::read_quoted(const char* at) {
    const char* const begin = at + 1;
    bool has_quotes = false;
    for (at = begin;; at += 2, has_quotes = true) {
        const void* const quote = at < end_ ? std::memchr(at, '"', static_cast<std::size_t>(end_ - at)) : nullptr;
        if (quote == nullptr) return fail(CsvFlaw::unclosed_quote, begin - 1, begin);
        at = static_cast<const char*>(quote);
        if (at + 1 == end_ || at[1] != '"') break;
    }
    read_plain(begin, at);
    cells_.back().has_quotes = has_quotes;
    const char* const after = at + 1;
    for (at = after; at != end_ && !ends_cell(*at, separator_);) ++at;
    if (const std::string_view rest = trimmed({after, static_cast<std::size_t>(at - after)}); !rest.empty()) {
        return fail(CsvFlaw::text_after_quote, rest.data(), rest.data() + rest.size());
    }
    return at;
}

bool CsvReader::next() {
    const char separator = separator_;
    while (at_ != end_) {
        ++row_number_;
        const char* const begin = at_;
        cells_.clear();
        has_text_ = false;
        for (;;) {
            const char* cell = at_;
            while (cell != end_ && *cell == ' ') ++cell;
            if (cell != end_ && *cell == '"') {
                at_ = read_quoted(cell);
                if (flaw_ != CsvFlaw::none) return false;
            } else {
                while (cell != end_ && !ends_cell(*cell, separator)) ++cell;
                read_plain(at_, cell);
                at_ = cell;
            }
            if (at_ == end_ || *at_ != separator) break;
            ++at_;
        }
        row_ = span_of(begin, at_);
        if (at_ != end_ && *at_ == '\r') ++at_;
        if (at_ != end_ && *at_ == '\n') ++at_;
        if (has_text_) return true;
    }
    return false;
}

}  // namespace dxbudget
