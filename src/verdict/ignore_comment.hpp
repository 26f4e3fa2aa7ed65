/// Comments in a sheet that ignore findings: `# dxbudget: ignore[sum-mismatch]: printed so in the bulletin`.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dxbudget/audit.hpp"

namespace dxbudget {

/// A comment, and the lines whose findings it ignores.
struct IgnoreComment {
    struct Target {
        const Rule* rule = nullptr;
        Span span = {};  ///< the rule's id in the comment
        bool used = false;
    };

    Span span = {};
    std::vector<Target> targets = {};
    std::string_view reason = {};
    std::uint32_t first_line = 1;  ///< its own
    std::uint32_t last_line = 1;   ///< its own, or, where it stands alone, the next that is no comment
};

/// Whether the findings of a rule may be ignored, by a comment or in any other way.
bool can_be_ignored(const Rule& rule);

/// The comments of a file, asked once about each of its findings.
class IgnoreComments {
  public:
    /// Comments that cannot be understood are added to `findings`; they ignore nothing.
    IgnoreComments(const Audit& audit, std::vector<Finding>& findings);

    bool empty() const { return comments_.empty(); }

    /// The comment that ignores a finding; null if there is none. A finding in a file that the sheet names is ignored
    /// where the sheet names it.
    const IgnoreComment* of(const Finding& finding);

    /// A finding for each rule of a comment that no finding was asked about.
    void report_unused(std::vector<Finding>& findings) const;

  private:
    /// A rule in a comment; of several that would ignore a finding it is the first.
    struct Mention {
        std::uint32_t comment = 0;
        std::uint32_t target = 0;
    };

    void find_named_files();

    const Audit& audit_;
    std::vector<IgnoreComment> comments_;
    std::map<std::pair<std::uint32_t, const Rule*>, Mention> by_line_;
    std::map<std::pair<std::string, const Rule*>, Mention> by_file_;  // filled by the first finding in another file
    bool knows_files_ = false;
};

}  // namespace dxbudget
