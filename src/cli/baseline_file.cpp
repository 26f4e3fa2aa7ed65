#include "cli/baseline_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>
#include <variant>

#include "cli/inputs.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

/// A file's name as YAML can hold it. In one that is no UTF-8, as from an archive made elsewhere, the bytes that are no
/// ASCII are told as `%83`.
std::string as_utf8(const std::string& name) {
    if (printable(name).find("\uFFFD") == std::string::npos) return name;
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && c != '%') {
            out += c;
        } else {
            out += fmt::format("%{:02X}", byte);
        }
    }
    return out;
}

CheckedFile as_file(const std::string& path, std::string text) {
    return {.path = path, .audit = Audit{.source = std::make_unique<Source>(path, std::move(text))}, .error = {}};
}

}  // namespace

std::optional<Baseline> read_baseline(const std::string& path, Console& console) {
    auto bytes = read_regular_file(path);
    if (const auto* reason = std::get_if<Message>(&bytes)) {
        console.fail(*reason);
        return std::nullopt;
    }
    CheckedFile file = as_file(path, std::get<std::string>(std::move(bytes)));
    Baseline baseline = load_baseline(*file.audit->source, file.audit->findings);
    if (file.audit->findings.empty()) return baseline;
    console.err.write(formats::full.file(file, console.on_err()));
    console.fail({{"the baseline `{0}` cannot be used, so nothing was checked",
                   "既知の指摘の一覧「{0}」が使えないため、何も検査していない"},
                  {path}});
    return std::nullopt;
}

bool is_a_baseline(const std::string& path, std::string text) {
    CheckedFile file = as_file(path, std::move(text));
    load_baseline(*file.audit->source, file.audit->findings);
    return file.audit->findings.empty();
}

std::string name_in_baseline(const std::string& sheet, const std::string& baseline,
                             const ConfigurationFiles& projects) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(projects.absolute(baseline)).parent_path();
    return as_utf8(fs::path(projects.absolute(sheet)).lexically_relative(folder).generic_string());
}

}  // namespace dxbudget
