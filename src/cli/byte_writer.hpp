/// Numbers and texts as bytes, for a file that the same program reads again on the same machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dxbudget {

struct ByteWriter {
    std::string bytes = {};

    /// Seven bits a byte, the least first.
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7U) bytes += static_cast<char>((value & 0x7FU) | 0x80U);
        bytes += static_cast<char>(value);
    }
    void text(std::string_view value) {
        number(value.size());
        bytes += value;
    }
};

/// Reads them again. Past the end everything is 0 or empty, and the reader is no longer sound.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (rest_.empty()) break;
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if ((byte & 0x80U) == 0) return value;
        }
        sound_ = false;
        return 0;
    }
    std::string_view text() { return raw(number()); }
    std::string_view raw(std::uint64_t size) {
        if (size > rest_.size()) {
            sound_ = false;
            rest_ = {};
            return {};
        }
        const std::string_view value = rest_.substr(0, static_cast<std::size_t>(size));
        rest_.remove_prefix(value.size());
        return value;
    }
    std::string_view rest() const { return rest_; }
    bool is_sound() const { return sound_; }

  private:
    std::string_view rest_;
    bool sound_ = true;
};

}  // namespace dxbudget
