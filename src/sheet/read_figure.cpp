#include "sheet/read_figure.hpp"

#include <algorithm>
#include <string>

#include "amount/notation.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

class FigureReader {
  public:
    FigureReader(NodeReader& nodes, const AmountContext& context) : nodes_(nodes), context_(context) {}

    WrittenFigure read(NodeId value);
    WrittenFigure read(std::string_view text, Span span, std::optional<std::uint32_t> begin);

  private:
    WrittenFigure of_null(NodeId value);
    std::optional<WrittenFigure> lost_in_comment(Span span);
    void note_figure_in_comment(std::string_view comment, std::uint32_t mark);
    bool is_block_header(Span span);

    NodeReader& nodes_;
    const AmountContext& context_;
};

WrittenFigure unreadable(Span span) {
    WrittenFigure figure{.amount = {}, .span = span};
    figure.amount.kind = AmountKind::unreadable;
    return figure;
}

WrittenFigure FigureReader::read(NodeId value) {
    const Node& written = nodes_.node(value);
    if (written.unreadable) return unreadable(written.span);
    if (written.kind == NodeKind::null) return of_null(value);
    if (written.kind != NodeKind::scalar) {
        nodes_.report_shape(value, Expected::amount);
        return unreadable(written.span);
    }
    if (written.multi_line && nodes_.report_pitfall(value, Expected::amount)) return unreadable(written.span);
    if (written.text.empty() && is_block_header(written.span)) return unreadable(written.span);
    return read(written.text, written.span, written.verbatim ? std::optional(written.content.begin) : std::nullopt);
}

WrittenFigure FigureReader::of_null(NodeId value) {
    const Span span = nodes_.node(value).span;
    // `NULL` is what a database says; `null`, `~` and nothing at all are how YAML and JSON write a blank.
    const std::string_view word = nodes_.source().slice(span);
    if (word.starts_with('N')) return read(word, span, span.begin);
    if (std::optional<WrittenFigure> lost = lost_in_comment(span)) return *std::move(lost);
    nodes_.report_pitfall(value, Expected::amount);
    return {.amount = {}, .span = span};
}

/// Reads a text; `begin` is where it stands in the source, if it stands there byte for byte.
WrittenFigure FigureReader::read(std::string_view text, Span span, std::optional<std::uint32_t> begin) {
    WrittenFigure figure{.amount = read_amount(text, context_), .text = text, .begin = begin, .span = span};
    const Amount& amount = figure.amount;
    if (amount.error) {
        nodes_.report(*amount.error->rule, figure.at(amount.error->where), amount.error->message, amount.error->help);
    }
    if (amount.kind == AmountKind::number) {
        figure.span = figure.at(amount.number);
    } else if (const Span whole = figure.at({0, static_cast<std::uint32_t>(text.size())});
               nodes_.source().slice(whole) == text) {
        figure.span = whole;
    }
    return figure;
}

/// Notes a comment that begins with a figure, `# 500`, in the place of an amount: it was taken out, or lost.
void FigureReader::note_figure_in_comment(std::string_view comment, std::uint32_t mark) {
    const std::string_view words = comment.substr(2);
    const std::string_view first = words.substr(0, words.find_first_of(" \t"));
    if (read_amount(first, context_).kind != AmountKind::number) return;
    const Span span{mark, mark + static_cast<std::uint32_t>(comment.size())};
    nodes_
        .report(rules::swallowed_by_comment, span,
                {{"`{0}` is a comment to YAML, so no amount is stated here",
                  "「{0}」は YAML では注釈になり、ここには金額の記載がない"},
                 {excerpt(comment)}},
                {{"remove the `#` if it is the amount", "金額であれば「#」を消す"}, {}})
        .severity = Severity::note;
}

/// What was meant as a figure and became a comment: `#REF!` or `#1,000` after the span.
std::optional<WrittenFigure> FigureReader::lost_in_comment(Span span) {
    const std::string_view text = nodes_.source().text();
    std::size_t mark = text.find_first_not_of(" \t", span.end);
    if (mark == std::string_view::npos || text[mark] != '#' || mark == span.end) return std::nullopt;
    const std::size_t end = std::min(text.find_first_of("\r\n", mark), text.size());
    const std::string_view comment = text.substr(mark, end - mark);
    const auto begin = static_cast<std::uint32_t>(mark);
    const bool is_empty = span.begin == span.end;  // not `null`
    if (is_empty && comment.starts_with("# ")) note_figure_in_comment(comment, begin);
    if (comment.starts_with("# ") || read_amount(comment, context_).kind != AmountKind::unreadable) return std::nullopt;
    const bool is_reported = comment.size() > 1 && is_ascii_digit(comment[1]);  // as `swallowed-by-comment`
    return is_reported ? unreadable(span) : read(comment, span, begin);
}

/// Whether `|5` or `>5` stands in the place of a figure: the head of a block of text, which is empty. That is reported.
bool FigureReader::is_block_header(Span span) {
    const std::string_view head = nodes_.source().slice(span);
    if (!head.starts_with('|') && !head.starts_with('>')) return false;
    if (head.find_first_of("0123456789") == std::string_view::npos) return false;
    nodes_.report(rules::not_an_amount, span,
                  {{"`{0}` begins a block of text, so no amount is stated here",
                    "「{0}」は文章の始まりを示す記号であり、金額の記載がない"},
                   {excerpt(head.substr(0, head.find_first_of("\r\n")))}},
                  {{"write the figure alone", "数値だけを書く"}, {}});
    return true;
}

}  // namespace

WrittenFigure read_figure(NodeReader& nodes, NodeId value, const AmountContext& context) {
    return FigureReader(nodes, context).read(value);
}

WrittenFigure read_figure(NodeReader& nodes, std::string_view text, Span span, const AmountContext& context) {
    if (text.empty()) return {.amount = {}, .span = span};
    return FigureReader(nodes, context).read(text, span, span.begin);
}

std::optional<WrittenFigure> read_not_negative(NodeReader& nodes, NodeId value, const AmountContext& context) {
    WrittenFigure figure = read_figure(nodes, value, context);
    const AmountKind kind = figure.amount.kind;
    if (kind == AmountKind::unreadable || kind == AmountKind::blank) return std::nullopt;
    if (kind == AmountKind::number && figure.amount.value.sign() >= 0) return figure;
    nodes.report(rules::not_an_amount, figure.span,
                 {{"`{0}` stands here; an amount was expected, 0 or more", "「{0}」とあるが、0以上の金額が必要"},
                  {std::string(nodes.source().slice(figure.span))}});
    return std::nullopt;
}

}  // namespace dxbudget
