/// The formats for programs. `docs/check.schema.json` describes the document of `check`; an amount is a string, so that
/// no reader's floating point loses a digit of it.

#include <fmt/format.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "dxbudget/render.hpp"
#include "dxbudget/render_sheet.hpp"
#include "render/exact.hpp"
#include "text/json_text.hpp"
#include "text/width.hpp"

namespace dxbudget {

/// Two surrogates for a character beyond the first plane.
static std::string escape_of(char32_t point) {
    constexpr std::uint32_t first_plane = 0x10000;
    const auto number = static_cast<std::uint32_t>(point);
    if (number < first_plane) return fmt::format("\\u{:04x}", number);
    const std::uint32_t rest = number - first_plane;
    return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + rest / 0x400, 0xDC00 + rest % 0x400);
}

std::string dump(const Json& json, int indent) {
    std::string text = replace_hidden(json.dump(indent, ' ', false, Json::error_handler_t::replace), escape_of);
    for (std::size_t at = 0; (at = text.find("##[", at)) != std::string::npos;) text.replace(at, 1, "\\u0023");
    return text;
}

namespace {

constexpr int schema_version = 1;

Json place_of(const Source& source, Span span) {
    const Source& file = source.file_at(span.begin);
    if (const NamedPlace* const named = file.named_place(span.begin)) {
        const Place at = named->cell;
        return {{"cell", named->name},         {"line", at.line}, {"column", at.column}, {"end_line", at.line},
                {"end_column", at.column + 1}, {"offset", 0},     {"length", 0}};
    }
    const Place begin = file.place(span.begin);
    const Place end = file.place(span.end);
    Json json = {{"line", begin.line},
                 {"column", begin.column},
                 {"end_line", end.line},
                 {"end_column", end.column},
                 {"offset", span.begin - file.base()},
                 {"length", span.end - span.begin}};
    if (&file != &source) json["path"] = file.name();
    return json;
}

std::string_view state_name(AmountKind kind) {
    switch (kind) {
        case AmountKind::absent:
            return "computed";
        case AmountKind::number:
            return "number";
        case AmountKind::nil:
            return "nil";
        case AmountKind::blank:
            return "blank";
        case AmountKind::remark:
            return "remark";
        case AmountKind::unreadable:
            break;
    }
    return "unreadable";
}

Json addend_of(const Addend& addend, const Source& source, Language language) {
    Json json = {{"name", render({.pattern = {"{0}", "{0}"}, .arguments = {addend.name}}, language)},
                 {"state", state_name(addend.kind)},
                 {"coefficient", exact(addend.coefficient)},
                 {"divides", addend.divides}};
    if (!addend.figure.empty()) json["figure"] = addend.figure;
    if (addend.counts) json["value"] = exact(addend.value);
    if (addend.span != Span{}) json["place"] = place_of(source, addend.span);
    return json;
}

Json comparison_of(const Comparison& comparison, const Source& source, Language language) {
    Json json = {{"declared", exact(comparison.declared)},
                 {"computed", exact(comparison.computed)},
                 {"difference", exact(comparison.difference)},
                 {"unit", comparison.unit},
                 {"at_most", comparison.at_most}};
    if (!comparison.stated) json["stated"] = false;
    if (comparison.tolerance) json["tolerance"] = exact(*comparison.tolerance);
    if (comparison.admissible) {
        json["admissible"] = {{"least", exact(comparison.admissible->low)},
                              {"greatest", exact(comparison.admissible->high)}};
    }
    Json& addends = json["addends"] = Json::array();
    for (const Addend& addend : comparison.addends) addends.push_back(addend_of(addend, source, language));
    if (comparison.cap) json["cap"] = addend_of(*comparison.cap, source, language);
    return json;
}

Json check_of(const FailedCheck& check, const Source& source, Language language) {
    Json json = {{"text", check.text},
                 {"left", exact(check.left)},
                 {"right", exact(check.right)},
                 {"difference", exact(check.left - check.right)},
                 {"unit", check.unit}};
    Json& figures = json["figures"] = Json::array();
    for (const Addend& figure : check.figures) {
        Json& entry = figures.emplace_back(addend_of(figure, source, language));
        entry.erase("coefficient");
        entry.erase("divides");
        entry["value"] = exact(figure.value);
    }
    return json;
}

Json cause_of(const CauseText& cause, const Source& source, Language language) {
    Json confirmed = Json::array();
    for (const Message& message : cause.confirmed) confirmed.push_back(render(message, language));
    return {{"slip", cause.slip},
            {"message", render(cause.cause, language)},
            {"fix", render(cause.fix, language)},
            {"figure", cause.figure},
            {"value", exact(cause.value)},
            {"place", place_of(source, cause.span)},
            {"followers", cause.followers},
            {"confirmed", std::move(confirmed)}};
}

Json suspect_of(const SuspectText& suspect, const Source& source, Language language) {
    Json json = {{"message", render(suspect.message, language)},
                 {"figure", suspect.figure},
                 {"place", place_of(source, suspect.span)}};
    if (!suspect.slip.empty()) json["slip"] = suspect.slip;
    if (suspect.meant) json["value"] = exact(*suspect.meant);
    return json;
}

Json finding_of(const Finding& finding, const Source& source, Language language) {
    Json json = {{"rule", finding.rule->id},
                 {"severity", name_of(finding.severity).english},
                 {"message", render(finding.message, language)}};
    if (!finding.help.empty()) json["help"] = render(finding.help, language);
    json["place"] = place_of(source, finding.span);
    if (!finding.figure.empty()) json["figure"] = finding.figure;
    if (!finding.basis.empty()) json["basis"] = render(finding.basis, language);
    if (finding.comparison) json["comparison"] = comparison_of(*finding.comparison, source, language);
    if (finding.check) json["check"] = check_of(*finding.check, source, language);
    if (!finding.causes.empty()) {
        Json& causes = json["causes"] = Json::array();
        for (const CauseText& cause : finding.causes) causes.push_back(cause_of(cause, source, language));
    }
    if (!finding.suspects.empty()) {
        Json& suspects = json["suspects"] = Json::array();
        for (const SuspectText& suspect : finding.suspects) suspects.push_back(suspect_of(suspect, source, language));
        json["confirmed"] = render(finding.confirmed, language);
    }
    if (!finding.declared.empty()) json["declared"] = place_of(source, finding.declared);
    if (!finding.explained.empty()) json["explained"] = render(finding.explained, language);
    if (finding.related) {
        json["related"] = {{"place", place_of(source, *finding.related)},
                           {"message", render(finding.related_message, language)}};
    }
    return json;
}

Json tally_of(const Tally& tally) {
    return {{"sheets", tally.sheets},
            {"figures", tally.figures},
            {"equations", tally.equations},
            {"held", tally.held},
            {"held_within_rounding", tally.held_within_rounding},
            {"held_within_tolerance", tally.held_within_tolerance},
            {"mismatched", tally.mismatched},
            {"not_checked", tally.not_checked}};
}

std::string begin(const RenderOptions& options) {
    const std::string_view language = Text{"en", "ja"}.in(options.language);
    return fmt::format(
        R"({{"version": {}, "tool": {{"name": "dxbudget", "version": "{}"}}, "language": "{}", "files": [)"
        "\n",
        schema_version, DXBUDGET_VERSION, language);
}

Json file_of(const CheckedFile& file, const RenderOptions& options) {
    Json json = {{"path", file.path}};
    if (!file.audit) {
        json["error"] = render(file.error, options.language);
        return json;
    }
    const Source& source = *file.audit->source;
    Json& findings = json["findings"] = Json::array();
    for (const Finding& finding : file.audit->findings) {
        findings.push_back(finding_of(finding, source, options.language));
    }
    json["not_shown"] = file.judgement.not_shown.all();
    Json& ignored = json["ignored"] = Json::array();
    for (const SetAside& item : file.judgement.ignored) {
        Json& entry = ignored.emplace_back(finding_of(item.finding, source, options.language));
        entry["ignored_by"] = {{"reason", item.reason}, {"place", place_of(source, item.comment)}};
    }
    Json& known = json["known"] = Json::array();
    for (const Finding& finding : file.judgement.known) {
        known.push_back(finding_of(finding, source, options.language));
    }
    json["switched_off"] = file.judgement.switched_off;
    Json& not_checked = json["not_checked"] = Json::array();
    for (const NotChecked& item : file.audit->not_checked) {
        Json& json_item = not_checked.emplace_back(Json{{"rule", item.rule->id},
                                                        {"reason", render(item.reason, options.language)},
                                                        {"place", place_of(source, item.span)}});
        if (!item.figure.empty()) json_item["figure"] = item.figure;
        if (!item.check.empty()) json_item["check"] = item.check;
    }
    Json within_rounding = Json::array();
    Json within_tolerance = Json::array();
    for (const HeldInexactly& item : held_inexactly(*file.audit)) {
        Json held = {{"figure", item.figure},
                     {"rule", item.rule->id},
                     {"declared", exact(item.declared)},
                     {"computed", exact(item.computed)}};
        if (item.tolerance) held["tolerance"] = exact(*item.tolerance);
        held["place"] = place_of(source, item.span);
        (item.tolerance ? within_tolerance : within_rounding).push_back(std::move(held));
    }
    json["within_rounding"] = std::move(within_rounding);
    json["within_tolerance"] = std::move(within_tolerance);
    const auto& diagnoses = file.audit->diagnoses;
    json["causes_complete"] =
        std::all_of(diagnoses.begin(), diagnoses.end(), [](const Diagnosis& diagnosis) { return diagnosis.complete; });
    json["tally"] = tally_of(file.audit->tally);
    return json;
}

std::string render_file(const CheckedFile& file, const RenderOptions& options) {
    return dump(file_of(file, options), 1);
}

std::string render_line(const CheckedFile& file, const RenderOptions& options) {
    return dump(file_of(file, options)) + "\n";
}

std::string end(const Totals& totals, std::span<const Part>, const RenderOptions&) {
    Json rules = Json::object();
    for (const auto& [rule, count] : totals.rules) rules[std::string(rule)] = count;
    const Json summary = {{"files", totals.files},
                          {"unreadable", totals.unreadable},
                          {"others", totals.others},
                          {"errors", totals.errors},
                          {"warnings", totals.warnings},
                          {"notes", totals.notes},
                          {"not_shown", totals.not_shown},
                          {"ignored", totals.ignored},
                          {"known", totals.known},
                          {"switched_off", totals.switched_off},
                          {"rules", rules},
                          {"tally", tally_of(totals.tally)}};
    return fmt::format("],\n\"summary\": {}}}\n", dump(summary));
}

}  // namespace

std::string render_rules_json(std::span<const Rule* const> rules) {
    const auto both = [](Text text) { return Json{{"en", text.english}, {"ja", text.japanese}}; };
    constexpr int catalogue_version = 2;
    Json json = {{"version", catalogue_version}, {"rules", Json::array()}};
    for (const Rule* rule : rules) {
        Json& entry = json["rules"].emplace_back(Json{{"id", rule->id},
                                                      {"severity", name_of(rule->severity).english},
                                                      {"summary", both(rule->summary)},
                                                      {"why", both(rule->why)},
                                                      {"bad", both(rule->bad)},
                                                      {"good", both(rule->good)}});
        if (rule->beside.name.empty()) continue;
        entry["beside"] = {
            {"name", rule->beside.name}, {"bad", both(rule->beside.bad)}, {"good", both(rule->beside.good)}};
    }
    return dump(json, 1) + "\n";
}

std::string render_sheets_json(std::span<const CalculatedSheet> sheets) {
    static constexpr std::string_view stage_kinds[] = {"amount", "count", "ratio"};
    Json json = {{"version", schema_version}, {"sheets", Json::array()}};
    for (const CalculatedSheet& calculated : sheets) {
        const Sheet& sheet = *calculated.sheet;
        Json stages = Json::array();
        for (const Stage& stage : sheet.stages) {
            stages.push_back({{"id", stage.id},
                              {"label", stage.label.japanese},
                              {"kind", stage_kinds[static_cast<std::size_t>(stage.kind)]}});
        }
        Json lines = Json::array();
        for (const Row& row : rows_of(sheet)) {
            Json figures = Json::object();
            for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
                const FigureId id = sheet.cell(row.line, stage);
                if (id == no_id) continue;
                const Figure& figure = sheet.figures[id];
                const Recalculated& result = calculated.results[id];
                Json entry = {{"origin", word_of(result.origin)}};
                if (result.origin != Recalculated::Origin::nothing) entry["computed"] = exact(result.value);
                if (figure.kind == AmountKind::number) entry["declared"] = exact(figure.value);
                if (figure.kind == AmountKind::remark)
                    entry["remark"] = words_of(*calculated.sheet, *calculated.source, id);
                // Each stage comes once: no other key need be compared with its own.
                figures.get_ref<Json::object_t&>().emplace_back(sheet.stages[stage].id, std::move(entry));
            }
            lines.push_back({{"line", path_of_line(sheet, row.line)},
                             {"name", render({.pattern = {"{0}", "{0}"}, .arguments = {name_of(sheet, row.line)}},
                                             Language::english)},
                             {"depth", row.depth},
                             {"figures", std::move(figures)}});
        }
        json["sheets"].push_back({{"path", calculated.source->name()},
                                  {"document", sheet.number},
                                  {"title", sheet.title},
                                  {"unit", sheet.unit.label},
                                  {"stages", std::move(stages)},
                                  {"lines", std::move(lines)}});
    }
    return dump(json, 1) + "\n";
}

const Format formats::json{
    .name = "json",
    .summary = {"one document for programs, described by docs/check.schema.json",
                "プログラム向けの単一の文書(docs/check.schema.json)"},
    .between = ",\n",
    .begin = begin,
    .file = render_file,
    .end = end,
};

const Format formats::jsonl{
    .name = "jsonl",
    .summary = {"one line of JSON per file, as it is checked: the `files` of that document",
                "ファイルごとに1行の JSON(json 形式の files の要素)"},
    .file = render_line,
};

}  // namespace dxbudget
