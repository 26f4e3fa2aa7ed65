#include "cli/audit_input.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "cli/read_document.hpp"
#include "cli/shell_word.hpp"
#include "dxbudget/judgement.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

/// Whether a finding says what was taken of a document where it leaves it open.
static bool is_found(const Finding& finding) {
    return finding.rule == &rules::notation_not_stated || finding.rule == &rules::csv_form_not_stated;
}

/// Says how a document was read that does not say so itself, as `check` does: nothing is guessed in silence.
static void say_what_was_found(const Input& input, std::optional<Audit>& checked, const ConfigurationFile* project,
                               Console& console) {
    if (std::none_of(checked->findings.begin(), checked->findings.end(), is_found)) return;
    const auto is_other = [](const Finding& finding) { return !is_found(finding); };
    CheckedFile file{.path = input.name, .audit = std::move(checked), .error = {}};
    std::vector<Finding>& findings = file.audit->findings;
    std::vector<Finding> all = findings;
    std::erase_if(findings, is_other);
    judge(*file.audit, project != nullptr ? project->configuration.rules : std::vector<RuleChoice>{});
    std::erase_if(findings, is_other);  // what is wrong with comments
    RenderOptions look = console.on_err();
    look.verbose = true;  // each of them, not how many there are
    if (!findings.empty()) console.err.write(formats::full.file(file, look));
    findings = std::move(all);
    checked = std::move(file.audit);
}

std::vector<Input> find_inputs(const InputOptions& options, ConfigurationFiles& projects) {
    return find_inputs(
        options.paths, options.stdin_name,
        [&](const std::string& path, bool is_folder) { return projects.excludes(path, is_folder); },
        options.tables.in_folders ? Wanted::both : Wanted::sheets);
}

std::optional<Audit> audit_input(const Input& input, bool causes, ConfigurationFiles& projects, Console& console,
                                 const TableOptions* tables) {
    const ConfigurationFile* project = projects.of(input.name, console);
    if (project != nullptr && !project->is_usable()) return std::nullopt;
    auto bytes = input.error.empty() ? read_input(input.path) : std::variant<std::string, Message>(input.error);
    if (const auto* reason = std::get_if<Message>(&bytes)) {
        console.fail(*reason);
        return std::nullopt;
    }
    if (tables == nullptr && is_document(input, std::get<std::string>(bytes), {})) {
        console.fail({{"`{0}` is not a sheet", "「{0}」は調書ではない"}, {input.name}},
                     {{"write one with `dxbudget import {0}`", "「dxbudget import {0}」で調書にする"},
                      {file_in_command(input.path)}});
        return std::nullopt;
    }
    auto read = audit_bytes(
        input, std::get<std::string>(std::move(bytes)),
        {.causes = causes, .loading = {configuration_in(project), reader_of_named_files(input.folder), identify_file}},
        tables == nullptr ? TableOptions{} : *tables, console.on_out().language);
    if (const auto* reason = std::get_if<Message>(&read)) {
        console.fail({{"{0}: {1}", "{0}: {1}"}, {input.name, render(*reason, console.on_err().language)}});
        return std::nullopt;
    }
    std::optional<Audit> checked = std::get<Audit>(std::move(read));
    say_what_was_found(input, checked, project, console);
    return checked;
}

bool tell_errors_of_reading(const std::string& name, std::optional<Audit>& audit, Console& console) {
    std::erase_if(audit->findings, [](const Finding& finding) {
        return finding.severity != Severity::error || finding.comparison.has_value();
    });
    if (audit->findings.empty()) return false;
    CheckedFile file{.path = name, .audit = std::move(audit), .error = {}};
    console.err.write(formats::full.file(file, console.on_err()));
    audit = std::move(file.audit);
    return true;
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
