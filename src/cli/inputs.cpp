#include "cli/inputs.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "cli/console.hpp"
#include "dxbudget/document.hpp"
#include "tables/file_kind.hpp"

namespace dxbudget {
namespace {

namespace fs = std::filesystem;

Message not_a_file(const std::string& path) {
    return {{"`{0}` is not a file", "「{0}」はファイルではない"}, {path}};
}

/// The sheets below a folder, and its subfolders that cannot be read.
std::vector<Input> sheets_below(const fs::path& top, const IsExcluded& is_excluded, Wanted wanted, bool& any_excluded) {
    std::vector<Input> found;
    std::vector<fs::path> folders = {top};
    while (!folders.empty()) {
        const fs::path folder = std::move(folders.back());
        folders.pop_back();
        std::error_code error;
        fs::directory_iterator entry(folder, error);
        for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
            const fs::path& path = entry->path();
            std::error_code unknown;
            if (path.filename().string().starts_with('.')) continue;
            const bool is_folder = entry->is_directory(unknown);
            const bool is_wanted = (wanted != Wanted::documents && is_sheet_name(path.native())) ||
                                   (wanted != Wanted::sheets && is_document_name(path.native()));
            if (!is_folder && !is_wanted) continue;
            if (is_excluded && is_excluded(path.string(), is_folder)) {
                any_excluded = true;
                continue;
            }
            if (is_folder && !entry->is_symlink(unknown)) {
                folders.push_back(path);
            } else if (!is_folder) {
                const std::string name = path.lexically_normal().string();
                const bool is_plain = entry->is_regular_file(unknown) && !entry->is_symlink(unknown);
                found.push_back({.path = name,
                                 .name = name,
                                 .error = is_plain ? Message{} : why_not_read(name, top.string()),
                                 .is_named = false,
                                 .folder = top.string()});
            }
        }
        if (error) found.push_back({folder.string(), folder.string(), cannot_read(folder.string(), error.value())});
    }
    std::sort(found.begin(), found.end(), [](const Input& left, const Input& right) { return left.path < right.path; });
    return found;
}

/// Leaves out the files that sheets among them name: their lines are read with the sheet.
void leave_out_named(std::vector<Input>& inputs) {
    std::unordered_set<std::string> named;
    for (const Input& input : inputs) {
        if (!is_sheet_name(input.path) || !input.error.empty()) continue;
        auto bytes = read_input(input.path);
        auto* const text = std::get_if<std::string>(&bytes);
        if (text == nullptr || (text->find("csv") == std::string::npos && text->find("CSV") == std::string::npos))
            continue;
        std::vector<Finding> findings;
        const Source source(input.name, std::move(*text));
        for (const Document& document : parse(source, findings))
            for (const Node& node : document.nodes)
                if (node.kind == NodeKind::scalar && is_document_name(node.text))
                    named.insert((fs::path(input.path).parent_path() / node.text).lexically_normal().string());
    }
    std::erase_if(inputs, [&](const Input& input) { return named.contains(input.path); });
}

std::vector<Input> inputs_of(const std::string& path, const std::string& stdin_name, const IsExcluded& is_excluded,
                             Wanted wanted) {
    if (path == standard_input) return {{.path = path, .name = stdin_name}};
    std::error_code error;
    if (!fs::is_directory(path, error)) return {{.path = path, .name = path, .folder = folder_beside(path)}};
    bool any_excluded = false;
    std::vector<Input> sheets = sheets_below(path, is_excluded, wanted, any_excluded);
    if (wanted == Wanted::both) leave_out_named(sheets);
    if (sheets.empty()) {
        const Text none = wanted == Wanted::sheets ? Text{"no sheet (`*.yaml`, `*.yml`) in the folder `{0}`",
                                                          "フォルダー「{0}」に調書(*.yaml、*.yml)がない"}
                                                   : Text{"no file with tables in the folder `{0}`",
                                                          "フォルダー「{0}」に表のファイルがない"};
        const Text left_out = {"the configuration excludes every sheet in the folder `{0}`",
                               "フォルダー「{0}」の調書は全て設定ファイルで除外されている"};
        sheets.push_back({path, path, {any_excluded ? left_out : none, {path}}});
    }
    return sheets;
}

}  // namespace

bool is_sheet_name(std::string_view path) {
    return path.ends_with(".yaml") || path.ends_with(".yml");
}

bool is_document_name(std::string_view path) {
    return tables::promises_tables(path);
}

std::vector<Input> find_inputs(std::span<const std::string> paths, const std::string& stdin_name,
                               const IsExcluded& is_excluded, Wanted wanted) {
    std::vector<Input> inputs;
    std::unordered_set<std::string> seen;
    for (const std::string& path : paths) {
        std::vector<Input> sheets = inputs_of(path, stdin_name, is_excluded, wanted);
        if (paths.size() == 1) return sheets;
        for (Input& input : sheets) {
            if (seen.insert(fs::path(input.path).lexically_normal().string()).second) {
                inputs.push_back(std::move(input));
            }
        }
    }
    return inputs;
}

Message cannot_read(const std::string& path, int error) {
    return {{"cannot read `{0}`: {1}", "「{0}」を読み込めない: {1}"}, {path, reason_of(error)}};
}

std::variant<std::string, Message> read_input(const std::string& path) {
    const bool is_standard = path == standard_input;
    const int descriptor = is_standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return cannot_read(path, errno);

    constexpr std::size_t most = std::size_t{ReadingLimits{}.bytes} + 1;
    constexpr std::size_t first_guess = 64U << 10U;
    struct stat status {};
    const bool known = ::fstat(descriptor, &status) == 0 && status.st_size > 0;
    const std::size_t whole = known && S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : most;
    std::string text(known ? std::min(most, static_cast<std::size_t>(status.st_size) + 1) : first_guess, '\0');
    std::size_t size = 0;
    int error = 0;
    while (size < most && size != whole) {
        if (size == text.size()) text.resize(std::min(most, 2 * size));
        const ssize_t taken = ::read(descriptor, text.data() + size, text.size() - size);
        if (taken == 0) break;
        if (taken > 0) {
            size += static_cast<std::size_t>(taken);
        } else if (errno != EINTR) {
            error = errno;
            break;
        }
    }
    if (!is_standard) ::close(descriptor);
    if (error != 0) return cannot_read(path, error);
    text.resize(size);
    return text;
}

std::variant<std::string, Message> read_regular_file(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) return cannot_read(path, ENOENT);
    if (error) return cannot_read(path, error.value());
    if (!fs::is_regular_file(status)) return not_a_file(path);
    return read_input(path);
}

/// Whether a path without links lies in or below a folder, whose own may have some.
static bool lies_below(const fs::path& path, const fs::path& folder) {
    std::error_code error;
    const fs::path there = fs::canonical(folder, error);
    return !error && std::mismatch(there.begin(), there.end(), path.begin(), path.end()).first == there.end();
}

Message why_not_read(const std::string& path, const std::string& folder) {
    std::error_code error;
    const fs::path file = fs::canonical(path, error);
    if (error) return cannot_read(path, error.value());
    if (!fs::is_regular_file(file, error)) return not_a_file(path);
    if (lies_below(file, folder) || lies_below(file, fs::current_path(error))) return {};
    return {{"`{0}` is a symbolic link to a file outside the folder; not followed; name the file itself to read it",
             "「{0}」はフォルダーの外へのリンクのため読まない。読むにはファイルを直接指定する"},
            {path}};
}

std::string folder_beside(const std::string& path) {
    const std::string folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

static std::variant<std::string, Message> read_named_file(const std::string& path, const std::string& folder) {
    std::error_code error;
    const fs::path there = fs::canonical(path, error);
    if (error) return cannot_read(path, error.value());
    if (!lies_below(there, fs::current_path(error)) && (folder.empty() || !lies_below(there, folder))) {
        return Message{{"`{0}` lies outside the folder of the sheet and the folder that dxbudget was started in",
                        "「{0}」は調書のフォルダーの外、かつ dxbudget を実行したフォルダーの外にある"},
                       {path}};
    }
    if (!fs::is_regular_file(there, error)) return not_a_file(path);
    return read_input(there.string());
}

std::function<std::variant<std::string, Message>(const std::string& path)> reader_of_named_files(std::string folder) {
    return [folder = std::move(folder)](const std::string& path) { return read_named_file(path, folder); };
}

std::string identify_file(const std::string& path) {
    std::error_code error;
    const fs::path file = fs::canonical(path, error);
    return (error ? fs::path(path).lexically_normal() : file).string();
}

}  // namespace dxbudget
