/// What was said of files that have not changed since.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cli/check_file.hpp"
#include "text/digest.hpp"

namespace dxbudget {

/// A file that a sheet names, as it was read.
struct NamedFile {
    std::string path;
    Digest content = {};
};

/// Reports of an earlier run with the same settings, by the path of the sheet. A report is found again only if the
/// bytes of the sheet, of every file that it names and of its configuration are the same. All functions may be called
/// on several threads, but for `save`.
///
/// The reports are in one file for each set of settings; a file that is damaged, or of another version, counts as
/// none. Digests are made with a seed that is the cache's own, so that no sheet can be written to look like another.
/// Who can write the cache can make findings vanish.
class ReportCache {
  public:
    /// `settings` changes with everything but the files that changes what is reported.
    ReportCache(const std::string& folder, std::string_view settings);
    ReportCache(const ReportCache&) = delete;

    /// Of a sheet, by its name and bytes, under a configuration; another one where the user named it.
    Digest key_of(std::string_view name, std::string_view text, const ConfigurationFile* project, bool is_named) const;
    /// Of a file that a sheet names.
    Digest digest_of_named(const std::string& path, std::string_view text) const;

    std::optional<FileReport> find(const Input& input, const Digest& key);
    void keep(const FileReport& report, const Digest& key, const std::vector<NamedFile>& named);

    /// Writes the file, if there is anything new. Why that was not possible, or nothing.
    Message save() const;

  private:
    struct Entry {
        std::string_view bytes;  // key, named files, report
        bool is_used = false;
    };

    void load();

    std::string folder_;
    std::string path_;
    std::uint64_t seed_ = 0;
    std::string loaded_;
    std::mutex mutex_;  // of what follows
    std::deque<std::string> new_;
    std::unordered_map<std::string, Entry> entries_;
};

/// What stands for the program itself among the settings: another build may say other things.
std::string program_stamp();

}  // namespace dxbudget
