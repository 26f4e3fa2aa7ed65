#include "sheet/load_unit_costs.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "format/fiscal_year.hpp"
#include "sheet/read_figure.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {

namespace {

class UnitCostReader {
  public:
    UnitCostReader(NodeReader& nodes, const AmountContext& amounts, std::optional<int> sheet_year)
        : nodes_(nodes), amounts_(amounts), sheet_year_(sheet_year) {}

    UnitCosts read(NodeId mapping);

  private:
    void read_cost(NodeId group, std::optional<int> year, NodeId value);

    NodeReader& nodes_;
    const AmountContext& amounts_;
    std::optional<int> sheet_year_;
    UnitCosts costs_;
};

UnitCosts UnitCostReader::read(NodeId mapping) {
    if (!nodes_.is_mapping(mapping)) return {};
    costs_.stated = true;
    nodes_.each_entry(mapping, [&](NodeId key, NodeId value) {
        const std::string_view word = nodes_.text_of(key);
        if (key_of(word, Scope::unit_costs) == Key::tolerance) {
            if (const auto figure = read_not_negative(nodes_, value, amounts_)) costs_.tolerance = figure->amount.value;
        } else if (const std::optional<int> year = read_fiscal_year(word)) {
            if (!nodes_.is_mapping(value)) return;
            nodes_.each_entry(value, [&](NodeId group, NodeId cost) { read_cost(group, year, cost); });
        } else if (nodes_.node(value).kind == NodeKind::mapping) {
            if (nodes_.node(key).unreadable) return;
            nodes_.report(rules::unknown_key, nodes_.node(key).span,
                          {{"`{0}` is not a fiscal year", "「{0}」は年度として読めない"}, {std::string(word)}},
                          {{"write it as 令和8年度, R8 or 2026", "「令和8年度」「R8」「2026」のように書く"}, {}});
        } else {
            read_cost(key, sheet_year_, value);
        }
    });
    return std::move(costs_);
}

void UnitCostReader::read_cost(NodeId group, std::optional<int> year, NodeId value) {
    const std::string_view word = nodes_.text_of(group);
    static constexpr std::string_view tolerances[] = {"tolerance", "許容差", "許容誤差"};
    if (const std::string_view near = nearest(word, tolerances); !near.empty() && !names_staff(word)) {
        nodes_.report(rules::unknown_key, nodes_.node(group).span,
                      {{"`{0}` is not a group of staff", "「{0}」は職員の区分ではない"}, {std::string(word)}},
                      near == word ? Message{{"it holds for all years; write it beside them, not below one",
                                              "全年度に共通の値なので、年度の中ではなく年度と並べて書く"},
                                             {}}
                                   : Message{{"did you mean `{0}`?", "「{0}」の誤りではないか"}, {std::string(near)}});
        return;
    }
    const auto figure = read_not_negative(nodes_, value, amounts_);
    if (word.empty() || !figure) return;
    UnitCost cost{.group = fold_word(word),
                  .year = year,
                  .value = figure->amount.value,
                  .approximate = figure->amount.approximate,
                  .span = figure->span};
    if (const UnitCost* first = costs_.find(cost.group, year)) {
        Finding& finding = nodes_.report(
            rules::duplicate_key, nodes_.node(group).span,
            {{"the unit cost of {0} is stated twice for the same year", "{0}の単価が同じ年度に二度書かれている"},
             {std::string(word)}});
        finding.related = first->span;
        finding.related_message = {{"first stated here", "先の記載"}, {}};
        return;
    }
    costs_.add(std::move(cost));
}

}  // namespace

UnitCosts read_unit_costs(NodeReader& nodes, NodeId mapping, const AmountContext& amounts,
                          std::optional<int> sheet_year) {
    return UnitCostReader(nodes, amounts, sheet_year).read(mapping);
}

}  // namespace dxbudget
