/// The check of one file, and what is kept of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/configuration_file.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/outputs.hpp"
#include "dxbudget/baseline.hpp"

namespace dxbudget {

class ReportCache;

/// A file that is to be checked.
struct Task {
    Input input;
    std::optional<std::string> text = {};  ///< its bytes, where they were read already
};

/// All that is left to say of a file once it is checked; nothing of the sheet itself.
struct FileReport {
    std::string path = {};
    Totals totals = {};
    std::vector<RenderedFile> outputs = {};
    std::vector<std::uint32_t> known = {};       ///< entries of the baseline that accept a finding
    std::vector<KnownFinding> accepted = {};     ///< findings for a baseline that is being written
    Message failure = {};                        ///< to be said on standard error
    const ConfigurationFile* project = nullptr;  ///< which holds for it
};

/// What the check of every file of a run needs. Everything in it may be used on several threads.
struct CheckContext {
    const CheckOptions& options;
    ConfigurationFiles& projects;
    const Outputs& outputs;
    Language language = Language::english;
    const Baseline* baseline = nullptr;  ///< null: no finding is known
    ReportCache* cache = nullptr;        ///< null: every file is checked

    /// What the baseline calls a sheet: its path from the baseline's folder.
    std::string name_in_baseline(const std::string& path) const;
};

/// What the configuration and the options say of rules; of several about one, the last holds.
std::vector<RuleChoice> rules_for(const ConfigurationFile* project, const CheckOptions& options);

/// What the outputs say of a file that was checked, or could not be.
FileReport report_on(const CheckedFile& file, const Outputs& outputs);

/// Checks a file under its configuration. May be called on several threads.
FileReport check_file(Task task, const CheckContext& context);

}  // namespace dxbudget
