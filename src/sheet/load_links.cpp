/// Sheets that build on sheets: an item that is another sheet, and the sheet of the year before.

#include <string>
#include <unordered_map>
#include <utility>
#include <variant>

#include "amount/quantity.hpp"
#include "amount/unit.hpp"
#include "sheet/line_index.hpp"
#include "sheet/linked_sheet.hpp"
#include "sheet/loader.hpp"

namespace dxbudget {
namespace {

/// The column of last year's sheet that this year's calls the year before: what was approved, or its only amounts.
StageId final_stage_of(const Sheet& sheet) {
    const StageId approved = stage_with_id(sheet, "approved");
    return approved != no_stage ? approved : stage_with_id(sheet, "amount");
}

Argument label_of(const Unit& unit) {
    return unit.label.empty() ? Argument(Text{"no unit", "単位なし"}) : Argument(std::string(unit.label));
}

}  // namespace

const LinkedSheet* Loader::open_sheet(NodeId name) {
    const std::string path = files_.path_named(name);
    if (path.empty()) return nullptr;
    if (options_.sheets == nullptr) {
        files_.report_unreadable(name);
        return nullptr;
    }
    auto read = options_.sheets->read(path);
    if (auto* refusal = std::get_if<Refusal>(&read)) {
        report(rules::unreadable_file, node(name).span, std::move(refusal->reason), std::move(refusal->help));
        return nullptr;
    }
    const LinkedSheet* linked = std::get<const LinkedSheet*>(read);
    const Unit& unit = linked->sheet().unit;
    if (conversion(unit, sheet_.unit).overflowed()) {
        report(rules::unsound_sheet, node(name).span,
               {{"`{0}` is in {1}, which cannot be converted into {2}, the unit of this sheet",
                 "「{0}」の単位({1})は、この調書の単位({2})に換算できない"},
                {path, label_of(unit), label_of(sheet_.unit)}},
               {{"write both sheets in units of one currency", "両方の調書の単位を同じ通貨で書く"}, {}})
            .severity = Severity::error;
        return nullptr;
    }
    if (!linked->is_sound()) {
        report(rules::unsound_sheet, node(name).span,
               linked->errors > 0
                   ? Message{{"`{0}` has errors of its own: {1}", "「{0}」自体に誤りがある({1}件)"},
                             {path, Rational(std::int64_t{linked->errors})}}
                   : Message{{"`{0}` depends on a sheet that has errors", "「{0}」が基にする調書に誤りがある"}, {path}},
               {{"see them with `dxbudget check {0}`", "「dxbudget check {0}」で確かめる"}, {path}});
    }
    return linked;
}

void Loader::load_link(LineId line, NodeId value) {
    const LinkedSheet* linked = open_sheet(value);
    links_.push_back({.line = line, .linked = linked, .name = value});
}

/// Gives each line that is another sheet what that sheet's total says; where the line says it as well, it is said in
/// two places.
void Loader::link_sheets() {
    for (const Link& link : links_) {
        if (link.linked == nullptr) {
            const BreakdownId table = sheet_.lines[link.line].breakdown;
            if (table != no_id && stated_.is_silent(link.line)) sheet_.breakdowns[table].incomplete = true;
            continue;
        }
        const Sheet& other = link.linked->sheet();
        if (sheet_.lines[link.line].name.empty()) {
            const std::string_view title = other.title.empty() ? text_of(link.name) : other.title;
            sheet_.lines[link.line].name = sheet_.texts.emplace_back(title);
            sheet_.lines[link.line].name_span = node(link.name).span;
        }
        if (sheet_.stages.empty()) {  // a list of sheets and nothing else: all that they have
            for (const Stage& stage : other.stages) {
                if (const KnownStage* known = known_stage(stage.id)) stages_.use(*known, known->id);
            }
        }
        std::vector<StageId> silent;  // at which it says nothing
        LineId again = no_id;
        bool gives_something = false;
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            const Linking linking = link_stage(link, stage, again);
            gives_something = gives_something || linking == Linking::given;
            if (linking == Linking::silent) silent.push_back(stage);
        }
        if (!gives_something) {
            report(rules::unsound_sheet, node(link.name).span,
                   {{"`{0}` states nothing at any stage of this sheet", "「{0}」には、この調書のどの欄の金額もない"},
                    {link.linked->source().name()}},
                   {{"see what it computes with `dxbudget calc {0}`", "「dxbudget calc {0}」で確かめる"},
                    {link.linked->source().name()}})
                .severity = Severity::error;
        }
        // A sound sheet without a column has nothing there, like any line; what else is silent is not known.
        if (gives_something && link.linked->is_sound()) continue;
        for (const StageId stage : silent) {
            keep_figure(
                {.line = link.line, .stage = stage, .kind = AmountKind::unreadable, .span = node(link.name).span});
        }
    }
}

/// What the other sheet says at one stage; `again` is the line of what is said in two places.
Loader::Linking Loader::link_stage(const Link& link, StageId stage, LineId& again) {
    const Sheet& other = link.linked->sheet();
    const bool is_stated = stated_.find(sheet_.figures, link.line, stage) != no_id;
    const StageId theirs = stage_with_id(other, sheet_.stages[stage].id);
    const bool declared = theirs != no_stage && other.is_number(other.cell(0, theirs));
    if (sheet_.stages[stage].formula && !declared) return Linking::follows;
    std::optional<Figure> figure = theirs == no_stage ? std::nullopt : figure_of(link, 0, theirs);
    if (!figure)
        return is_stated || sheet_.stages[stage].kind != StageKind::amount ? Linking::follows : Linking::silent;
    figure->stage = stage;
    figure->line = link.line;
    if (is_stated) {
        sheet_.figures[stated_.find(sheet_.figures, link.line, stage)].derives = true;
        if (again == no_id) {
            again = add_line(LineKind::linked, link.line, sheet_.texts.emplace_back(link.linked->source().name()),
                             node(link.name).span);
        }
        figure->line = again;
    }
    keep_figure(*figure);
    return Linking::given;
}

/// A figure of another sheet, in this one's unit and at its place there; none where it says nothing.
std::optional<Figure> Loader::figure_of(const Link& link, LineId line, StageId stage) {
    const Sheet& other = link.linked->sheet();
    const FigureId id = other.cell(line, stage);
    if (id == no_id || other.stages[stage].kind != StageKind::amount) return std::nullopt;
    const std::optional<LinkedFigure> value = link.linked->figure(id);
    if (!value) return std::nullopt;
    // What the other sheet computes stands nowhere in it: its beginning has to do.
    const std::uint32_t begin = link.linked->source().body_offset();
    const auto span = span_here(link, value->is_declared ? other.figures[id].span : Span{begin, begin});
    if (!span) return std::nullopt;
    Figure figure{.kind = AmountKind::number, .approximate = value->approximate, .span = *span};
    figure.value = value->value * conversion(other.unit, sheet_.unit);
    figure.decimals = decimals_of(figure.value);
    if (!value->is_readable || figure.value.overflowed()) figure.kind = AmountKind::unreadable;
    return figure;
}

/// The same place in the file as it is attached here: the other sheet's own, or one that is attached to it.
std::optional<Span> Loader::span_here(const Link& link, Span theirs) {
    const Source& source = link.linked->source().file_at(theirs.begin);
    const Source* file = files_.find(source.name());
    if (file == nullptr)
        file = files_.attach(link.name, source.name(),
                             std::make_unique<Source>(source.name(), std::string(source.text())));
    if (file == nullptr) return std::nullopt;
    return Span{theirs.begin - source.base() + file->base(), theirs.end - source.base() + file->base()};
}

/// Ties what this sheet says of the year before to the sheet of that year, line by line, by their names.
void Loader::link_last_year() {
    if (last_year_ == no_node) return;
    const Link link{.line = 0, .linked = open_sheet(last_year_), .name = last_year_};
    const StageId previous = stage_with_id(sheet_, "previous");
    if (link.linked == nullptr || previous == no_stage) return;
    const Sheet& before = link.linked->sheet();
    const StageId theirs = final_stage_of(before);
    if (theirs == no_stage) return;
    std::unordered_map<std::string, LineId> line_before;  // by their paths
    for (LineId line = 0; line < before.lines.size(); ++line) line_before.emplace(path_of_line(before, line), line);
    const auto lines = static_cast<LineId>(sheet_.lines.size());
    for (LineId line = 0; line < lines; ++line) {
        const LineKind kind = sheet_.lines[line].kind;
        if (repeats_a_line(kind) || kind == LineKind::linked || kind == LineKind::staff) continue;
        const FigureId stated = stated_.find(sheet_.figures, line, previous);
        if (stated == no_id || sheet_.figures[stated].kind != AmountKind::number) continue;
        const std::string path = path_of_line(sheet_, line);
        if (path.find('#') != std::string::npos) continue;  // told apart by position, which may have changed
        const auto found = line_before.find(path);
        std::optional<Figure> figure =
            found == line_before.end() ? std::nullopt : figure_of(link, found->second, theirs);
        if (!figure) continue;
        figure->line = add_line(LineKind::last_year, line, {}, node(last_year_).span);
        figure->stage = previous;
        keep_figure(*figure);
    }
    number_lines(sheet_);
}

}  // namespace dxbudget
