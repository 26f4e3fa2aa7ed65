/// Where a patch is to be applied, and what it calls the files.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "cli/inputs.hpp"

namespace dxbudget {

/// `patch` and `git apply` take no path that leads upwards, to the root or through a link. So a patch starts in the
/// folder that the program runs in, or, where that does not hold all files, in the nearest that holds it and them.
class PatchFolder {
  public:
    explicit PatchFolder(std::span<const Input> inputs);

    /// Whether it is the folder that the program runs in.
    bool is_here() const { return is_here_; }
    /// Absolute, without links.
    std::string path() const { return folder_.string(); }
    /// What the patch calls a file.
    std::string name_of(const Input& input) const;

  private:
    std::filesystem::path folder_;
    bool is_here_ = true;
};

}  // namespace dxbudget
