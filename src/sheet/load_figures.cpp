/// A figure of a line: what stands in its place.

#include <algorithm>
#include <string>

#include "amount/notation.hpp"
#include "sheet/loader.hpp"
#include "text/character.hpp"

namespace dxbudget {

void Loader::add_figure(LineId line, StageId stage, NodeId value, NodeId key) {
    keep_figure(read_figure(line, stage, value), key);
}

/// Whether the very same key stands twice in a mapping: that is no YAML, and was said when it was read.
bool Loader::is_duplicate(NodeId key) {
    if (!duplicates_) {
        duplicates_.emplace();
        for (const Finding& finding : findings_) {
            if (finding.rule == &rules::duplicate_key) duplicates_->insert(finding.span.begin);
        }
    }
    return duplicates_->contains(node(key).span.begin);
}

void Loader::keep_figure(const Figure& figure, NodeId key) {
    const LineId line = figure.line;
    if (const FigureId first = stated_.find(sheet_.figures, line, figure.stage); first != no_id) {
        Figure& before = sheet_.figures[first];
        if (key == no_node || !is_duplicate(key)) {
            Finding& finding = report(rules::duplicate_key, figure.span,
                                      {{"this line states `{0}` twice", "同じ行に「{0}」が二度書かれている"},
                                       {sheet_.stages[figure.stage].label}});
            finding.related = before.span;
            finding.related_message = {{"first stated here", "先の記載"}, {}};
        }
        before.kind = AmountKind::unreadable;
        return;
    }
    const auto id = static_cast<FigureId>(sheet_.figures.size());
    if (figure.calculation != no_id) sheet_.calculations[figure.calculation].figure = id;
    sheet_.figures.push_back(figure);
    stated_.add(line);
}

Figure Loader::read_figure(LineId line, StageId stage, NodeId value) {
    const Node& written = node(value);
    Figure figure{.line = line,
                  .stage = stage,
                  .kind = AmountKind::unreadable,
                  .anchored = written.anchored,
                  .span = written.span};
    if (written.unreadable) return figure;
    if (written.kind == NodeKind::null) {
        // `NULL` is what a database says; `null`, `~` and nothing at all are how YAML and JSON write a blank.
        const std::string_view word = source_.slice(written.span);
        if (word.starts_with('N')) {
            read_number(figure, word, written.span.begin);
            return figure;
        }
        figure.kind = AmountKind::blank;
        if (loses_figure(figure, written.span.end)) return figure;
        if (auto trap = explain(source_, document_, value, Expected::amount)) findings_.push_back(std::move(*trap));
        return figure;
    }
    if (written.kind != NodeKind::scalar) {
        report_shape(value, Expected::amount);
        return figure;
    }
    if (written.multi_line) {
        if (auto trap = explain(source_, document_, value, Expected::amount)) {
            findings_.push_back(std::move(*trap));
            return figure;
        }
    }
    if (written.text.empty() && is_block_header(figure)) return figure;
    read_number(figure, written.text, written.verbatim ? std::optional(written.content.begin) : std::nullopt);
    return figure;
}

Figure Loader::read_figure(LineId line, StageId stage, std::string_view text, Span span) {
    Figure figure{.line = line, .stage = stage, .kind = AmountKind::blank, .span = span};
    if (!text.empty()) read_number(figure, text, span.begin);
    return figure;
}

/// Reads a figure's text; `begin` is where it stands in the source, if it stands there byte for byte.
void Loader::read_number(Figure& figure, std::string_view text, std::optional<std::uint32_t> begin) {
    const Stage* column = figure.stage == no_stage ? nullptr : &sheet_.stages[figure.stage];
    const bool is_people = sheet_.lines[figure.line].kind == LineKind::staff;
    AmountContext context = amounts();
    if (is_people) context.unit = &sheet_.people;
    if (column != nullptr && column->kind == StageKind::count && column->unit) context.unit = &*column->unit;
    if (column != nullptr) context.ratio = column->kind == StageKind::ratio;
    if (sheet_.calculation_unit) context.calculation_unit = &*sheet_.calculation_unit;

    const Amount amount = read_amount(text, context);
    const auto in_source = [&](Span within) {
        return begin ? Span{*begin + within.begin, *begin + within.end} : figure.span;
    };
    figure.kind = amount.kind;
    figure.value = amount.value;
    figure.decimals = amount.decimals;
    figure.approximate = amount.approximate;
    if (amount.error) {
        report(*amount.error->rule, in_source(amount.error->where), amount.error->message, amount.error->help);
        keep_evidence(text, context, in_source(amount.number));
    }
    if (amount.calculation) {
        figure.calculation = static_cast<std::uint32_t>(sheet_.calculations.size());
        sheet_.calculations.push_back({.value = amount.calculation->value,
                                       .span = in_source(amount.calculation->text),
                                       .declared = amount.calculation->declared,
                                       .approximate = amount.calculation->approximate});
    }
    if (amount.kind == AmountKind::number) {
        figure.span = in_source(amount.number);
        return;
    }
    const Span whole = in_source({0, static_cast<std::uint32_t>(text.size())});
    if (source_.slice(whole) == text) {
        figure.span = whole;
    } else {
        figure.words = static_cast<std::uint32_t>(sheet_.words.size());
        sheet_.words.push_back(text);
    }
}

/// Notes a comment that begins with a figure, `# 500`, in the place of an amount: it was taken out, or lost.
void Loader::note_figure_in_comment(std::string_view comment, std::uint32_t mark) {
    const std::string_view words = comment.substr(2);
    const std::string_view first = words.substr(0, words.find_first_of(" \t"));
    if (read_amount(first, amounts()).kind != AmountKind::number) return;
    const Span span{mark, mark + static_cast<std::uint32_t>(comment.size())};
    report(rules::swallowed_by_comment, span,
           {{"`{0}` is a comment to YAML, so no amount is stated here",
             "「{0}」は YAML では注釈になり、ここには金額の記載がない"},
            {excerpt(comment)}},
           {{"remove the `#` if it is the amount", "金額であれば「#」を消す"}, {}})
        .severity = Severity::note;
}

/// Whether what was meant as a figure became a comment, `#REF!` or `#1,000` after the offset: then it is unreadable.
bool Loader::loses_figure(Figure& figure, std::uint32_t after) {
    const std::string_view text = source_.text();
    std::size_t mark = text.find_first_not_of(" \t", after);
    if (mark == std::string_view::npos || text[mark] != '#' || mark == after) return false;
    const std::size_t end = std::min(text.find_first_of("\r\n", mark), text.size());
    const std::string_view comment = text.substr(mark, end - mark);
    const bool is_empty = figure.span.begin == figure.span.end;  // not `null`
    if (is_empty && comment.starts_with("# ")) note_figure_in_comment(comment, static_cast<std::uint32_t>(mark));
    if (comment.starts_with("# ") || read_amount(comment, amounts()).kind != AmountKind::unreadable) return false;
    const bool is_told = comment.size() > 1 && is_ascii_digit(comment[1]);  // `swallowed-by-comment` is
    figure.kind = AmountKind::unreadable;
    if (!is_told) read_number(figure, comment, static_cast<std::uint32_t>(mark));
    return true;
}

/// Whether `|5` or `>5` stands in the place of a figure: the head of a block of text, which is empty. That is reported.
bool Loader::is_block_header(const Figure& figure) {
    const std::string_view head = source_.slice(figure.span);
    if (!head.starts_with('|') && !head.starts_with('>')) return false;
    if (head.find_first_of("0123456789") == std::string_view::npos) return false;
    report(rules::not_an_amount, figure.span,
           {{"`{0}` begins a block of text, so no amount is stated here",
             "「{0}」は文章の始まりを示す記号であり、金額の記載がない"},
            {excerpt(head.substr(0, head.find_first_of("\r\n")))}},
           {{"write the figure alone", "数値だけを書く"}, {}});
    return true;
}

}  // namespace dxbudget
