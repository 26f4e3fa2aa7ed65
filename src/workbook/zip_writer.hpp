/// Archives as workbooks are.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dxbudget {

/// A part of an archive, compressed.
struct PackedPart {
    std::string bytes = {};  ///< deflated, without a header
    std::uint32_t crc = 0;
    std::uint32_t size = 0;  ///< unpacked, below 4 GiB
};

PackedPart packed(std::string_view text);

/// Writes an archive part after part. The same parts give the same bytes: it holds no time.
class ZipWriter {
  public:
    void add(std::string_view name, const PackedPart& part);
    /// The whole archive; nothing can be added after it.
    std::string finish();

  private:
    std::string bytes_;
    std::string directory_;
    std::uint16_t count_ = 0;
};

}  // namespace dxbudget
