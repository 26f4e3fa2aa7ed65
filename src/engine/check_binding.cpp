#include "engine/check_binding.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "dxbudget/rules.hpp"
#include "engine/check_measure.hpp"
#include "format/keys.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {
namespace {

Unbound refuse(const Check& check, const Rule& rule, Span where, Message message, Message help, bool missing) {
    return {.missing = missing,
            .finding = {.rule = &rule,
                        .severity = rule.severity,
                        .span = check.place_of(where),
                        .message = std::move(message),
                        .help = std::move(help)}};
}

/// The segments as paths have them: the words of the format in their canonical form.
std::vector<std::string_view> path_of_operand(const Operand& operand) {
    std::vector<std::string_view> path;
    for (const Segment& segment : operand.segments) {
        const Key key = segment.literal || path.empty() ? Key::none : key_of(segment.text, Scope::line);
        const bool is_table = key == Key::funding || key == Key::also || key == Key::limit || key == Key::of;
        path.push_back(is_table ? word_of(key) : std::string_view(segment.text));
    }
    return path;
}

std::vector<std::string_view> words_of_stages(const Sheet& sheet) {
    std::vector<std::string_view> words;
    for (const Stage& stage : sheet.stages) {
        words.push_back(stage.id);
        words.push_back(stage.label.japanese);
        words.insert(words.end(), stage.labels.begin(), stage.labels.end());
    }
    return words;
}

Unbound unknown_stage(const Sheet& sheet, const Check& check, Span where, std::string_view word, bool alone) {
    const std::string shown(word);
    const std::string_view near = nearest(word, words_of_stages(sheet));
    const bool is_table = alone && key_of(word, Scope::sheet) != Key::none;
    Message help;
    if (is_table) {
        help = {{"write the path of a figure, such as `total.requested` or `items[\"…\"].requested`",
                 "「合計.要求額」「内訳[\"…\"].要求額」のように数字の経路を書く"},
                {}};
    } else if (!near.empty()) {
        help = {{"did you mean `{0}`?", "「{0}」の誤りではないか"}, {std::string(near)}};
    } else if (sheet.stages.empty()) {
        help = {{"this sheet states no figures", "この調書には数字がない"}, {}};
    } else {
        help = {{"write a stage of the sheet, such as `{0}`, or a path, such as `items[\"…\"].{0}`",
                 "「{0}」のような調書の欄か、「内訳[\"…\"].{0}」のような経路を書く"},
                {Text{sheet.stages.front().id, sheet.stages.front().label.japanese}}};
    }
    const bool unused = known_stage(word) != nullptr;
    Unbound unbound =
        refuse(check, rules::bad_check, where,
               {unused ? Text{"nothing is stated at `{0}` in this sheet", "この調書には「{0}」の記載がない"}
                       : Text{"`{0}` is not a stage of this sheet", "「{0}」はこの調書の欄ではない"},
                {shown}},
               std::move(help), true);
    unbound.misspelt = !unused && !is_table && !near.empty();
    return unbound;
}

/// A path that leads to no line: where it goes wrong, and the name that may have been meant.
Unbound unknown_path(const Sheet& sheet, const Check& check, const Operand& operand,
                     std::span<const std::string_view> path) {
    std::size_t known = path.size() - 1;
    while (known > 0 && !find_line(sheet, path.first(known))) --known;
    constexpr std::size_t most_names = 10'000;
    std::vector<std::string_view> names;
    for (const Line& line : sheet.lines) {
        if (!line.name.empty() && names.size() < most_names) names.push_back(line.name);
    }
    const std::string_view wrong = path[std::min(known == 0 ? std::size_t{1} : known, path.size() - 1)];
    const std::string_view near = nearest(wrong, names);
    Message help{{"write the names as the sheet has them: `items[\"…\"][\"…\"].requested`, `funding[\"…\"].requested`, "
                  "`costs.personnel.requested`",
                  "調書の名称のとおりに書く: 内訳[\"…\"][\"…\"].要求額、財源[\"…\"].要求額、コスト.人件費.要求額"},
                 {}};
    if (!near.empty() && near != wrong) {
        help = {{"did you mean `{0}`?", "「{0}」の誤りではないか"}, {std::string(near)}};
    }
    return refuse(
        check, rules::unknown_line, operand.text,
        {{"no line of this sheet has the path `{0}`", "「{0}」という行はこの調書にない"}, {check.slice(operand.text)}},
        std::move(help), true);
}

class Binder {
  public:
    Binder(const Sheet& sheet, const Check& check) : sheet_(sheet), check_(check) { bound_.check = &check; }

    std::variant<BoundCheck, Unbound> run() {
        for (const Operand& operand : check_.operands) {
            if (auto problem = bind(operand)) return *std::move(problem);
        }
        if (!bound_.each_line) {
            for (const Expression& part : check_.expressions) {
                if (part.operation == Operation::has_note || part.operation == Operation::has_elsewhere) {
                    return refuse(check_, rules::bad_check, part.text,
                                  {{"`{0}` refers to a line, but the check names no stage and is made once",
                                    "「{0}」は行についての条件だが、この検査は欄を単独で含まず、一度しか行わない"},
                                   {check_.slice(part.text)}},
                                  {{"leave it out, or compare stages, as in `approved <= requested unless note`",
                                    "この条件を除くか、「計上額 <= 要求額 除外 備考」のように欄を比べる"},
                                   {}},
                                  false);
                }
            }
        }
        if (auto misfit = measure(sheet_, bound_)) {
            return refuse(check_, rules::bad_check, misfit->where, std::move(misfit->message), std::move(misfit->help),
                          false);
        }
        return std::move(bound_);
    }

  private:
    std::optional<Unbound> bind(const Operand& operand) {
        const Segment& first = operand.segments.front();
        const std::vector<std::string_view> path = path_of_operand(operand);
        if (path.size() == 1) {
            if (const StageId stage = find_stage(sheet_, first.text); stage != no_stage) {
                bound_.operands.push_back({.each_line = true, .stage = stage});
                bound_.each_line = true;
                return std::nullopt;
            }
            if (first.literal) {
                if (const auto figure = find_figure(sheet_, first.text)) {
                    const Figure& found = sheet_.figures[*figure];
                    return take(found.line, found.stage, *figure);
                }
            }
            if (const auto line = find_line(sheet_, path)) return bind_column(operand, *line);
            return unknown_stage(sheet_, check_, operand.text, first.text, true);
        }
        const std::span<const std::string_view> lines(path.data(), path.size() - 1);
        const Segment& last = operand.segments.back();
        const std::optional<LineId> line = find_line(sheet_, lines);
        const bool is_line = check_.text[operand.text.end - 1] == ']';  // a subscript: never a stage
        if (line && !is_line) {
            if (const StageId stage = find_stage(sheet_, last.text); stage != no_stage) {
                if (is_ambiguous(sheet_, *line, lines)) return several(operand);
                const FigureId cell = sheet_.cell(*line, stage);
                return take(*line, stage, cell == no_id ? sheet_.lines[*line].stageless : cell);
            }
        }
        if (const auto whole = find_line(sheet_, path)) {
            return is_ambiguous(sheet_, *whole, path) ? several(operand) : bind_column(operand, *whole);
        }
        if (!line || is_line) return unknown_path(sheet_, check_, operand, is_line ? std::span(path) : lines);
        const auto size = static_cast<std::uint32_t>(last.text.size());
        return unknown_stage(sheet_, check_, {operand.text.end - size, operand.text.end}, last.text, false);
    }

    /// A line without a stage: the figure that it has at every stage, or in a sheet of one column.
    std::optional<Unbound> bind_column(const Operand& operand, LineId line) {
        if (sheet_.lines[line].stageless != no_id) return take(line, no_stage, sheet_.lines[line].stageless);
        const StageId amount = find_stage(sheet_, "amount");
        if (amount != no_stage) return take(line, amount, sheet_.cell(line, amount));
        const std::string shown = check_.slice(operand.text);
        const Text stage = sheet_.stages.empty() ? Text{"requested", "要求額"}
                                                 : Text{sheet_.stages.front().id, sheet_.stages.front().label.japanese};
        return refuse(check_, rules::bad_check, operand.text,
                      {{"`{0}` names a line, but no stage", "「{0}」は行を指すが、欄がない"}, {shown}},
                      {{"write `{0}.{1}`", "「{0}.{1}」のように書く"}, {shown, stage}}, false);
    }

    std::optional<Unbound> several(const Operand& operand) {
        return refuse(
            check_, rules::bad_check, operand.text,
            {{"several lines have the path `{0}`", "「{0}」という行が複数ある"}, {check_.slice(operand.text)}},
            {{"write the position in the place of the name, such as `items[2]`",
              "名称の代わりに items[2] のように順番を書く"},
             {}},
            false);
    }

    std::optional<Unbound> take(LineId line, StageId stage, FigureId figure) {
        bound_.operands.push_back({.stage = stage, .line = line, .figure = figure});
        return std::nullopt;
    }

    const Sheet& sheet_;
    const Check& check_;
    BoundCheck bound_;
};

}  // namespace

std::vector<LineId> checked_lines(const Sheet& sheet) {
    std::vector<bool> is_checked(sheet.lines.size());
    std::vector<LineId> lines;
    for (LineId id = 0; id < sheet.lines.size(); ++id) {
        const Line& line = sheet.lines[id];
        const bool is_item = line.kind == LineKind::item && line.parent != no_id && is_checked[line.parent];
        if (!is_item && line.kind != LineKind::whole && line.kind != LineKind::working) continue;
        is_checked[id] = true;
        lines.push_back(id);
    }
    return lines;
}

std::variant<BoundCheck, Unbound> bind_check(const Sheet& sheet, const Check& check) {
    return Binder(sheet, check).run();
}

}  // namespace dxbudget
