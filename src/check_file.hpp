/// The check of one file, and what is kept of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "configuration_file.hpp"
#include "inputs.hpp"
#include "options.hpp"
#include "outputs.hpp"

namespace dxbudget {

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
    Message failure = {};                        ///< to be said on standard error
    const ConfigurationFile* project = nullptr;  ///< which holds for it
};

/// What the outputs say of a file that was checked, or could not be.
FileReport report_on(const CheckedFile& file, const Outputs& outputs);

/// Checks a file under its configuration. May be called on several threads.
FileReport check_file(Task task, const CheckOptions& options, ConfigurationFiles& projects, const Outputs& outputs);

}  // namespace dxbudget
