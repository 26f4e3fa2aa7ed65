/// Shares: of one source, of several payers in one text, and of what.

#include <algorithm>
#include <string>
#include <utility>

#include "sheet/loader.hpp"
#include "sheet/share_table.hpp"
#include "sheet/value_words.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {

void ShareTable::settle() {
    resolve_bases();
    require_bases();
    check_tables();
    give_up_sums_of_lost_shares();
}

void ShareTable::question() {
    report_circular_bases();
    find_rounded_shares();
    question_idle_shares();
    question_idle_bounds();
}

void ShareTable::load(LineId line, NodeId value) {
    if (nodes_.node(value).kind != NodeKind::mapping) return load_value(line, std::nullopt, value);
    loader_.each_stage_entry(value, [&](StageId stage, NodeId share) { load_value(line, stage, share); });
}

void ShareTable::load_value(LineId line, std::optional<StageId> stage, NodeId value) {
    const std::string_view text = nodes_.text_of(value);
    if (text.empty()) return report_blank_share(value);
    Share share{.stage = stage, .of_whole = {}, .span = nodes_.node(value).span};
    if (std::find(rest_words.begin(), rest_words.end(), text) == rest_words.end()) {
        share.of_whole = is_rate(line) ? read_rate(text) : read_share(text);
        if (const auto parts = read_share_parts(text); !share.of_whole && parts.size() > 1) {
            load_parts(line, stage, parts, nodes_.node(value).span);
            return;
        }
        if (!share.of_whole) return report_share(line, value);
    }
    sheet_.lines[line].shares.push_back(share);
}

/// Whether a line's share is the rate of another line's figure, which may be more than all of it.
bool ShareTable::is_rate(LineId line) const {
    return sheet_.lines[line].kind != LineKind::source;
}

/// A share is of what its line is a part of, where nothing else is stated; of what a rate is one must be said. What is
/// left is for sources alone.
void ShareTable::require_bases() {
    for (const LineId id : rates_) {
        Line& line = sheet_.lines[id];
        if (is_rate(id) && line.share_base == no_id && !line.shares.empty()) {
            nodes_.report(
                rules::bad_share, line.shares.front().span,
                {{"it is not stated what `{0}` is a rate of", "「{0}」が何に対する率かの記載がない"},
                 {std::string(nodes_.source().slice(line.shares.front().span))}},
                {{"write `of:` with lines, such as `of: [A, B]`, or `of: total`; a column of rates is declared under "
                  "`stages:`, and words belong in `note`",
                  "「対象: [A, B]」「対象: 合計」のように対象の行を書く。率の列は stages:(段階:)で宣言し、"
                  "説明は備考(note)に書く"},
                 {}});
            lose_shares(id);
        }
    }
    for (LineId id = 0; id < sheet_.lines.size(); ++id) {
        const Line& line = sheet_.lines[id];
        const bool takes_rest = std::ranges::any_of(line.shares, [](const Share& one) { return !one.of_whole; });
        if (line.kind != LineKind::item || !takes_rest) continue;
        nodes_
            .report(rules::bad_share, line.shares.front().span,
                    {{"only a source takes the rest", "残額とすることができるのは財源だけである"}, {}},
                    {{"write the item's figure, or what it is a share of", "金額か、割合とその対象(of)を書く"}, {}})
            .severity = Severity::warning;
        lose_shares(id);
    }
}

void ShareTable::lose_shares(LineId line) {
    sheet_.lines[line].shares.clear();
    lost_shares_.push_back(line);
}

void ShareTable::report_share(LineId line, NodeId value) {
    const std::string word(nodes_.node(value).text);
    lost_shares_.push_back(line);
    Message help = did_you_mean(word, std::span(rest_words).first(1));
    if (help.empty()) {
        help = {
            {"write a fraction such as `1/2`, a percentage such as `50%`, or `rest`; what is no share belongs under "
             "`note:`",
             "「1/2」「50%」のように書くか、残額なら「rest」(残額)と書く。割合でないものは note:(備考:)に書く"},
            {}};
    }
    if (is_rate(line) && read_amount(word, loader_.amounts()).kind == AmountKind::number) {
        help = {{"write a percentage such as `{0}%`, or a fraction", "「{0}%」のように百分率か、分数で書く"}, {word}};
    }
    nodes_.report(rules::bad_share, nodes_.node(value).span,
                  {{"`{0}` is not a share", "「{0}」は負担割合として読めない"}, {word}}, std::move(help));
}

/// A share that was left out; `null` says that there is none.
void ShareTable::report_blank_share(NodeId value) {
    const bool is_blank = nodes_.node(value).kind == NodeKind::null
                              ? nodes_.source().slice(nodes_.node(value).span).empty()
                              : nodes_.node(value).kind == NodeKind::scalar;
    if (!is_blank || nodes_.node(value).unreadable) return;
    const Span span = nodes_.node(value).span;
    nodes_
        .report(rules::bad_share, span.empty() ? nodes_.node(nodes_.key_being_read()).span : span,
                {{"the share is blank, so no figure is compared with it", "負担割合が空欄のため、金額と比較していない"},
                 {}},
                {{"write the share, or remove the key", "割合を書くか、項目を削除する"}, {}})
        .severity = Severity::warning;
}

void ShareTable::report_lone_base(NodeId key) {
    nodes_
        .report(rules::bad_share, nodes_.node(key).span,
                {{"`{0}` says what a share is of, but this line has no share",
                  "「{0}」は負担割合の対象だが、この行に負担割合がない"},
                 {std::string(nodes_.node(key).text)}},
                {{"write its `share`, or remove the key; words belong in `note`",
                  "負担割合(share)を書くか、項目を削除する。説明は備考(note)に書く"},
                 {}})
        .severity = Severity::warning;
}

void ShareTable::report_idle(Span span, Text word, LineId line, StageId stage) {
    const Stage& column = sheet_.stages[stage];
    Message message{{"nothing is compared with this {0}: {1} has no figure at {2}",
                     "{1}には{2}の金額がなく、この{0}と比較するものがない"},
                    {word, name_of(sheet_, line), column.label}};
    Message help{{"write the figure, or correct the stage", "金額を書くか、欄を直す"}, {}};
    if (column.formula) {
        message = {{"nothing is compared with this {0}: {1} follows from its formula",
                    "{1}は計算式で決まる欄であり、この{0}と比較しない"},
                   {word, column.label}};
        help = {{"write it at the stages that the formula takes", "計算式のもとになる欄に書く"}, {}};
    }
    nodes_.report(rules::no_common_stage, span, std::move(message), std::move(help));
}

/// Shares at a stage at which their line has no figure, or one that a formula gives.
void ShareTable::question_idle_shares() {
    for (LineId id = 0; id < sheet_.lines.size(); ++id) {
        const Line& line = sheet_.lines[id];
        for (const Share& share : line.shares) {
            if (!share.stage) continue;
            const bool is_used = sheet_.cell(id, *share.stage) != no_id && !sheet_.stages[*share.stage].formula;
            if (!is_used) report_idle(share.span, {"share", "負担割合"}, id, *share.stage);
        }
        const bool funds_something = line.parent != no_id || line.share_base != no_id;
        if (line.shares.empty() || funds_something) continue;
        nodes_
            .report(rules::bad_share, line.shares.front().span,
                    {{"this line funds nothing, so its share is compared with nothing",
                      "この行は何の財源でもなく、負担割合と比較するものがない"},
                     {}},
                    {{"name what it is a share of, with `of`", "割合の対象(of)を書く"}, {}})
            .severity = Severity::warning;
    }
}

/// The same of limits and of what shares are of.
void ShareTable::question_idle_bounds() {
    for (const Figure& figure : sheet_.figures) {
        if (figure.stage == no_stage || figure.kind == AmountKind::absent) continue;
        const Line& bound = sheet_.lines[figure.line];
        const bool has_figure = bound.parent != no_id && sheet_.cell(bound.parent, figure.stage) != no_id;
        if (bound.kind == LineKind::limit && !has_figure)
            report_idle(figure.span, {"limit", "上限額"}, bound.parent, figure.stage);
        const bool takes_share = has_figure && !sheet_.stages[figure.stage].formula;
        if (bound.kind == LineKind::share_base && !takes_share)
            report_idle(figure.span, {"base of a share", "負担割合の対象"}, bound.parent, figure.stage);
    }
}

/// What a line comes to by a share that was not read is not known, so that no sum over it is claimed.
void ShareTable::give_up_sums_of_lost_shares() {
    for (const LineId line : lost_shares_) {
        const BreakdownId breakdown = sheet_.lines[line].breakdown;
        if (loader_.stated_.is_silent(line) && breakdown != no_id) sheet_.breakdowns[breakdown].incomplete = true;
    }
}

/// Several payers in one text: their parts make one whole, and the line's own is the part that has its name, or the
/// first. Where a part is left open (国1/3、単県) nothing is claimed.
void ShareTable::load_parts(LineId line, std::optional<StageId> stage, const std::vector<SharePart>& parts, Span span) {
    const std::optional<Rational> whole = whole_of(parts);
    check_parts(whole, span);
    if (whole) split_shares_.push_back({line, stage, parts, span});
}

void ShareTable::check_parts(const std::optional<Rational>& whole, Span span) {
    if (!whole || *whole == Rational(1)) return;
    // A payer that a text does not name may bear the rest.
    report_shares_not_whole(*whole, span, *whole < Rational(1) ? Severity::warning : rules::shares_not_whole.severity);
}

/// Which part is a line's own is known when its name is.
void ShareTable::choose_own_parts() {
    for (const SplitShare& split : split_shares_) {
        Line& line = sheet_.lines[split.line];
        const auto own = std::find_if(split.parts.begin(), split.parts.end(),
                                      [&](const SharePart& part) { return part.word == line.name; });
        const SharePart& part = own == split.parts.end() ? split.parts.front() : *own;
        line.shares.push_back({.stage = split.stage, .of_whole = part.of_whole, .span = split.span});
    }
}

/// A table in which every source has a share of the whole, and none takes the rest, shares out all of it.
void ShareTable::check_tables() {
    for (const Breakdown& breakdown : sheet_.breakdowns) {
        if (breakdown.kind != BreakdownKind::funding || breakdown.partial || breakdown.lines.size() < 2) continue;
        Rational whole;
        Span last;
        const bool shared_out = std::all_of(breakdown.lines.begin(), breakdown.lines.end(), [&](LineId id) {
            const Line& source = sheet_.lines[id];
            const bool is_plain = source.shares.size() == 1 && !source.shares.front().stage && source.counted &&
                                  !is_subtracted(sheet_, id) && source.share_base == no_id && source.limit == no_id &&
                                  source.shares.front().of_whole;
            if (!is_plain) return false;
            whole += *source.shares.front().of_whole;
            last = source.shares.front().span;
            return true;
        });
        if (shared_out && whole != Rational(1)) report_shares_not_whole(whole, last, rules::shares_not_whole.severity);
    }
}

void ShareTable::report_shares_not_whole(const Rational& whole, Span span, Severity severity) {
    nodes_
        .report(
            rules::shares_not_whole, span,
            {{"these shares add up to {0}, not to 1", "負担割合の合計が 1 にならず、{0} である"}, {as_fraction(whole)}},
            {{"correct a share, name the payer that is missing, or let one source take the rest (`rest`)",
              "割合を直すか、欠けている負担者を書き加えるか、財源の一つを残額(rest)とする"},
             {}})
        .severity = severity;
}

}  // namespace dxbudget
