/// Funding and cost tables. A form prints them either way round, and a sheet may follow it: each source with its
/// stages, or each stage with its sources. The level whose keys are all stages decides.

#include <algorithm>
#include <string>
#include <utility>

#include "sheet/csv_lines.hpp"
#include "sheet/load_rounding.hpp"
#include "sheet/loader.hpp"
#include "sheet/sum_names.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {

std::optional<bool> Loader::stages_are_keys(NodeId table, Scope scope) {
    std::size_t stages = 0;
    std::size_t labels = 0;
    std::size_t tables_of_stages = 0;  // labels under which all keys are stages
    each_entry(table, [&](NodeId key, NodeId value) {
        const Meaning meaning = meaning_of(key, scope);
        if (meaning.key == Key::share || meaning.key == Key::note || meaning.key == Key::staff ||
            meaning.key == Key::rounding || meaning.key == Key::partial) {
            return;
        }
        (meaning.is_stage() ? stages : labels) += 1;
        bool all_stages = node(value).kind == NodeKind::mapping && node(value).child_count > 0;
        each_entry(value,
                   [&](NodeId inner, NodeId) { all_stages = all_stages && meaning_of(inner, Scope::also).is_stage(); });
        tables_of_stages += all_stages ? 1U : 0U;
    });
    if (stages == 0) return false;
    if (labels == 0 && tables_of_stages == 0) return true;
    const Text both = {"every key of this table is a stage, and so is every key below",
                       "表の外側の項目も内側の項目も、すべて欄である"};
    const Text mixed = {"some keys of this table are stages and some are not",
                        "表の項目に、欄とそうでないものが混ざっている"};
    report(rules::wrong_shape, node(table).span, {labels == 0 ? both : mixed, {}},
           {{"write each line with its stages, or each stage with its lines",
             "行ごとに欄を書くか、欄ごとに行を書くか、どちらかにそろえる"},
            {}});
    return std::nullopt;
}

/// Whether a text is an amount and nothing else, not a share such as 10/10.
bool Loader::states_one_amount(std::string_view text) const {
    return text.find_first_of("/%") == std::string_view::npos &&
           read_amount(text, amounts()).kind == AmountKind::number;
}

void Loader::report_lone_funding(NodeId value) {
    report(rules::wrong_shape, node(value).span,
           {{"`{0}` is an amount; the sources with theirs were expected", "「{0}」は金額だが、財源ごとの金額が必要"},
            {std::string(node(value).text)}},
           {{"write a list, such as `- {name: Grant, amount: 500}`; words say which sources there are",
             "「- {名称: 国庫支出金, 金額: 500}」のようにリストで書く。財源の名称だけなら言葉で書く"},
            {}});
}

void Loader::load_funding(LineId whole, NodeId key, NodeId value) {
    const Node& table = node(value);
    if (table.kind == NodeKind::scalar) {  // 国1/2, in words: claims no amounts
        if (states_one_amount(table.text)) return report_lone_funding(value);
        shares_.check_parts(whole_of(read_share_parts(table.text)), table.span);
        return;
    }
    if (table.kind == NodeKind::null || table.unreadable) return;
    const BreakdownId breakdown = add_breakdown(BreakdownKind::funding, whole, {}, node(key).span);
    if (table.kind == NodeKind::sequence) return load_funding_list(breakdown, value);

    if (has_key(value, Scope::csv, Key::csv)) return load_csv_lines(CsvSink(*this), breakdown, LineKind::source, value);

    const auto transposed = stages_are_keys(value, Scope::funding);
    if (!transposed) return;
    Rows rows;
    each_entry(value, [&](NodeId label, NodeId row) {
        const Meaning meaning = meaning_of(label, Scope::funding);
        if (meaning.key == Key::note) return;
        if (meaning.key == Key::rounding) {
            sheet_.breakdowns[breakdown].rounding = keep_rounding(*this, row, amounts(), sheet_);
            return;
        }
        if (meaning.key == Key::partial) {
            sheet_.breakdowns[breakdown].partial = flag_of(row, true);
            return;
        }
        if (meaning.key == Key::items && is_sequence(row)) return load_funding_list(breakdown, row);
        if (meaning.key == Key::share) {
            if (!is_mapping(row)) return;
            each_entry(row, [&](NodeId source, NodeId share) {
                shares_.load(source_line(breakdown, node(source).text, node(source).span, rows), share);
            });
        } else if (*transposed) {
            if (!is_mapping(row)) return;
            each_entry(row, [&](NodeId source, NodeId figure) {
                add_figure(source_line(breakdown, text_of(source), node(source).span, rows), meaning.stage, figure);
            });
        } else {
            const LineId line = source_line(breakdown, text_of(label), node(label).span, rows);
            if (node(row).kind == NodeKind::mapping) {
                load_body(line, row, Scope::line);
            } else {
                add_figure(line, stages_.named("amount"), row);
            }
        }
    });
}

void Loader::load_funding_list(BreakdownId breakdown, NodeId list) {
    each_element(list, [&](NodeId entry) { load_source(breakdown, entry); });
}

void Loader::load_source(BreakdownId breakdown, NodeId entry) {
    if (!is_mapping(entry)) return;
    bool is_total = false;
    each_entry(entry, [&](NodeId key, NodeId value) {
        if (key_at(key, Scope::line) == Key::name && node(value).kind == NodeKind::scalar)
            is_total = names_the_funded_total(node(value).text);
    });
    if (!is_total) return load_item(breakdown, LineKind::source, entry);
    load_body(add_line(LineKind::funding_total, sheet_.breakdowns[breakdown].whole, {}, node(entry).span), entry,
              Scope::line);
}

LineId Loader::source_line(BreakdownId breakdown, std::string_view label, Span span, Rows& rows) {
    if (const LineId known = rows.find(label); known != no_id) return known;
    const bool is_total = names_the_funded_total(label);
    const LineId line = add_line(is_total ? LineKind::funding_total : LineKind::source,
                                 sheet_.breakdowns[breakdown].whole, label, span);
    if (!is_total) add_to(breakdown, line);
    sheet_.lines[line].name_span = span;
    return rows.add(label, line);
}

void Loader::load_costs(NodeId value) {
    if (!is_mapping(value)) return;
    const auto transposed = stages_are_keys(value, Scope::costs);
    if (!transposed) return;
    Rows rows;
    each_entry(value, [&](NodeId label, NodeId row) {
        const Meaning meaning = meaning_of(label, Scope::costs);
        if (meaning.key == Key::note) return;
        if (meaning.key == Key::staff) return load_staff(row, rows);
        if (*transposed) {
            if (!is_mapping(row)) return;
            each_entry(row, [&](NodeId inner, NodeId figure) {
                const LineId line = cost_line(text_of(inner), inner, figure, rows);
                if (line != no_id) add_figure(line, meaning.stage, figure);
            });
            return;
        }
        const LineId line = cost_line(text_of(label), label, row, rows);
        if (line == no_id) return;
        if (node(row).kind == NodeKind::mapping) {
            load_body(line, row, Scope::line);
        } else {
            add_figure(line, stages_.named("amount"), row);
        }
    });
}

LineId Loader::cost_line(std::string_view label, NodeId key, NodeId value, Rows& rows) {
    if (const LineId known = rows.find(label); known != no_id) return known;
    LineKind kind = LineKind::staff;
    switch (key_of(label, Scope::costs)) {
        case Key::project:
            kind = LineKind::project;
            break;
        case Key::personnel:
            kind = LineKind::personnel;
            break;
        case Key::cost_total:
            kind = LineKind::cost_total;
            break;
        default: {
            const bool counts_people = node(value).kind == NodeKind::scalar && node(value).text.ends_with("人");
            if (!counts_people && !names_staff(label)) {
                report_unknown_key(key, Scope::costs);
                const std::string_view near = nearest(label, staff_groups());
                if (!near.empty() && findings_.back().rule == &rules::unknown_key)
                    findings_.back().help = {{"did you mean `{0}`?", "「{0}」の誤りではないか"}, {std::string(near)}};
                return no_id;
            }
        }
    }
    const LineId line = add_line(kind, 0, label, node(key).span);
    sheet_.lines[line].name_span = node(key).span;
    return rows.add(label, line);
}

void Loader::load_staff(NodeId value, Rows& rows) {
    if (!is_mapping(value)) return;
    const auto transposed = stages_are_keys(value, Scope::costs);
    if (!transposed) return;
    const auto staff_line = [&](NodeId label) {
        const std::string_view name = text_of(label);
        if (const LineId known = rows.find(name); known != no_id) return known;
        const LineId line = add_line(LineKind::staff, 0, name, node(label).span);
        sheet_.lines[line].name_span = node(label).span;
        return rows.add(name, line);
    };
    each_entry(value, [&](NodeId key, NodeId row) {
        const Meaning meaning = meaning_of(key, Scope::costs);
        if (*transposed && node(row).kind == NodeKind::mapping) {
            each_entry(row, [&](NodeId label, NodeId figure) { add_figure(staff_line(label), meaning.stage, figure); });
        } else if (*transposed) {  // staff: {requested: 0.4}: one group without a name
            LineId line = rows.find("");
            if (line == no_id) line = rows.add("", add_line(LineKind::staff, 0, {}, node(key).span));
            add_figure(line, meaning.stage, row);
        } else if (node(row).kind == NodeKind::mapping) {
            load_body(staff_line(key), row, Scope::line);
        } else {
            add_figure(staff_line(key), stages_.named("amount"), row);
        }
    });
}

}  // namespace dxbudget
