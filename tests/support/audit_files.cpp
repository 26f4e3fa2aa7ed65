#include "audit_files.hpp"

#include <variant>

namespace dxbudget::testing {

ReadFile reader_of(const Files& files) {
    return [&files](const std::string& path) -> std::variant<std::string, Message> {
        if (const auto found = files.find(path); found != files.end()) return found->second;
        return Message{{"no `{0}`", "「{0}」がない"}, {path}};
    };
}

Audit audit_file(const Files& files, const std::string& path, bool causes) {
    return audit(Source(path, files.at(path)), {.causes = causes, .loading = {.read_file = reader_of(files)}});
}

std::string placed(const Audit& checked, const Finding& finding) {
    const Source& file = checked.source->file_at(finding.span.begin);
    const Place at = file.place(finding.span.begin);
    return file.name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
           render(finding.message, Language::english);
}

std::string value_of(const Audit& checked, std::string_view path) {
    const auto figure = find_figure(checked.sheets.at(0), path);
    if (!figure) return "no such figure";
    const Value& value = checked.evaluations.at(0).values.at(*figure);
    return value.origin == Value::Origin::nothing ? "nothing" : plain(value.value);
}

std::string told_with_help(const Audit& checked, Language language) {
    std::string out;
    for (const Finding& finding : checked.findings) {
        out += std::string(finding.rule->id) + ": " + render(finding.message, language);
        if (!finding.help.empty()) out += " | " + render(finding.help, language);
        out += "\n";
    }
    return out;
}

std::string told_of_csv(const std::string& sheet, const std::string& lines, Language language) {
    const Files files = {{"sheet.yaml", sheet}, {"l.csv", lines}};
    const auto tell = [&](bool sums_rows) {
        const Audit checked =
            audit(Source("sheet.yaml", sheet),
                  {.causes = false, .loading = {.read_file = reader_of(files), .sums_rows = sums_rows}});
        std::string out;
        for (const Finding& finding : checked.findings) {
            const Source& source = checked.source->file_at(finding.span.begin);
            const Place place = source.place(finding.span.begin);
            out += source.name() + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
                   std::string(finding.rule->id) + ": " + render(finding.message, language);
            if (!finding.help.empty()) out += " | " + render(finding.help, language);
            out += "\n";
        }
        return out + std::to_string(checked.tally.held) + " of " + std::to_string(checked.tally.equations) + " hold\n";
    };
    const std::string with_lines = tell(false);
    const std::string added_up = tell(true);
    return added_up == with_lines ? with_lines : with_lines + "but added up:\n" + added_up;
}

}  // namespace dxbudget::testing
