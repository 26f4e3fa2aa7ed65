/// Many documents on standard input, one after the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// Reads YAML documents from a descriptor as they come, and holds one of them at a time. A line of `---` begins a
/// document, one of `...` ends it; neither can stand within one, whatever its quotes. Between the two markers stands
/// exactly one document, if an empty one, so that the n-th answer belongs to the n-th document.
class DocumentStream {
  public:
    explicit DocumentStream(int descriptor) : descriptor_(descriptor) {}

    /// The text of the next document, from its own `---` on; nothing at the end, or after a failure. A document larger
    /// than any sheet may be is cut where it can be told to be too large.
    std::optional<std::string> next();

    /// Why reading ended before the end; an errno, 0 if it did not.
    int error() const { return error_; }

  private:
    bool read_line(std::string& line);
    bool fill();

    int descriptor_;
    int error_ = 0;
    bool at_end_ = false;
    std::string buffer_;
    std::size_t at_ = 0;
    std::string begun_;  // the first lines of the next document
};

}  // namespace dxbudget
