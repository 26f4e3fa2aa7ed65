/// Changes as people read them: a line a figure, what it was and is, by how much, and what has not followed.

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dxbudget/render_changes.hpp"
#include "render/terminal.hpp"
#include "sheet/figure_style.hpp"
#include "sheet/path_words.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t longest_words = 24;
constexpr std::size_t widest_path = 60;  // of the column; a longer path moves what follows it

/// The cells of a line.
struct ChangeLine {
    char mark = ' ';
    std::string path = {};
    std::string before = {};
    std::string after = {};
    std::string by = {};
    std::string aside = {};
};

struct ChangeTotals {
    std::int64_t changed = 0;
    std::int64_t added = 0;
    std::int64_t dropped = 0;
    std::int64_t gaps = 0;
    std::int64_t not_checked = 0;
};

/// A version of a sheet, and how it writes its figures.
struct WrittenSheet {
    WrittenSheet(const Audit& audit, std::size_t index)
        : sheet(audit.sheets[index]), source(*audit.source), style(style_of(sheet, source)) {}

    std::string amount(const Rational& value, FigureId figure, Language language) const {
        return in_words(value, language, style_for(sheet, sheet.figures[figure], style));
    }

    const Sheet& sheet;
    const Source& source;
    FigureStyle style;
};

std::string said(const Version& version, const WrittenSheet& side, const WrittenSheet& after, Language language) {
    if (version.figure == no_id) return {};
    const Figure& figure = side.sheet.figures[version.figure];
    if (version.value) {
        // In the unit of the new sheet, and as that one writes its figures.
        const std::string amount = in_words(*version.value, language, style_for(side.sheet, figure, after.style));
        return (figure.approximate ? std::string(Text{"~", "約"}.in(language)) : "") + amount;
    }
    if (!version.stated) return {};
    const std::string words = shortened(words_of(side.sheet, side.source, version.figure), longest_words);
    return words.empty() ? std::string(Text{"blank", "空欄"}.in(language)) : words;
}

std::string signed_amount(const Rational& by, const WrittenSheet& after, FigureId figure, Language language) {
    return (by.sign() > 0 ? "+" : "") + after.amount(by, figure, language);
}

/// `+3.6%`, of what it was; empty where that says nothing.
std::string percentage(const FigureChange& change, Language language) {
    const std::optional<Rational> by = change.difference();
    if (!by || change.before.value->sign() <= 0) return {};
    const Rational percent = rounded(*by / *change.before.value * 100, Rounding::half_up, Rational(1) / 10);
    return (percent.sign() > 0 ? "+" : "") + in_words(percent, language) + "%";
}

Text name_of(Following following) {
    switch (following) {
        case Following::none:
        case Following::carried:
            break;
        case Following::not_carried:
            return {"not carried through", "集計に未反映"};
        case Following::not_checked:
            return {"may not be carried through", "集計への反映は不明"};
    }
    return {};
}

ChangeLine line_of(const FigureChange& change, const WrittenSheet& before, const WrittenSheet& after,
                   Language language) {
    ChangeLine line{.mark = change.kind == ChangeKind::added ? '+' : change.kind == ChangeKind::dropped ? '-' : '~'};
    const bool in_new = change.after.figure != no_id;
    const WrittenSheet& named = in_new ? after : before;
    line.path = path_in_words(named.sheet, in_new ? change.after.figure : change.before.figure, language);
    line.before = said(change.before, before, after, language);
    line.after = said(change.after, after, after, language);
    if (const std::optional<Rational> by = change.difference()) {
        line.by = signed_amount(*by, after, change.after.figure, language);
        if (const std::string percent = percentage(change, language); !percent.empty()) line.by += " (" + percent + ")";
    }
    const auto add = [&](Text text) {
        if (!text.empty()) line.aside += (line.aside.empty() ? "" : ", ") + std::string(text.in(language));
    };
    if (change.kind == ChangeKind::changed && !change.after.stated) add({"computed", "計算による"});
    if (change.kind == ChangeKind::added && change.before.value) add({"was computed before", "変更前は計算による"});
    if (change.kind == ChangeKind::dropped && change.after.value) add({"computed now", "変更後は計算による"});
    add(name_of(change.following));
    return line;
}

std::string written(const std::vector<ChangeLine>& lines, const RenderOptions& options) {
    std::size_t path = 0;
    std::size_t before = 0;
    std::size_t after = 0;
    std::size_t by = 0;
    for (const ChangeLine& line : lines) {
        path = std::max(path, std::min(display_width(line.path), widest_path));
        before = std::max(before, display_width(line.before));
        after = std::max(after, display_width(line.after));
        by = std::max(by, display_width(line.by));
    }
    std::string text;
    for (const ChangeLine& line : lines) {
        std::string row = std::string(1, line.mark) + " " + padded(line.path, path) + "  " +
                          right_aligned(line.before, before) + " → " + right_aligned(line.after, after) + "  " +
                          padded(line.by, by) + (line.aside.empty() ? "" : "  " + line.aside);
        row.erase(row.find_last_not_of(' ') + 1);
        text +=
            (line.mark == '~' ? row : paint(row, line.mark == '+' ? Ink::note : Ink::warning, options.color)) + "\n";
    }
    return text;
}

Message gap_in_words(const Gap& gap, const WrittenSheet& after, const Evaluation& evaluation, Language language) {
    const Equation& equation = evaluation.equations->equations[gap.equation];
    const FigureId target = equation.target;
    const std::string path = path_in_words(after.sheet, target, language);
    const std::string declared = after.amount(target_of(after.sheet, evaluation, equation), target, language);
    const std::string computed = after.amount(evaluation.verdicts[gap.equation].computed, target, language);
    if (!gap.of) {
        return {{"{0} does not agree: {1} declared, {2} computed", "{0} の計数不一致: 記載 {1}、計算 {2}"},
                {path, declared, computed}};
    }
    const std::string by = signed_amount(gap.by, after, target, language);
    const std::string of = signed_amount(*gap.of, after, target, language);
    return {{"{0} changes by {1}, what it is computed from by {2}: {3} declared, {4} computed",
             "{0} の増減は {1}、計算のもとの増減は {2}: 記載 {3}、計算 {4}"},
            {path, by, of, declared, computed}};
}

std::string render_pair(const WrittenSheet& before, const WrittenSheet& after, const SheetChanges& changes,
                        const Evaluation& evaluation, const RenderOptions& options) {
    const Language language = options.language;
    if (!changes.comparable) {
        return render({{"! not compared: {0} does not convert into {1}", "! 比較できない: {0} を {1} に換算できない"},
                       {before.sheet.unit.label, after.sheet.unit.label}},
                      language) +
               "\n";
    }
    std::vector<ChangeLine> lines;
    for (const FigureChange& change : changes.figures) lines.push_back(line_of(change, before, after, language));
    std::string text = written(lines, options);
    for (const Gap& gap : changes.gaps) {
        text += paint("! " + printable(render(gap_in_words(gap, after, evaluation, language), language)), Ink::error,
                      options.color) +
                "\n";
    }
    std::set<std::pair<FigureId, Obstacle>> said_of;  // several equations of a figure, for one reason
    for (const EquationId id : changes.not_checked) {
        const FigureId target = evaluation.equations->equations[id].target;
        if (!said_of.emplace(target, evaluation.verdicts[id].obstacle).second) continue;
        const Message message = {{"{0} could not be checked: {1}", "{0} は検査できない: {1}"},
                                 {path_in_words(after.sheet, target, language),
                                  render(describe_obstacle(evaluation.verdicts[id].obstacle), language)}};
        text += "? " + printable(render(message, language)) + "\n";
    }
    return text.empty() ? render({{"no figure has changed", "数字に変更はない"}, {}}, language) + "\n" : text;
}

void count(const SheetChanges& changes, ChangeTotals& totals) {
    for (const FigureChange& change : changes.figures) {
        ++(change.kind == ChangeKind::added     ? totals.added
           : change.kind == ChangeKind::dropped ? totals.dropped
                                                : totals.changed);
    }
    totals.gaps += static_cast<std::int64_t>(changes.gaps.size());
    totals.not_checked += static_cast<std::int64_t>(changes.not_checked.size());
}

std::string heading_of(const Sheet& sheet, Language language) {
    std::string title(sheet.title.empty() ? Text{"untitled sheet", "無題の調書"}.in(language) : sheet.title);
    if (!sheet.unit.label.empty()) title += " (" + sheet.unit.label + ")";
    return title;
}

}  // namespace

std::string render_changes(const Audit& before, const Audit& after, const std::vector<SheetChanges>& changes,
                           const RenderOptions& options) {
    const Language language = options.language;
    std::string text =
        paint(printable(before.source->name()) + " → " + printable(after.source->name()), Ink::strong, options.color) +
        "\n";
    ChangeTotals totals;
    for (const SheetChanges& one : changes) {
        count(one, totals);
        const Sheet& sheet = one.after ? after.sheets[*one.after] : before.sheets[*one.before];
        std::string heading = heading_of(sheet, language);
        if (one.before && before.sheets[*one.before].title != sheet.title) {
            heading.insert(0, std::string(before.sheets[*one.before].title) + " → ");
        }
        text += "\n" + paint(printable(heading), Ink::strong, options.color) + "\n";
        if (!one.before) {
            text += "+ " + render({{"this sheet is new", "新しい調書"}, {}}, language) + "\n";
        } else if (!one.after) {
            text += "- " + render({{"this sheet is gone", "なくなった調書"}, {}}, language) + "\n";
        } else {
            text += render_pair(WrittenSheet(before, *one.before), WrittenSheet(after, *one.after), one,
                                after.evaluations[*one.after], options);
        }
    }
    const Message summary = {
        {"{0} figure{0||s} changed, {1} added, {2} dropped; {3} total{3||s} {3|does|do} not follow, "
         "{4} could not be checked",
         "変更 {0}件、追加 {1}件、削除 {2}件。連動していない集計 {3}件、検査不能 {4}件"},
        {Rational(totals.changed), Rational(totals.added), Rational(totals.dropped), Rational(totals.gaps),
         Rational(totals.not_checked)}};
    return text + "\n" + render(summary, language) + "\n";
}

}  // namespace dxbudget
