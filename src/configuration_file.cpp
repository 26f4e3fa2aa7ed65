#include "configuration_file.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <variant>

#include "inputs.hpp"

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
    return {{"not checked, because the configuration `{0}` cannot be used",
             "設定ファイル「{0}」が使えないため検査していない"},
            {file.reading.path}};
}

void say_unusable(const ConfigurationFile& file, Console& console) {
    if (!file.reading.error.empty()) console.fail(file.reading.error);
    console.fail({{"the configuration `{0}` cannot be used, so the sheets that it holds for are left alone",
                   "設定ファイル「{0}」が使えないため、その対象の調書は処理しない"},
                  {file.reading.path}});
}

const Configuration* configuration_in(const ConfigurationFile* file) {
    return file == nullptr ? nullptr : &file->configuration;
}

ConfigurationFiles::ConfigurationFiles() {
    std::error_code unknown;
    here_ = fs::current_path(unknown).string();
}

const ConfigurationFile* ConfigurationFiles::of(const std::string& sheet) {
    const fs::path path = (fs::path(here_) / sheet).lexically_normal();
    const std::scoped_lock lock(mutex_);
    return of_folder(path.parent_path().string());
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
    const bool is_near = begins_with(folder, here_) || begins_with(here_, folder);
    file->reading.path = is_near ? fs::path(path).lexically_relative(here_).string() : path;
    auto bytes = read_regular_file(file->reading.path);
    if (auto* reason = std::get_if<Message>(&bytes)) {
        file->reading.error = std::move(*reason);
        return file;
    }
    Audit audit{.source = std::make_unique<Source>(file->reading.path, std::move(std::get<std::string>(bytes)))};
    file->configuration = load_configuration(*audit.source, audit.findings);
    file->reading.audit = std::move(audit);
    return file;
}

}  // namespace dxbudget
