#include "cli/document_stream.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "dxbudget/document.hpp"

namespace dxbudget {
namespace {

bool is_marker(std::string_view line, std::string_view marker) {
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    return line.starts_with(marker) &&
           (line.size() == marker.size() ||
            std::string_view(" \t\r\n").find(line[marker.size()]) != std::string_view::npos);
}

/// Whether a line can stand before the `---` of a document that it belongs to: blank, a comment, a directive.
bool is_preamble(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos || line[first] == '#' || line.front() == '%';
}

}  // namespace

bool DocumentStream::fill() {
    constexpr std::size_t chunk = 64U << 10U;
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t size = buffer_.size();
    buffer_.resize(size + chunk);
    ssize_t taken = -1;
    do {
        taken = ::read(descriptor_, buffer_.data() + size, chunk);
    } while (taken < 0 && errno == EINTR);
    if (taken < 0) error_ = errno;
    buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(taken, 0)));
    at_end_ = taken <= 0;
    return taken > 0;
}

/// The next line with its line end. Of a line that is too long for any sheet the rest comes as further lines.
bool DocumentStream::read_line(std::string& line) {
    constexpr std::size_t longest = std::size_t{ReadingLimits{}.bytes} + 1;
    std::size_t from = at_;
    std::size_t end = std::string::npos;
    while ((end = buffer_.find('\n', from)) == std::string::npos && buffer_.size() - at_ < longest) {
        from = buffer_.size() - at_;  // as `fill` moves what is left to the front
        if (at_end_ || !fill()) break;
    }
    const std::size_t last = end == std::string::npos ? buffer_.size() : end + 1;
    line.assign(buffer_, at_, last - at_);
    at_ = last;
    return !line.empty();
}

std::optional<std::string> DocumentStream::next() {
    constexpr std::size_t most = std::size_t{ReadingLimits{}.bytes} + 1;
    std::string text = std::move(begun_);
    begun_.clear();
    bool has_begun = !text.empty();  // with its `---`, or with content
    std::string line;
    for (bool begins = true; read_line(line); begins = line.ends_with('\n')) {
        if (begins && is_marker(line, "---")) {
            if (has_begun) {
                begun_ = std::move(line);
                return text;
            }
            has_begun = true;
        } else if (begins && is_marker(line, "...")) {
            if (has_begun) return text;
            continue;
        } else if (!has_begun && !is_preamble(line)) {
            has_begun = true;
        }
        if (text.size() < most) text.append(line, 0, most - text.size());
    }
    if (error_ != 0 || !has_begun) return std::nullopt;
    return text;
}

}  // namespace dxbudget
