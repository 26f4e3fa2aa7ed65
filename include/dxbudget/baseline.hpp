/// Findings that are known from before: a legacy folder is accepted as it is, and what comes new is told.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// A finding that is accepted until its figures change.
struct KnownFinding {
    std::string path;     ///< of the sheet, as the baseline calls it
    std::string rule;     ///< its id
    std::string figure;   ///< the path of the figure that it is about; may be empty
    std::string figures;  ///< a digest of every figure that it speaks of: declared, computed, the addends
    std::string says;     ///< its message in English, for those who read the file
};

/// How a baseline knows a finding. It stays the same when lines move or words around the figures change.
KnownFinding known_finding(std::string path, const Finding& finding);

/// The findings that are known, by their places in the file.
class Baseline {
  public:
    explicit Baseline(std::vector<KnownFinding> findings = {});

    const std::vector<KnownFinding>& findings() const { return findings_; }

    /// The place of the entry that accepts a finding of that sheet; nothing if it is new, or its figures have changed.
    std::optional<std::uint32_t> find(const std::string& path, const Finding& finding) const;

  private:
    std::vector<KnownFinding> findings_;
    std::unordered_map<std::string, std::uint32_t> by_identity_;
};

/// Understands the text of a baseline; what is wrong with it goes to `findings`, and it is usable if none of them is an
/// error.
Baseline load_baseline(const Source& source, std::vector<Finding>& findings);

/// The text of a baseline: YAML, an entry after the other, so that its changes can be reviewed.
std::string write_baseline(std::span<const KnownFinding> findings);

}  // namespace dxbudget
