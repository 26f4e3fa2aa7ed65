#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/audit_input.hpp"
#include "cli/commands.hpp"
#include "dxbudget/explain.hpp"
#include "dxbudget/render_sheet.hpp"

namespace dxbudget {
namespace {

/// A file's sheets with the settings in them, recalculated. Results refer to sheets, and those to the audit's
/// documents.
struct CalculatedFile {
    Audit audit;
    std::vector<CalculatedSheet> sheets = {};
};

/// A setting `path=amount` as a sheet has it.
struct ReadSetting {
    FigureId figure = no_id;
    Amount amount = {};
    std::string path = {};
    std::string text = {};
};

/// Names may have a `=`, too: what counts is the first before which there is a figure and after which an amount, or
/// else the first before which there is a figure. Nothing where the sheet has no such figure.
std::optional<ReadSetting> read_setting(const Sheet& sheet, const std::string& setting) {
    std::optional<ReadSetting> found;
    for (std::size_t at = setting.find('='); at != std::string::npos; at = setting.find('=', at + 1)) {
        ReadSetting read{.path = setting.substr(0, at), .text = setting.substr(at + 1)};
        const std::optional<FigureId> figure = find_figure(sheet, read.path);
        if (!figure) continue;
        read.figure = *figure;
        read.amount =
            read_amount(read.text, {.unit = &sheet.unit_of(sheet.figures[*figure]), .notation = sheet.notation});
        const bool is_read = read.amount.kind == AmountKind::number;
        if (is_read || !found) found = std::move(read);
        if (is_read) break;
    }
    return found;
}

/// What is most likely meant for a path in a setting whose figure no sheet has.
std::string path_meant(const std::string& setting) {
    for (std::size_t at = setting.find('='); at != std::string::npos; at = setting.find('=', at + 1)) {
        if (read_amount(std::string_view(setting).substr(at + 1), {}).kind == AmountKind::number)
            return setting.substr(0, at);
    }
    return setting.substr(0, setting.find('='));
}

/// Puts the settings of one sheet among `settings`; marks in `used` those that found their figure.
std::vector<Setting> settings_for(const Sheet& sheet, const CalcOptions& options, std::vector<bool>& used,
                                  Console& console, bool& refused) {
    std::vector<Setting> settings;
    for (std::size_t i = 0; i < options.settings.size(); ++i) {
        const std::optional<ReadSetting> read = read_setting(sheet, options.settings[i]);
        if (!read) continue;
        used[i] = true;
        if (read->amount.kind == AmountKind::number) {
            settings.push_back({read->figure, read->amount.value});
        } else {
            refused = true;
            console.fail(
                {{"`{0}` is not an amount; it was to be set for {1}", "「{0}」は金額ではない({1} に設定しようとした)"},
                 {read->text, read->path}});
        }
    }
    return settings;
}

std::string render_sheets(std::span<const CalculatedSheet> sheets, CalcFormat format, const RenderOptions& look) {
    switch (format) {
        case CalcFormat::csv:
            return render_sheets_csv(sheets);
        case CalcFormat::json:
            return render_sheets_json(sheets);
        case CalcFormat::yaml:
            return render_sheets_yaml(sheets);
        case CalcFormat::table:
            break;
    }
    std::string text;
    for (const CalculatedSheet& sheet : sheets) {
        if (!text.empty()) text += '\n';
        text += render_sheet_table(sheet, look);
    }
    return text;
}

}  // namespace

int run_calc(const CalcOptions& options, ConfigurationFiles& projects, Console& console) {
    int status = all_well;
    bool refused = false;
    std::vector<std::unique_ptr<CalculatedFile>> files;
    std::vector<bool> used(options.settings.size());
    for (const Input& input : find_inputs(options.input, projects)) {
        std::optional<Audit> audit = audit_input(input, true, projects, console, &options.input.tables);
        if (!audit) {
            status = not_done;
            continue;
        }
        if (tell_errors_of_reading(input.name, audit, console)) status = std::max(status, findings_made);
        auto& file = *files.emplace_back(std::make_unique<CalculatedFile>(CalculatedFile{std::move(*audit)}));
        for (std::size_t i = 0; i < file.audit.sheets.size(); ++i) {
            const Sheet& sheet = file.audit.sheets[i];
            const std::vector<Setting> settings = settings_for(sheet, options, used, console, refused);
            const Sheet changed = with_settings(sheet, settings);
            file.sheets.push_back({.sheet = &sheet,
                                   .source = file.audit.source.get(),
                                   .document = &file.audit.documents[i],
                                   .results = recalculate(changed, equations_of(changed), settings)});
        }
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i]) continue;
        refused = true;
        const std::string path = path_meant(options.settings[i]);
        std::vector<std::string> near;
        for (const auto& file : files) {
            if (near.empty()) near = paths_like(file->audit, path, console.on_err().language);
        }
        say_unknown_figure(path, near, console);
    }
    if (refused) return not_done;

    std::vector<CalculatedSheet> sheets;
    for (const auto& file : files) sheets.insert(sheets.end(), file->sheets.begin(), file->sheets.end());
    console.out.write(render_sheets(sheets, options.format, console.on_out()));
    return status;
}

}  // namespace dxbudget
