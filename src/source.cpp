#include "dxbudget/source.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace dxbudget {

static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {}

std::uint32_t Source::body_offset() const {
    return text_.starts_with(byte_order_mark) ? static_cast<std::uint32_t>(byte_order_mark.size()) : 0;
}

const std::vector<std::uint32_t>& Source::line_begins() const {
    if (!line_begins_.empty()) return line_begins_;
    line_begins_.push_back(body_offset());
    const char* const begin = text_.data();
    const char* const end = begin + text_.size();
    for (const char* at = begin; at != end;) {
        const void* const found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
        if (found == nullptr) break;
        at = static_cast<const char*>(found) + 1;
        line_begins_.push_back(static_cast<std::uint32_t>(at - begin));
    }
    return line_begins_;
}

static std::uint32_t code_points(std::string_view bytes) {
    std::uint32_t count = 0;
    for (const char byte : bytes) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    return count;
}

Place Source::place(std::uint32_t offset) const {
    const auto& begins = line_begins();
    offset = std::clamp(offset, begins.front(), static_cast<std::uint32_t>(text_.size()));
    const auto after = std::upper_bound(begins.begin(), begins.end(), offset);
    const std::uint32_t begin = *(after - 1);
    std::uint32_t from = begin;
    std::uint32_t column = 1;
    if (counted_offset_ > begin && counted_offset_ <= offset) {
        from = counted_offset_;
        column = counted_column_;
    }
    column += code_points(slice({from, offset}));
    counted_offset_ = offset;
    counted_column_ = column;
    return {.line = static_cast<std::uint32_t>(after - begins.begin()), .column = column};
}

std::string_view Source::line(std::uint32_t number) const {
    const auto& begins = line_begins();
    if (number == 0 || number > begins.size()) return {};
    const auto end = number < begins.size() ? begins[number] : static_cast<std::uint32_t>(text_.size());
    std::string_view line = slice({begins[number - 1], end});
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::uint32_t Source::line_begin(std::uint32_t number) const {
    const auto& begins = line_begins();
    if (number == 0) return begins.front();
    return number <= begins.size() ? begins[number - 1] : static_cast<std::uint32_t>(text_.size());
}

std::uint32_t Source::line_count() const {
    return static_cast<std::uint32_t>(line_begins().size());
}

}  // namespace dxbudget
