#include "cli/audit_input.hpp"
#include "cli/commands.hpp"
#include "dxbudget/render_changes.hpp"

namespace dxbudget {

/// A version of the sheet; errors of reading are told, and `status` says so.
static std::optional<Audit> read_version(const std::string& path, const DiffOptions& options,
                                         ConfigurationFiles& projects, Console& console, int& status) {
    const bool is_stdin = path == standard_input;
    const std::string& name = is_stdin ? options.input.stdin_name : path;
    std::optional<Audit> version = audit_input(
        {.path = path, .name = name, .folder = is_stdin ? "" : folder_beside(path)}, false, projects, console);
    if (!version) {
        status = not_done;
    } else if (tell_errors_of_reading(name, version, console)) {
        status = std::max(status, findings_made);
    }
    return version;
}

int run_diff(const DiffOptions& options, ConfigurationFiles& projects, Console& console) {
    int status = all_well;
    const std::optional<Audit> before = read_version(options.input.paths[0], options, projects, console, status);
    const std::optional<Audit> after = read_version(options.input.paths[1], options, projects, console, status);
    if (!before || !after) return not_done;
    const std::vector<SheetChanges> changes = changes_between(*before, *after);
    const RenderOptions look = console.on_out();
    console.out.write(options.format == DiffFormat::json ? render_changes_json(*before, *after, changes, look.language)
                                                         : render_changes(*before, *after, changes, look));
    for (const SheetChanges& one : changes) {
        if (!one.comparable) return not_done;
        if (!one.gaps.empty()) status = std::max(status, findings_made);
    }
    return status;
}

}  // namespace dxbudget
