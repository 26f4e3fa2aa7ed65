/// Short names for long texts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dxbudget {

/// 128 bits that two texts share only by an accident that does not happen. Who knows the seed can make two that do, so
/// where texts come from others the seed is a secret.
struct Digest {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend bool operator==(const Digest&, const Digest&) = default;
};

/// The digest of several texts (XXH3): where one ends and the next begins counts.
class Hasher {
  public:
    explicit Hasher(std::uint64_t seed = 0);
    Hasher(const Hasher&) = delete;
    ~Hasher();

    Hasher& add(std::string_view text);
    Digest digest() const;

  private:
    struct AmountKind;
    std::unique_ptr<AmountKind> state_;
};

/// As 32 hexadecimal digits.
std::string as_text(const Digest& digest);

}  // namespace dxbudget
