/// Sheets that build on sheets: an item that is another sheet, and the sheet of the year before.

#include <string>
#include <utility>
#include <variant>

#include "linked_sheet.hpp"
#include "loader.hpp"
#include "quantity.hpp"
#include "unit.hpp"

namespace dxbudget {
namespace {

/// The column of last year's sheet that this year's calls the year before: what was approved, or its only amounts.
StageId final_stage_of(const Sheet& sheet) {
    const StageId approved = stage_with_id(sheet, "approved");
    return approved != no_stage ? approved : stage_with_id(sheet, "amount");
}

}  // namespace

const LinkedSheet* Loader::open_sheet(NodeId name) {
    const std::string path = path_named(name);
    if (path.empty()) return nullptr;
    auto read = options_.sheets->read(path);
    if (auto* reason = std::get_if<Message>(&read)) {
        report_unreadable(name, std::move(*reason));
        return nullptr;
    }
    const LinkedSheet* linked = std::get<const LinkedSheet*>(read);
    if (conversion(linked->sheet.unit, sheet_.unit).overflowed()) {
        report(rules::unsound_sheet, node(name).span,
               {{"`{0}` is in {1}, this sheet in {2}, and the one cannot be converted into the other",
                 "「{0}」の単位は{1}、この調書は{2}で、換算できない"},
                {path, linked->sheet.unit.label, sheet_.unit.label}},
               {{"write both sheets in units of one currency", "両方の調書の単位を同じ通貨にする"}, {}})
            .severity = Severity::error;
        return nullptr;
    }
    if (linked->errors > 0) {
        report(rules::unsound_sheet, node(name).span,
               {{"`{0}` has errors of its own: {1}", "「{0}」自体に誤りがある({1}件)"},
                {path, Rational(std::int64_t{linked->errors})}},
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
            if (table != no_id && last_figure_[link.line] == no_id) sheet_.breakdowns[table].incomplete = true;
            continue;
        }
        const Sheet& other = link.linked->sheet;
        if (sheet_.lines[link.line].name.empty()) {
            const std::string_view title = other.title.empty() ? text_of(link.name) : other.title;
            sheet_.lines[link.line].name = sheet_.texts.emplace_back(title);
            sheet_.lines[link.line].name_span = node(link.name).span;
        }
        if (sheet_.stages.empty()) {  // a list of sheets and nothing else: all that they have
            for (const Stage& stage : other.stages) {
                if (const KnownStage* known = known_stage(stage.id)) use_stage(*known, known->id);
            }
        }
        LineId again = no_id;
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            const StageId theirs = stage_with_id(other, sheet_.stages[stage].id);
            if (theirs == no_stage) continue;
            const bool declared = other.is_number(other.cell(0, theirs));
            if (sheet_.stages[stage].formula && !declared) continue;  // follows from the others here, too
            std::optional<Figure> figure = figure_of(link, 0, theirs);
            if (!figure) continue;
            figure->stage = stage;
            figure->line = link.line;
            if (find_added(link.line, stage) != no_id) {
                if (again == no_id) {
                    again = add_line(LineKind::linked, link.line, sheet_.texts.emplace_back(link.linked->source.name()),
                                     node(link.name).span);
                }
                figure->line = again;
            }
            keep_figure(*figure);
        }
    }
}

/// A figure of another sheet, in this one's unit and at its place there; none where it says nothing.
std::optional<Figure> Loader::figure_of(const Link& link, LineId line, StageId stage) {
    const Sheet& other = link.linked->sheet;
    const FigureId id = other.cell(line, stage);
    if (id == no_id || other.stages[stage].kind != StageKind::amount) return std::nullopt;
    const Value& value = link.linked->evaluation.values[id];
    if (value.origin == Value::Origin::nothing) return std::nullopt;
    const Source& source = link.linked->source;
    const Source* file = attached(source.name());
    if (file == nullptr) file = attach_file(link.name, source.name(), std::string(source.text()));
    if (file == nullptr) return std::nullopt;
    Figure figure{.state = State::number, .approximate = value.approximate};
    figure.value = value.value * conversion(other.unit, sheet_.unit);
    figure.decimals = decimals_of(figure.value);
    // What the other sheet computes stands nowhere in it: its beginning has to do.
    const std::uint32_t begin = file->base() + file->body_offset();
    figure.span = value.origin == Value::Origin::declared
                      ? Span{file->base() + other.figures[id].span.begin, file->base() + other.figures[id].span.end}
                      : Span{begin, begin};
    if (value.origin == Value::Origin::unreadable || figure.value.overflowed()) figure.state = State::unreadable;
    return figure;
}

/// Ties what this sheet says of the year before to the sheet of that year, line by line, by their names.
void Loader::link_last_year() {
    if (last_year_ == no_node) return;
    const Link link{.line = 0, .linked = open_sheet(last_year_), .name = last_year_};
    const StageId previous = stage_with_id(sheet_, "previous");
    if (link.linked == nullptr || previous == no_stage) return;
    const StageId theirs = final_stage_of(link.linked->sheet);
    if (theirs == no_stage) return;
    const auto lines = static_cast<LineId>(sheet_.lines.size());
    for (LineId line = 0; line < lines; ++line) {
        const LineKind kind = sheet_.lines[line].kind;
        if (repeats_a_line(kind) || kind == LineKind::linked || kind == LineKind::staff) continue;
        const FigureId stated = find_added(line, previous);
        if (stated == no_id || sheet_.figures[stated].state != State::number) continue;
        const std::string path = path_of_line(sheet_, line);
        if (path.find('#') != std::string::npos) continue;  // told apart by position, which may have changed
        const auto before = find_line(link.linked->sheet, path);
        std::optional<Figure> figure = before ? figure_of(link, *before, theirs) : std::nullopt;
        if (!figure) continue;
        figure->line = add_line(LineKind::last_year, line, {}, node(last_year_).span);
        figure->stage = previous;
        keep_figure(*figure);
    }
    number_lines();
}

}  // namespace dxbudget
