#include "cli/audit_input.hpp"

#include <utility>
#include <variant>

namespace dxbudget {

std::vector<Input> find_inputs(const InputOptions& options, ConfigurationFiles& projects) {
    return find_inputs(options.paths, options.stdin_name,
                       [&](const std::string& path, bool is_folder) { return projects.excludes(path, is_folder); });
}

std::optional<Audit> audit_input(const Input& input, bool causes, ConfigurationFiles& projects, Console& console) {
    const ConfigurationFile* project = projects.of(input.name, console);
    if (project != nullptr && !project->is_usable()) return std::nullopt;
    auto bytes = input.error.empty() ? read_input(input.path) : std::variant<std::string, Message>(input.error);
    if (const auto* reason = std::get_if<Message>(&bytes)) {
        console.fail(*reason);
        return std::nullopt;
    }
    return audit(
        Source(input.name, std::move(std::get<std::string>(bytes))),
        {.causes = causes, .loading = {configuration_in(project), reader_of_named_files(input.folder), identify_file}});
}

void say_unknown_figure(const std::string& path, std::span<const std::string> near, Console& console) {
    const Message message = {{"no figure has the path `{0}`", "「{0}」という経路の数字はない"}, {path}};
    if (near.empty()) {
        console.fail(message, {{"`dxbudget calc --output csv` prints the path of every figure",
                                "経路の一覧は「dxbudget calc --output csv」で出力できる"},
                               {}});
        return;
    }
    console.fail(message, {{"the nearest are:", "近い経路:"}, {}});
    for (const std::string& like : near) console.say({{"  {0}", "  {0}"}, {like}});
}

}  // namespace dxbudget
