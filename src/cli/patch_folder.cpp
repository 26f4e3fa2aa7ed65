#include "cli/patch_folder.hpp"

#include <algorithm>
#include <system_error>

namespace dxbudget {
namespace {

namespace fs = std::filesystem;

/// A path from the root without links, as far as it exists.
fs::path real(const std::string& path) {
    std::error_code error;
    fs::path absolute = fs::absolute(path, error);
    fs::path found = fs::weakly_canonical(absolute, error);
    return error ? absolute.lexically_normal() : found;
}

}  // namespace

PatchFolder::PatchFolder(std::span<const Input> inputs) : folder_(real(".")) {
    for (const Input& input : inputs) {
        const fs::path file = real(input.name);
        const auto [end, other] = std::mismatch(folder_.begin(), folder_.end(), file.begin(), file.end());
        if (end == folder_.end()) continue;
        fs::path shared;
        for (auto part = folder_.begin(); part != end; ++part) shared /= *part;
        folder_ = std::move(shared);
        is_here_ = false;
    }
}

std::string PatchFolder::name_of(const Input& input) const {
    return real(input.name).lexically_relative(folder_).string();
}

}  // namespace dxbudget
