#include "sheet/load_rounding.hpp"

#include <string>

#include "dxbudget/amount.hpp"
#include "sheet/read_figure.hpp"
#include "sheet/value_words.hpp"

namespace dxbudget {
namespace {

std::optional<Rounding> read_way(NodeReader& nodes, NodeId id) {
    const std::string_view word = nodes.text_of(id);
    if (word.empty()) return std::nullopt;
    const std::optional<Rounding> way = value_of(word, rounding_words);
    if (!way) {
        nodes.report(
            rules::bad_rounding, nodes.node(id).span,
            {{"`{0}` is not a rounding method", "「{0}」という端数処理はない"}, {std::string(word)}},
            {{"write `half-up`, `truncate`, `away-from-zero`, `up`, `down`, `any`, `exact` or, of shares, "
              "`largest-remainder`",
              "四捨五入、切捨て、切上げ、問わない、端数なし、up(大きい方へ)、down(小さい方へ)、割合なら最大剰余の"
              "いずれかを書く"},
             {}});
    }
    return way;
}

std::optional<Rounding> read_way_of_sums(NodeReader& nodes, NodeId id) {
    const std::optional<Rounding> way = read_way(nodes, id);
    if (way != Rounding::largest_remainder) return way;
    nodes.report(rules::bad_rounding, nodes.node(id).span,
                 {{"`largest-remainder` shares out a total; it is not a way to round sums",
                   "最大剰余は総額を割合で分ける方法であり、合計の端数処理ではない"},
                  {}},
                 {{"write it under `products:`, or alone", "「積算:」に書くか、単独で書く"}, {}});
    return std::nullopt;
}

std::optional<bool> adds_exact(NodeReader& nodes, NodeId setting) {
    const std::string_view word = nodes.text_of(setting);
    const std::optional<bool> exact = value_of(word, addition_words);
    if (!exact && !word.empty()) {
        nodes.report(
            rules::bad_rounding, nodes.node(setting).span,
            {{"`{0}` does not say what is added up", "「{0}」では何を加算するか分からない"}, {std::string(word)}},
            {{"write `exact` (what the calculations give) or `printed` (what stands in the lines)",
              "「端数処理前」(積算の結果)か「端数処理後」(各行の額)と書く"},
             {}});
    }
    return exact;
}

std::optional<Rational> read_step(NodeReader& nodes, NodeId setting, const AmountContext& amounts) {
    const std::string_view word = nodes.text_of(setting);
    if (word.empty()) return std::nullopt;
    const Amount step = read_amount(word, amounts);
    if (step.kind == AmountKind::number && step.value.sign() > 0) return step.value;
    nodes.report(rules::bad_rounding, nodes.node(setting).span,
                 {{"`{0}` is not an amount to round to", "「{0}」は端数処理の単位にならない"}, {std::string(word)}},
                 {{"write what figures are a multiple of, such as `1,000` or `1百万円`",
                   "「1,000」「1百万円」のように、端数処理の単位となる額を書く"},
                  {}});
    return std::nullopt;
}

}  // namespace

std::optional<RoundingChoice> read_rounding(NodeReader& nodes, NodeId value, const AmountContext& amounts) {
    RoundingChoice choice;
    if (nodes.node(value).kind != NodeKind::mapping) {
        choice.products = read_way(nodes, value);
        if (!choice.products) return std::nullopt;
        if (*choice.products != Rounding::largest_remainder) choice.sums = choice.products;  // which sums do not know
    } else {
        nodes.each_entry(value, [&](NodeId key, NodeId setting) {
            switch (nodes.key_at(key, Scope::rounding)) {
                case Key::products:
                    choice.products = read_way(nodes, setting);
                    break;
                case Key::sums:
                    choice.sums = read_way_of_sums(nodes, setting);
                    break;
                case Key::add:
                    choice.adds_exact = adds_exact(nodes, setting);
                    break;
                case Key::to:
                    choice.step = read_step(nodes, setting, amounts);
                    break;
                default:
                    nodes.report_unknown_key(key, Scope::rounding);
            }
        });
    }
    return choice;
}

std::uint32_t keep_rounding(NodeReader& nodes, NodeId value, const AmountContext& amounts, Sheet& sheet) {
    const std::optional<RoundingChoice> choice = read_rounding(nodes, value, amounts);
    if (!choice) return no_id;
    sheet.roundings.push_back(*choice);
    return static_cast<std::uint32_t>(sheet.roundings.size() - 1);
}

std::uint32_t keep_tolerance(NodeReader& nodes, NodeId value, const AmountContext& amounts, Sheet& sheet) {
    const std::optional<WrittenFigure> tolerance = read_not_negative(nodes, value, amounts);
    if (!tolerance) return no_id;
    sheet.tolerances.push_back(tolerance->amount.value);
    return static_cast<std::uint32_t>(sheet.tolerances.size() - 1);
}

}  // namespace dxbudget
