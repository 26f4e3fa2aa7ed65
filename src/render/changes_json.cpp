#include <nlohmann/json.hpp>

#include "dxbudget/render_changes.hpp"
#include "dxbudget/rule.hpp"
#include "render/exact.hpp"
#include "text/json_text.hpp"

namespace dxbudget {
namespace {

constexpr int changes_version = 1;

std::string_view word_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::changed:
            return "changed";
        case ChangeKind::added:
            return "added";
        case ChangeKind::dropped:
            break;
    }
    return "dropped";
}

std::string_view word_of(Following following) {
    switch (following) {
        case Following::none:
            return "none";
        case Following::carried:
            return "yes";
        case Following::not_carried:
            return "no";
        case Following::not_checked:
            break;
    }
    return "unknown";
}

Json version_json(const Version& version, const Audit& audit, std::size_t index) {
    if (version.figure == no_id) return nullptr;
    const Sheet& sheet = audit.sheets[index];
    Json json = {{"stated", version.stated}};
    if (version.value) json["value"] = exact(*version.value);
    if (version.stated && !version.value) json["words"] = words_of(sheet, *audit.source, version.figure);
    const Span span = sheet.figures[version.figure].span;
    if (!version.stated) return json;
    const Source& file = audit.source->file_at(span.begin);
    const Place place = file.place(span.begin);
    json["place"] = {{"line", place.line}, {"column", place.column}};
    if (&file != audit.source.get()) json["place"]["path"] = file.name();
    return json;
}

Json figure_json(const FigureChange& change, const Audit& before, const Audit& after, const SheetChanges& changes) {
    const bool in_new = change.after.figure != no_id;
    const Sheet& sheet = in_new ? after.sheets[*changes.after] : before.sheets[*changes.before];
    Json json = {{"figure", path_of(sheet, in_new ? change.after.figure : change.before.figure)},
                 {"kind", word_of(change.kind)},
                 {"before", version_json(change.before, before, *changes.before)},
                 {"after", version_json(change.after, after, *changes.after)},
                 {"carried_through", word_of(change.following)}};
    if (const std::optional<Rational> by = change.difference()) json["difference"] = exact(*by);
    return json;
}

Json gap_json(const Gap& gap, const Sheet& sheet, const Evaluation& evaluation) {
    const Equation& equation = evaluation.equations->equations[gap.equation];
    Json json = {{"figure", path_of(sheet, equation.target)},
                 {"rule", equation.rule->id},
                 {"declared", exact(target_of(sheet, evaluation, equation))},
                 {"computed", exact(evaluation.verdicts[gap.equation].computed)}};
    if (gap.of) {
        json["changed_by"] = exact(gap.by);
        json["computed_changed_by"] = exact(*gap.of);
    }
    return json;
}

Json sheet_json(const SheetChanges& changes, const Audit& before, const Audit& after, Language language) {
    const Sheet& sheet = changes.after ? after.sheets[*changes.after] : before.sheets[*changes.before];
    Json json = {{"title", sheet.title},
                 {"unit", sheet.unit.label},
                 {"state", !changes.before  ? "added"
                           : !changes.after ? "dropped"
                                            : "compared"}};
    if (!changes.comparable) json["state"] = "not-comparable";
    Json& figures = json["figures"] = Json::array();
    for (const FigureChange& change : changes.figures) figures.push_back(figure_json(change, before, after, changes));
    Json& gaps = json["not_carried_through"] = Json::array();
    Json& not_checked = json["not_checked"] = Json::array();
    if (!changes.after) return json;
    const Evaluation& evaluation = after.evaluations[*changes.after];
    for (const Gap& gap : changes.gaps) gaps.push_back(gap_json(gap, sheet, evaluation));
    for (const EquationId id : changes.not_checked) {
        not_checked.push_back({{"figure", path_of(sheet, evaluation.equations->equations[id].target)},
                               {"rule", evaluation.equations->equations[id].rule->id},
                               {"reason", render(describe_obstacle(evaluation.verdicts[id].obstacle), language)}});
    }
    return json;
}

}  // namespace

std::string render_changes_json(const Audit& before, const Audit& after, const std::vector<SheetChanges>& changes,
                                Language language) {
    Json document = {{"version", changes_version}, {"before", before.source->name()}, {"after", after.source->name()}};
    Json& sheets = document["sheets"] = Json::array();
    for (const SheetChanges& one : changes) sheets.push_back(sheet_json(one, before, after, language));
    return dump(document, 2) + "\n";
}

}  // namespace dxbudget
