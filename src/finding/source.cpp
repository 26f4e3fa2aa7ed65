#include "dxbudget/source.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

namespace dxbudget {

static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
static constexpr std::uint32_t stride = 64;

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {}

std::uint32_t Source::body_offset() const {
    return text_.starts_with(byte_order_mark) ? static_cast<std::uint32_t>(byte_order_mark.size()) : 0;
}

std::string_view Source::slice(Span span) const {
    const Source& file = file_at(span.begin);
    return std::string_view(file.text_).substr(span.begin - file.base_, span.end - span.begin);
}

std::optional<std::uint32_t> Source::attach(std::unique_ptr<Source> file) {
    const std::uint64_t base = std::uint64_t{attached_.empty() ? end() : attached_.back()->end()} + 1;
    if (base + file->text_.size() >= 0xFFFFFFFFU) return std::nullopt;
    file->base_ = static_cast<std::uint32_t>(base);
    file->line_begins_.clear();
    attached_.push_back(std::move(file));
    return attached_.back()->base_;
}

const Source& Source::file_at(std::uint32_t offset) const {
    if (attached_.empty() || offset < attached_.front()->base_) return *this;
    const auto after =
        std::upper_bound(attached_.begin(), attached_.end(), offset,
                         [](std::uint32_t at, const std::unique_ptr<Source>& file) { return at < file->base_; });
    return **(after - 1);
}

LineReference Source::line_reference(std::uint32_t offset) const {
    const Source& file = file_at(offset);
    const NamedPlace* const named = named_place(offset);
    return {.file = &file == this ? std::string() : file.name_,
            .line = file.place(offset).line,
            .cell = named == nullptr ? std::string() : named->name};
}

const NamedPlace* Source::named_place(std::uint32_t offset) const {
    if (named_.empty() || &file_at(offset) != this) return nullptr;
    const auto after = std::upper_bound(named_.begin(), named_.end(), offset,
                                        [](std::uint32_t at, const NamedPlace& place) { return at < place.begin; });
    return after == named_.begin() ? &named_.front() : &*(after - 1);
}

Place Source::shown_place(std::uint32_t offset) const {
    const NamedPlace* const named = named_place(offset);
    return named != nullptr ? named->cell : place(offset);
}

std::string Source::where(std::uint32_t offset) const {
    if (const NamedPlace* const named = named_place(offset)) return named->name;
    const Place at = place(offset);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
}

const std::vector<std::uint32_t>& Source::line_begins() const {
    if (!line_begins_.empty()) return line_begins_;
    line_begins_.push_back(base_ + body_offset());
    const char* const begin = text_.data();
    const char* const end = begin + text_.size();
    for (const char* at = begin; at != end;) {
        const void* const found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
        if (found == nullptr) break;
        at = static_cast<const char*>(found) + 1;
        line_begins_.push_back(base_ + static_cast<std::uint32_t>(at - begin));
    }
    return line_begins_;
}

static std::uint32_t code_points(std::string_view bytes) {
    std::uint32_t count = 0;
    for (const char byte : bytes) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    return count;
}

// Code points that begin before a byte. Those before every `stride`th byte are counted once, so that many questions
// about one long line are not quadratic, whatever their order.
std::uint32_t Source::code_points_before(std::uint32_t at) const {
    if (counted_.empty()) {
        counted_.push_back(0);
        for (std::size_t from = 0; from + stride <= text_.size(); from += stride) {
            counted_.push_back(counted_.back() + code_points(std::string_view(text_).substr(from, stride)));
        }
    }
    const std::uint32_t from = at - at % stride;
    return counted_[at / stride] + code_points(std::string_view(text_).substr(from, at - from));
}

Place Source::place(std::uint32_t offset) const {
    if (const Source& file = file_at(offset); &file != this) return file.place(offset);
    const auto& begins = line_begins();
    offset = std::clamp(offset, begins.front(), end());
    const auto after = std::upper_bound(begins.begin(), begins.end(), offset);
    const std::uint32_t begin = *(after - 1);
    const std::uint32_t before = offset - begin <= stride
                                     ? code_points(std::string_view(text_).substr(begin - base_, offset - begin))
                                     : code_points_before(offset - base_) - code_points_before(begin - base_);
    return {.line = static_cast<std::uint32_t>(after - begins.begin()), .column = before + 1};
}

std::string_view Source::line(std::uint32_t number) const {
    const auto& begins = line_begins();
    if (number == 0 || number > begins.size()) return {};
    const std::uint32_t line_end = number < begins.size() ? begins[number] : end();
    std::string_view line = std::string_view(text_).substr(begins[number - 1] - base_, line_end - begins[number - 1]);
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::uint32_t Source::line_begin(std::uint32_t number) const {
    const auto& begins = line_begins();
    if (number == 0) return begins.front();
    return number <= begins.size() ? begins[number - 1] : end();
}

std::uint32_t Source::line_count() const {
    return static_cast<std::uint32_t>(line_begins().size());
}

}  // namespace dxbudget
