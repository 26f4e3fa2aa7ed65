/// The configuration file that holds for a sheet: `.dxbudget.yaml`, the closest one from the sheet's folder upwards.
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/console.hpp"
#include "cli/options.hpp"
#include "dxbudget/configuration.hpp"
#include "dxbudget/render.hpp"

namespace dxbudget {

/// A configuration file as found.
struct ConfigurationFile {
    Configuration configuration = {};
    std::string folder = {};   ///< absolute
    CheckedFile reading = {};  ///< what was found while reading it, or why it could not be read

    /// Whether it was understood. What it governs cannot be checked otherwise.
    bool is_usable() const;
};

/// Why a sheet is not looked at: its configuration cannot be used.
Message why_not_checked(const ConfigurationFile& file);

/// Says on standard error that a configuration cannot be used, and why it could not be read.
void say_unusable(const ConfigurationFile& file, Console& console);

/// What the file says; null where there is none.
const Configuration* configuration_in(const ConfigurationFile* file);

/// Finds and reads configuration files: each folder is looked at once, and each file is read once. Several threads may
/// ask `of`.
class ConfigurationFiles {
  public:
    explicit ConfigurationFiles(ConfigurationChoice choice = {});

    /// The file that holds for the sheet of a path (or of a name, for standard input); null if none does. Lives as
    /// long as this does.
    const ConfigurationFile* of(const std::string& sheet);

    /// The file that holds for the first path of a command, or for what a folder holds.
    const ConfigurationFile* of_first(const InputOptions& input);

    /// Whether the configuration that holds there leaves a file or folder out, by its path from the configuration's
    /// folder: it excludes it, or includes others alone.
    bool excludes(const std::string& path, bool is_folder);

    /// Whether this is the first question about the file: what is wrong with it is said once a run.
    bool is_first(const ConfigurationFile& file) { return met_.insert(&file).second; }

    /// `of`, for a command whose output has no findings: what is wrong with the file goes to standard error, once.
    const ConfigurationFile* of(const std::string& sheet, Console& console);

    /// A path from the root of the file system.
    std::string absolute(const std::string& path) const;

  private:
    const ConfigurationFile* of_folder(const std::string& folder);
    std::unique_ptr<ConfigurationFile> read(const std::string& path) const;

    ConfigurationChoice choice_;
    std::string here_;  // where the program was started, absolute; empty if that is unknown
    std::mutex mutex_;
    std::unordered_map<std::string, const ConfigurationFile*> by_folder_;        // by absolute path
    std::unordered_map<std::string, const ConfigurationFile*> by_given_folder_;  // by what stands before a sheet's name
    std::vector<std::unique_ptr<ConfigurationFile>> files_;
    std::set<const ConfigurationFile*> met_;
};

}  // namespace dxbudget
