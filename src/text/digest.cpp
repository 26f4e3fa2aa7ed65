/// The only file that sees xxHash, which is used as headers: it is not worth a library to link.

#include "text/digest.hpp"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dxbudget {

struct Hasher::AmountKind {
    XXH3_state_t xxh3;
};

Hasher::Hasher(std::uint64_t seed) : state_(std::make_unique<AmountKind>()) {
    XXH3_128bits_reset_withSeed(&state_->xxh3, seed);
}

Hasher::~Hasher() = default;

Hasher& Hasher::add(std::string_view text) {
    const std::uint64_t size = text.size();
    XXH3_128bits_update(&state_->xxh3, &size, sizeof size);
    XXH3_128bits_update(&state_->xxh3, text.data(), text.size());
    return *this;
}

Digest Hasher::digest() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(&state_->xxh3);
    return {.high = hash.high64, .low = hash.low64};
}

std::string as_text(const Digest& digest) {
    return fmt::format("{:016x}{:016x}", digest.high, digest.low);
}

}  // namespace dxbudget
