#include <algorithm>
#include <bitset>
#include <string>

#include "sheet/csv_lines.hpp"
#include "sheet/load_rounding.hpp"
#include "sheet/loader.hpp"
#include "sheet/value_words.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {

LineId Loader::add_line(LineKind kind, LineId parent, std::string_view name, Span span) {
    const auto id = static_cast<LineId>(sheet_.lines.size());
    sheet_.lines.push_back(Line{.kind = kind, .name = name, .span = span, .parent = parent});
    stated_.add_line();
    return id;
}

BreakdownId Loader::add_breakdown(BreakdownKind kind, LineId whole, std::string_view name, Span span) {
    const auto id = static_cast<BreakdownId>(sheet_.breakdowns.size());
    sheet_.breakdowns.push_back(Breakdown{.kind = kind, .name = name, .whole = whole, .span = span, .lines = {}});
    sheet_.lines[whole].breakdowns.push_back(id);
    return id;
}

void Loader::add_to(BreakdownId breakdown, LineId line) {
    std::vector<LineId>& lines = sheet_.breakdowns[breakdown].lines;
    lines.push_back(line);
    sheet_.lines[line].breakdown = breakdown;
    sheet_.lines[line].position = static_cast<std::uint32_t>(lines.size());
}

/// Whether a key that is not known was probably meant to say what a line's own tables claim.
static bool is_near_convention(std::string_view word) {
    static constexpr std::string_view conventions[] = {"partial", "rounding", "端数処理"};
    return !nearest(word, conventions).empty();
}

void Loader::load_body(LineId line, NodeId mapping, Scope scope) {
    std::bitset<128> seen;
    bool loses_convention = false;
    NodeId base = no_node;
    each_entry(mapping, [&](NodeId key, NodeId value) {
        const Meaning meaning = known_meaning_of(key, scope);
        if (meaning.key != Key::none) {
            const auto bit = static_cast<std::size_t>(meaning.key);
            if (seen[bit] && node(key).text != word_of(meaning.key)) {
                report(rules::duplicate_key, node(key).span,
                       {{"`{0}` means the same as `{1}`, which this entry already has",
                         "「{0}」は既にある「{1}」と同じ意味の項目である"},
                        {std::string(node(key).text), std::string(word_of(meaning.key))}});
            }
            seen.set(bit);
            if (meaning.key == Key::of) base = key;
        }
        if (meaning.is_unknown()) {
            mark_incomplete(line);
            loses_convention = loses_convention || is_near_convention(node(key).text);
        }
        load_line_key(line, meaning, key, value);
    });
    const bool has_share = seen[static_cast<std::size_t>(Key::share)];
    if (base != no_node && !has_share && !sheet_.lines[line].incomplete) shares_.report_lone_base(base);
    if (!loses_convention) return;
    for (const BreakdownId table : sheet_.lines[line].breakdowns) sheet_.breakdowns[table].incomplete = true;
}

/// One of the line's keys could not be read: what it says, and whether the line is added, is not known.
void Loader::mark_incomplete(LineId line) {
    sheet_.lines[line].incomplete = true;
    const BreakdownId table = sheet_.lines[line].breakdown;
    if (table != no_id) sheet_.breakdowns[table].incomplete = true;
}

void Loader::load_line_key(LineId line, Meaning meaning, NodeId key, NodeId value) {
    if (meaning.is_stage()) return add_figure(line, meaning.stage, value, key);
    switch (meaning.key) {
        case Key::name:
            sheet_.lines[line].name = text_of(value);
            sheet_.lines[line].name_span = node(value).span;
            break;
        case Key::total:
            load_total(line, value);
            break;
        case Key::items:
            load_items(line, BreakdownKind::items, {}, key, value);
            break;
        case Key::funding:
            load_funding(line, key, value);
            break;
        case Key::also:
            load_also(line, value);
            break;
        case Key::limit:
            shares_.load_limit(line, key, value);
            break;
        case Key::share:
            if (is_word_for_rates(node(key).text)) shares_.call_rate(line);
            shares_.load(line, value);
            break;
        case Key::of:
            shares_.load_base(line, key, value);
            break;
        case Key::sheet:
            load_link(line, value);
            break;
        case Key::partial:
            sheet_.lines[line].partial = flag_of(value, true);
            break;
        case Key::counted:
            sheet_.lines[line].counted = flag_of(value, true);
            break;
        case Key::sign:
            load_line_sign(line, key, value);
            break;
        case Key::rounding:
            sheet_.lines[line].rounding = keep_rounding(*this, value, amounts(), sheet_);
            break;
        case Key::tolerance:
            (line == 0 ? sheet_.tolerance : sheet_.lines[line].tolerance) =
                keep_tolerance(*this, value, amounts(), sheet_);
            break;
        case Key::note:
            sheet_.lines[line].note = text_of(value);
            break;
        case Key::elsewhere:
            sheet_.lines[line].elsewhere = text_of(value);
            break;
        case Key::meta:
            sheet_.lines[line].meta = value;
            break;
        default:
            load_sheet_key(meaning.key, value);
    }
}

Sign Loader::load_sign(NodeId value) {
    const std::string_view word = text_of(value);
    const std::optional<Sign> sign = value_of(word, sign_words);
    if (!sign && !word.empty()) {
        report(rules::wrong_shape, node(value).span,
               {{"`{0}` is not a sign", "「{0}」という符号はない"}, {std::string(word)}},
               {{"write `minus` for what is subtracted, or `plus`", "差し引くなら「控除」、加えるなら「加算」と書く"},
                {}});
    }
    return sign.value_or(Sign::as_table);
}

/// What stands in no table is neither added nor subtracted.
void Loader::load_line_sign(LineId line, NodeId key, NodeId value) {
    Line& self = sheet_.lines[line];
    const std::size_t said_before = findings_.size();
    self.sign = load_sign(value);
    if (self.breakdown == no_id) {
        self.sign = Sign::as_table;
        report(rules::unknown_key, node(key).span,
               {{"`{0}` has no effect here: this line is not added up in a table",
                 "この行は表の合計に加わらないので、「{0}」は意味を持たない"},
                {std::string(node(key).text)}},
               {{"give it to an item or a source, or remove it", "内訳か財源の行に書くか、削除する"}, {}});
    }
    if (findings_.size() != said_before) mark_incomplete(line);
}

void Loader::load_total(LineId line, NodeId value) {
    if (node(value).kind == NodeKind::mapping) {
        each_entry(value, [&](NodeId key, NodeId figure) {
            const Meaning meaning = known_meaning_of(key, Scope::line);
            const bool allowed = meaning.is_stage() || meaning.key == Key::also || meaning.key == Key::limit ||
                                 meaning.key == Key::note || meaning.key == Key::meta;
            if (meaning.key == Key::tolerance) {
                sheet_.lines[line].tolerance = keep_tolerance(*this, figure, amounts(), sheet_);
            } else if (allowed) {
                load_line_key(line, meaning, key, figure);
            } else if (meaning.is_unknown()) {
                mark_incomplete(line);
            } else {
                report(rules::unknown_key, node(key).span,
                       {{"`{0}` does not belong under a total", "「{0}」は合計の下には書けない"},
                        {std::string(node(key).text)}},
                       {{"write it beside the total, on the line itself", "合計の外、その行に直接書く"}, {}});
            }
        });
    } else if (node(value).kind == NodeKind::sequence) {
        report_shape(value, Expected::mapping);
    } else if (const auto pitfall = node(value).kind == NodeKind::scalar
                                        ? explain(source_, document_, value, Expected::mapping)
                                        : std::optional<Finding>{}) {
        findings_.push_back(*pitfall);
    } else {
        add_figure(line, stages_.named("amount"), value);
    }
}

void Loader::load_items(LineId whole, BreakdownKind kind, std::string_view name, NodeId key, NodeId list) {
    if (node(list).kind == NodeKind::mapping && has_key(list, Scope::table)) {
        const BreakdownId breakdown = add_breakdown(kind, whole, name, node(key).span);
        if (has_key(list, Scope::csv, Key::csv)) return load_csv_lines(CsvSink(*this), breakdown, LineKind::item, list);
        load_table(breakdown, list);
    } else if (is_sequence(list)) {
        const BreakdownId breakdown = add_breakdown(kind, whole, name, node(key).span);
        each_element(list, [&](NodeId entry) { load_item(breakdown, LineKind::item, entry); });
    }
}

/// A list with what holds for all of it: `items: {rounding: half-up, items: […]}`.
void Loader::load_table(BreakdownId breakdown, NodeId mapping) {
    each_entry(mapping, [&](NodeId key, NodeId value) {
        switch (key_at(key, Scope::table)) {
            case Key::items:
                if (!is_sequence(value)) return;
                each_element(value, [&](NodeId entry) { load_item(breakdown, LineKind::item, entry); });
                break;
            case Key::rounding:
                sheet_.breakdowns[breakdown].rounding = keep_rounding(*this, value, amounts(), sheet_);
                break;
            case Key::partial:
                sheet_.breakdowns[breakdown].partial = flag_of(value, true);
                break;
            case Key::sign:
                sheet_.breakdowns[breakdown].subtracted = load_sign(value) == Sign::minus;
                break;
            case Key::note:
                break;
            default:
                sheet_.breakdowns[breakdown].incomplete = true;
                report_unknown_key(key, Scope::table);
        }
    });
}

void Loader::load_item(BreakdownId breakdown, LineKind kind, NodeId entry) {
    if (!is_mapping(entry)) {
        const bool is_word = node(entry).kind == NodeKind::scalar && !node(entry).unreadable;
        if (is_word && findings_.back().rule == &rules::wrong_shape)
            findings_.back().help = {
                {"write `- name: {0}`, and its figures below", "「- 名称: {0}」と書き、その下に金額を書く"},
                {std::string(node(entry).text)}};
        return;
    }
    const LineId line = add_line(kind, sheet_.breakdowns[breakdown].whole, {}, node(entry).span);
    add_to(breakdown, line);
    load_body(line, entry, Scope::line);
    const Line& loaded = sheet_.lines[line];
    const bool is_link = !links_.empty() && links_.back().line == line;
    if (loaded.name.empty() && stated_.is_silent(line) && loaded.breakdowns.empty() && !is_link) {
        report(rules::missing_key, node(entry).span,
               {{"this line has neither a name nor a figure", "この行には名称も金額もない"}, {}},
               {{"give it a `name:` and its figures, or remove it", "名称(name)と金額を書くか、行を削除する"}, {}});
    }
}

void Loader::load_breakdowns(NodeId mapping) {
    if (!is_mapping(mapping)) return;
    each_entry(mapping, [&](NodeId key, NodeId list) { load_items(0, BreakdownKind::other, text_of(key), key, list); });
}

void Loader::load_workings(NodeId value) {
    if (node(value).kind == NodeKind::sequence) {
        each_element(value, [&](NodeId entry) {
            if (is_mapping(entry))
                load_body(add_line(LineKind::working, no_id, {}, node(entry).span), entry, Scope::line);
        });
        return;
    }
    if (!is_mapping(value)) return;
    each_entry(value, [&](NodeId key, NodeId table) {
        const LineId line = add_line(LineKind::working, no_id, text_of(key), node(key).span);
        sheet_.lines[line].name_span = node(key).span;
        if (node(table).kind == NodeKind::sequence) {
            load_items(line, BreakdownKind::items, {}, key, table);
        } else if (node(table).kind == NodeKind::mapping) {
            load_body(line, table, Scope::line);
        } else {
            add_figure(line, stages_.named("amount"), table);
        }
    });
}

void Loader::load_also(LineId line, NodeId value) {
    const auto load_one = [&](NodeId entry) {
        if (!is_mapping(entry)) return;
        const LineId restatement = add_line(LineKind::restatement, line, {}, node(entry).span);
        each_entry(entry, [&](NodeId key, NodeId figure) {
            const Meaning meaning = known_meaning_of(key, Scope::also);
            if (meaning.is_unknown()) mark_incomplete(restatement);
            if (meaning.is_stage()) add_figure(restatement, meaning.stage, figure);
            if (meaning.key == Key::where) sheet_.lines[restatement].name = text_of(figure);
            if (meaning.key == Key::note) sheet_.lines[restatement].note = text_of(figure);
            if (meaning.key == Key::rounding)
                sheet_.lines[restatement].rounding = keep_rounding(*this, figure, amounts(), sheet_);
        });
        if (!stated_.is_silent(restatement) || sheet_.lines[restatement].incomplete) return;
        report(
            rules::missing_key, node(entry).span,
            {{"this entry states no figure to compare", "比較する金額の記載がない"}, {}},
            {{"write the figure at its stage, such as `requested: 1,000`", "「要求額: 1,000」のように欄と金額を書く"},
             {}});
    };
    if (node(value).kind == NodeKind::mapping) {
        load_one(value);
    } else if (is_sequence(value)) {
        each_element(value, load_one);
    }
}

void Loader::load_bound(LineId line, LineKind kind, NodeId key, NodeId value) {
    const LineId bound = add_line(kind, line, {}, node(key).span);
    if (node(value).kind == NodeKind::mapping) {
        each_stage_entry(value, [&](StageId stage, NodeId figure) { add_figure(bound, stage, figure); });
    } else {
        // One figure for every stage: it stands in no column of its own.
        Figure figure = read_figure(bound, no_stage, value);
        sheet_.lines[bound].stageless = static_cast<FigureId>(sheet_.figures.size());
        if (figure.calculation != no_id) sheet_.calculations[figure.calculation].figure = sheet_.lines[bound].stageless;
        sheet_.figures.push_back(figure);
        stated_.add_apart();
    }
    (kind == LineKind::limit ? sheet_.lines[line].limit : sheet_.lines[line].share_base) = bound;
}

}  // namespace dxbudget
