/// The parts of a ZIP archive in memory, as PKWARE's APPNOTE 6.3 describes it. Nothing is ever written to a disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "dxbudget/text.hpp"

namespace dxbudget::tables {

/// What an archive may ask for at most; a workbook of a million cells needs half of it.
struct ZipLimits {
    std::size_t parts = 10'000;
    std::size_t part_size = std::size_t{64} << 20U;    ///< bytes, unpacked
    std::size_t total_size = std::size_t{256} << 20U;  ///< of all parts that are read
};

/// That a workbook cannot be read without its password.
Message encrypted_workbook();

class ZipFile {
  public:
    /// The directory of an archive, or why it cannot be read. `bytes` must outlive it.
    static std::variant<ZipFile, Message> open(std::string_view bytes, const ZipLimits& limits = {});

    bool contains(std::string_view part) const { return parts_.find(part) != parts_.end(); }

    /// The bytes of a part, or why they cannot be had.
    std::variant<std::string, Message> read(std::string_view part);

  private:
    struct Part {
        std::uint32_t offset = 0;
        std::uint32_t packed_size = 0;
        std::uint32_t size = 0;
        std::uint32_t checksum = 0;
        std::uint16_t method = 0;
        bool is_encrypted = false;
    };

    ZipFile(std::string_view bytes, const ZipLimits& limits) : bytes_(bytes), limits_(limits) {}
    Message read_directory();

    std::string_view bytes_;
    ZipLimits limits_;
    std::map<std::string, Part, std::less<>> parts_;
    std::size_t unpacked_ = 0;
};

}  // namespace dxbudget::tables
