/// `unit_costs`: what a member of staff costs in a year, by fiscal year and group, or by group alone.

#include <algorithm>
#include <string>
#include <utility>

#include "format/fiscal_year.hpp"
#include "sheet/loader.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {

void Loader::load_unit_costs(NodeId mapping) {
    if (!is_mapping(mapping)) return;
    sheet_.unit_costs.stated = true;
    each_entry(mapping, [&](NodeId key, NodeId value) {
        const std::string_view word = text_of(key);
        if (key_of(word, Scope::unit_costs) == Key::tolerance) {
            if (const auto figure = read_not_negative(value)) sheet_.unit_costs.tolerance = figure->value;
        } else if (const std::optional<int> year = read_fiscal_year(word)) {
            if (!is_mapping(value)) return;
            each_entry(value, [&](NodeId group, NodeId cost) { load_unit_cost(group, year, cost); });
        } else if (node(value).kind == NodeKind::mapping) {
            if (node(key).unreadable) return;
            report(rules::unknown_key, node(key).span,
                   {{"`{0}` is not a fiscal year", "「{0}」は年度として読めない"}, {std::string(word)}},
                   {{"write it as 令和8年度, R8 or 2026", "「令和8年度」「R8」「2026」のように書く"}, {}});
        } else {
            load_unit_cost(key, sheet_.year, value);
        }
    });
}

void Loader::load_unit_cost(NodeId group, std::optional<int> year, NodeId value) {
    const std::string_view word = text_of(group);
    static constexpr std::string_view tolerances[] = {"tolerance", "許容差", "許容誤差"};
    if (const std::string_view near = nearest(word, tolerances); !near.empty() && !names_staff(word)) {
        report(rules::unknown_key, node(group).span,
               {{"`{0}` is not a group of staff", "「{0}」は職員の区分ではない"}, {std::string(word)}},
               near == word ? Message{{"it holds for all years; write it beside them, not below one",
                                       "全年度に共通の値なので、年度の中ではなく年度と並べて書く"},
                                      {}}
                            : Message{{"did you mean `{0}`?", "「{0}」の誤りではないか"}, {std::string(near)}});
        return;
    }
    const auto figure = read_not_negative(value);
    if (word.empty() || !figure) return;
    UnitCost cost{.group = fold_word(word),
                  .year = year,
                  .value = figure->value,
                  .approximate = figure->approximate,
                  .span = figure->span};
    if (const UnitCost* first = sheet_.unit_costs.find(cost.group, year)) {
        Finding& finding =
            report(rules::duplicate_key, node(group).span,
                   {{"the unit cost of {0} is stated twice for the same year", "{0}の単価が同じ年度に二度書かれている"},
                    {std::string(word)}});
        finding.related = first->span;
        finding.related_message = {{"first stated here", "先の記載"}, {}};
        return;
    }
    sheet_.unit_costs.add(std::move(cost));
}

std::optional<Figure> Loader::read_not_negative(NodeId value) {
    Figure figure = read_figure(0, no_stage, value);
    if (figure.kind == AmountKind::unreadable || figure.kind == AmountKind::blank) return std::nullopt;
    if (figure.kind == AmountKind::number && figure.value.sign() >= 0) return figure;
    report(rules::not_an_amount, figure.span,
           {{"`{0}` stands here; an amount was expected, 0 or more", "「{0}」とあるが、0以上の金額が必要"},
            {std::string(source_.slice(figure.span))}});
    return std::nullopt;
}

}  // namespace dxbudget
