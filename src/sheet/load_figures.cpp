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

/// What an amount of the line at the stage is to be read as.
AmountContext Loader::amounts_at(LineId line, StageId stage) const {
    const Stage* column = stage == no_stage ? nullptr : &sheet_.stages[stage];
    AmountContext context = amounts();
    if (sheet_.lines[line].kind == LineKind::staff) context.unit = &sheet_.people;
    if (column != nullptr && column->kind == StageKind::count && column->unit) context.unit = &*column->unit;
    if (column != nullptr) context.ratio = column->kind == StageKind::ratio;
    if (sheet_.calculation_unit) context.calculation_unit = &*sheet_.calculation_unit;
    return context;
}

Figure Loader::read_figure(LineId line, StageId stage, NodeId value) {
    const AmountContext context = amounts_at(line, stage);
    Figure figure = as_figure(dxbudget::read_figure(*this, value, context), context);
    figure.line = line;
    figure.stage = stage;
    figure.anchored = node(value).anchored;
    return figure;
}

Figure Loader::read_figure(LineId line, StageId stage, std::string_view text, Span span) {
    const AmountContext context = amounts_at(line, stage);
    Figure figure = as_figure(dxbudget::read_figure(*this, text, span, context), context);
    figure.line = line;
    figure.stage = stage;
    return figure;
}

/// A figure as the sheet keeps it, with its calculation and its words.
Figure Loader::as_figure(const WrittenFigure& written, const AmountContext& context) {
    const Amount& amount = written.amount;
    Figure figure{.kind = amount.kind,
                  .approximate = amount.approximate,
                  .decimals = amount.decimals,
                  .value = amount.value,
                  .span = written.span};
    if (amount.error && !table_notation_) evidence_.keep(*written.text, context, written.at(amount.number));
    if (amount.calculation) {
        figure.calculation = static_cast<std::uint32_t>(sheet_.calculations.size());
        sheet_.calculations.push_back({.value = amount.calculation->value,
                                       .span = written.at(amount.calculation->text),
                                       .declared = amount.calculation->declared,
                                       .approximate = amount.calculation->approximate});
    }
    if (amount.kind != AmountKind::number && written.text && source_.slice(written.span) != *written.text) {
        figure.words = static_cast<std::uint32_t>(sheet_.words.size());
        sheet_.words.push_back(*written.text);
    }
    return figure;
}

}  // namespace dxbudget
