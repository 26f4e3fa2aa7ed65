#include "cli/configuration_file.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <variant>

#include "cli/inputs.hpp"
#include "cli/path_pattern.hpp"

namespace dxbudget {
namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = ".dxbudget.yaml";

bool begins_with(const fs::path& path, const fs::path& beginning) {
    return std::mismatch(beginning.begin(), beginning.end(), path.begin(), path.end()).first == beginning.end();
}

}  // namespace

bool ConfigurationFile::is_usable() const {
    if (!reading.audit) return false;
    const std::vector<Finding>& findings = reading.audit->findings;
    return std::none_of(findings.begin(), findings.end(),
                        [](const Finding& finding) { return finding.severity == Severity::error; });
}

Message why_not_checked(const ConfigurationFile& file) {
    return {{"not checked: the configuration `{0}` cannot be used", "設定ファイル「{0}」が使えないため検査していない"},
            {file.reading.path}};
}

void say_unusable(const ConfigurationFile& file, Console& console) {
    if (!file.reading.error.empty()) console.fail(file.reading.error);
    console.fail({{"the configuration `{0}` cannot be used, so the sheets that it applies to were skipped",
                   "設定ファイル「{0}」が使えないため、その対象の調書は処理しない"},
                  {file.reading.path}});
}

const Configuration* configuration_in(const ConfigurationFile* file) {
    return file == nullptr ? nullptr : &file->configuration;
}

ConfigurationFiles::ConfigurationFiles(ConfigurationChoice choice) : choice_(std::move(choice)) {
    std::error_code unknown;
    here_ = fs::current_path(unknown).string();
}

std::string ConfigurationFiles::absolute(const std::string& path) const {
    return (fs::path(here_) / path).lexically_normal().string();
}

const ConfigurationFile* ConfigurationFiles::of(const std::string& sheet) {
    if (choice_.isolated) return nullptr;
    const std::scoped_lock lock(mutex_);
    if (!choice_.file.empty()) {
        if (files_.empty()) files_.push_back(read(absolute(choice_.file)));
        return files_.front().get();
    }
    const std::string folder = sheet.substr(0, sheet.rfind('/') + 1);
    if (const auto known = by_given_folder_.find(folder); known != by_given_folder_.end()) return known->second;
    return by_given_folder_[folder] = of_folder(fs::path(absolute(sheet)).parent_path().string());
}

const ConfigurationFile* ConfigurationFiles::of_first(const InputOptions& input) {
    const std::string& path = input.paths.front();
    if (path == standard_input) return of(input.stdin_name);
    std::error_code error;
    return of(fs::is_directory(path, error) ? (fs::path(path) / file_name).string() : path);
}

/// Whether one of the patterns is that of a path.
static bool matches_any(const std::vector<std::string>& patterns, std::string_view path) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& pattern) { return matches(pattern, path); });
}

/// Whether one of the patterns is that of a path or of a folder above it.
static bool matches_above(const std::vector<std::string>& patterns, std::string_view path) {
    while (!path.empty()) {
        if (matches_any(patterns, path)) return true;
        path = path.substr(0, path.find('/') == std::string_view::npos ? 0 : path.rfind('/'));
    }
    return false;
}

bool ConfigurationFiles::excludes(const std::string& path, bool is_folder) {
    const ConfigurationFile* file = of(path);
    if (file == nullptr) return false;
    const Configuration& project = file->configuration;
    if (project.exclude.empty() && project.include.empty()) return false;
    const std::string below = fs::path(absolute(path)).lexically_relative(file->folder).generic_string();
    if (matches_any(project.exclude, below)) return true;
    return !is_folder && !project.include.empty() && !matches_above(project.include, below);
}

const ConfigurationFile* ConfigurationFiles::of(const std::string& sheet, Console& console) {
    const ConfigurationFile* file = of(sheet);
    if (file == nullptr || !is_first(*file)) return file;
    if (file->reading.audit) console.err.write(formats::full.file(file->reading, console.on_err()));
    if (!file->is_usable()) say_unusable(*file, console);
    return file;
}

const ConfigurationFile* ConfigurationFiles::of_folder(const std::string& folder) {
    if (const auto known = by_folder_.find(folder); known != by_folder_.end()) return known->second;
    const fs::path path = fs::path(folder) / file_name;
    std::error_code error;
    const ConfigurationFile* found = nullptr;
    if (fs::symlink_status(path, error).type() != fs::file_type::not_found) {
        found = files_.emplace_back(read(path.string())).get();
    } else if (const std::string parent = fs::path(folder).parent_path().string(); parent != folder) {
        found = of_folder(parent);
    }
    return by_folder_[folder] = found;
}

std::unique_ptr<ConfigurationFile> ConfigurationFiles::read(const std::string& path) const {
    auto file = std::make_unique<ConfigurationFile>();
    const fs::path folder = fs::path(path).parent_path();
    file->folder = folder.string();
    const bool is_near = begins_with(folder, here_) || begins_with(here_, folder);
    file->reading.path = is_near ? fs::path(path).lexically_relative(here_).string() : path;
    const bool is_found = choice_.file.empty();
    Message reason = is_found ? why_not_read(file->reading.path, file->folder) : Message{};
    auto bytes = reason.empty() ? read_regular_file(file->reading.path) : std::variant<std::string, Message>(reason);
    if (auto* failure = std::get_if<Message>(&bytes)) {
        file->reading.error = std::move(*failure);
        return file;
    }
    Audit audit{.source = std::make_unique<Source>(file->reading.path, std::move(std::get<std::string>(bytes)))};
    file->configuration = load_configuration(*audit.source, audit.findings);
    file->reading.audit = std::move(audit);
    return file;
}

}  // namespace dxbudget
