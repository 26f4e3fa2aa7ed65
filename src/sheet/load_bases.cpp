/// What shares are of: an amount, or a line that is known by its path or by a name that no other line has.

#include <algorithm>
#include <string>
#include <utility>

#include "sheet/line_index.hpp"
#include "sheet/loader.hpp"
#include "sheet/path_words.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {
namespace {

/// Whether a share may be of such a line because it has that name.
bool is_known_by_name(LineKind kind) {
    return kind == LineKind::item || kind == LineKind::source || kind == LineKind::working ||
           kind == LineKind::project || kind == LineKind::personnel || kind == LineKind::cost_total;
}

}  // namespace

/// The lines of each name, looked at once for all bases.
class Loader::NamedLines {
  public:
    explicit NamedLines(const Sheet& sheet) {
        for (LineId line = 0; line < sheet.lines.size(); ++line) {
            const Line& self = sheet.lines[line];
            if (self.name.empty() || !is_known_by_name(self.kind)) continue;
            std::vector<LineId>& lines = lines_[self.name];
            if (lines.empty() && names_.size() < most_names) names_.push_back(self.name);
            if (lines.size() < most_namesakes) lines.push_back(line);
        }
    }

    bool has(std::string_view name) const { return lines_.contains(name); }

    /// The lines of that name but one; no more of them than tell whether it is the only one.
    std::vector<LineId> called(std::string_view name, LineId but) const {
        const auto found = lines_.find(name);
        std::vector<LineId> lines = found == lines_.end() ? std::vector<LineId>{} : found->second;
        std::erase(lines, but);
        return lines;
    }

    /// The line whose name is nearest to a word; `no_id` where none is near.
    LineId near(std::string_view word, LineId but) {
        if (++suggestions_ > most_suggestions) return no_id;
        const std::string_view name = nearest(word, names_);
        const std::vector<LineId> lines = name.empty() ? std::vector<LineId>{} : called(name, but);
        return lines.empty() ? no_id : lines.front();
    }

  private:
    static constexpr std::size_t most_names = 10'000;
    static constexpr std::size_t most_suggestions = 20;
    static constexpr std::size_t most_namesakes = 3;
    std::unordered_map<std::string_view, std::vector<LineId>> lines_;
    std::vector<std::string_view> names_;
    std::size_t suggestions_ = 0;
};

void Loader::load_share_base(LineId line, NodeId key, NodeId value) {
    const Node& written = node(value);
    if (written.kind == NodeKind::scalar && !written.unreadable) {
        const AmountKind kind = read_amount(written.text, amounts()).kind;
        if (kind == AmountKind::remark || kind == AmountKind::unreadable) {
            bases_.push_back({line, key, value});
            return;
        }
    }
    if (written.kind == NodeKind::sequence && written.child_count > 0) {
        bases_.push_back({line, key, value});
        return;
    }
    load_bound(line, LineKind::share_base, key, value);
}

void Loader::resolve_share_bases() {
    if (bases_.empty()) return;
    NamedLines names(sheet_);
    for (const PendingBase& pending : bases_) {
        const std::vector<BaseTerm> terms = terms_of_base(pending, names);
        const LineId base =
            terms.size() == 1 ? find_base(pending, terms.front(), names) : base_of_terms(pending, terms, names);
        if (base != no_id) {
            sheet_.lines[pending.line].share_base = base;
            continue;
        }
        // A share of nobody knows what cannot be checked; the finding says so.
        std::erase_if(sheet_.lines[pending.line].shares, [](const Share& share) { return share.of_whole.has_value(); });
        lost_shares_.push_back(pending.line);
    }
    if (!sheet_.base_parts.empty()) number_lines(sheet_);  // bases were added
}

/// The lines that a base names: the elements of a list, or what stands between ` + ` and ` - `, unless a line is called
/// by all of it.
std::vector<Loader::BaseTerm> Loader::terms_of_base(const PendingBase& pending, const NamedLines& names) const {
    std::vector<BaseTerm> terms;
    const Node& written = node(pending.value);
    if (written.kind == NodeKind::sequence) {
        each_element(pending.value, [&](NodeId id) { terms.push_back({node(id).text, node(id).span, false}); });
        return terms;
    }
    const std::string_view text = written.text;
    const bool is_sum = text.find(" + ") != std::string_view::npos || text.find(" - ") != std::string_view::npos;
    if (!is_sum) return {{text, written.span, false}};
    const bool is_name = names.has(text) || find_line(sheet_, text);
    bool subtracted = false;
    for (std::size_t begin = 0; begin <= text.size();) {
        std::size_t end = begin;
        while (!is_name && end < text.size() && text.substr(end, 3) != " + " && text.substr(end, 3) != " - ") ++end;
        if (is_name) end = text.size();
        const auto at = [&](std::size_t offset) { return written.content.begin + static_cast<std::uint32_t>(offset); };
        terms.push_back(
            {text.substr(begin, end - begin), written.verbatim ? Span{at(begin), at(end)} : written.span, subtracted});
        subtracted = text.substr(end, 3) == " - ";
        begin = end + 3;
    }
    return terms;
}

/// A line that stands for the sum of several; `no_id` where one of them is not known.
LineId Loader::base_of_terms(const PendingBase& pending, std::span<const BaseTerm> terms, NamedLines& names) {
    std::vector<LineId> lines;
    for (const BaseTerm& term : terms) lines.push_back(find_base(pending, term, names));
    if (std::find(lines.begin(), lines.end(), no_id) != lines.end()) return no_id;
    const LineId base = add_line(LineKind::share_base, pending.line, {}, node(pending.key).span);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        sheet_.base_parts.push_back({.base = base, .line = lines[i], .coefficient = terms[i].subtracted ? -1 : 1});
    }
    return base;
}

/// The line that a text names; `no_id`, and said so, where it names none, or several.
LineId Loader::find_base(const PendingBase& pending, const BaseTerm& term, NamedLines& names) {
    const std::string_view text = term.text;
    const auto path = segments_of(text);
    if (!path.empty()) {  // most bases are written as findings print them
        for (const LineId line : names.called(path.back(), pending.line)) {
            if (path_of_line(sheet_, line) == text) return line;
        }
    }
    if (const auto line = find_line(sheet_, path); line && *line != pending.line) {
        if (!is_ambiguous(sheet_, *line, path)) return *line;
        report_bases(term, names.called(path.back(), pending.line));
        return no_id;
    }
    const std::vector<LineId> lines = names.called(text, pending.line);
    if (lines.size() == 1) return lines.front();
    if (!lines.empty()) {
        report_bases(term, lines);
        return no_id;
    }
    const bool is_whole =
        node(pending.value).kind == NodeKind::scalar && text.size() == node(pending.value).text.size();
    if (is_whole && read_amount(text, amounts()).kind == AmountKind::unreadable) {
        load_bound(pending.line, LineKind::share_base, pending.key, pending.value);
        return sheet_.lines[pending.line].share_base;
    }
    report_no_base(pending, term, names);
    return no_id;
}

/// The path of a line as messages say it; the sheet keeps the words.
static Text path_to_write(Sheet& sheet, LineId line) {
    const std::string path = path_of_line(sheet, line);
    const std::string& english = sheet.texts.emplace_back(path);
    return {english, sheet.texts.emplace_back(line_path_in_words(path, Language::japanese))};
}

/// Several lines may be meant: two of their paths say how to write which.
void Loader::report_bases(const BaseTerm& term, const std::vector<LineId>& lines) {
    Message help{{"write the path of one of them, with the position in the place of the name, such as `items/#2`",
                  "名称の代わりに「細事業/#2」のように順番を書き、経路で行を指す"},
                 {}};
    if (lines.size() > 1) {
        help = {{"write the path of the line, such as `{0}` or `{1}`", "「{0}」「{1}」のように行の経路を書く"},
                {path_to_write(sheet_, lines[0]), path_to_write(sheet_, lines[1])}};
    }
    report(rules::unknown_line, term.span,
           {{"several lines are called `{0}`", "「{0}」という行が複数ある"}, {std::string(term.text)}},
           std::move(help));
}

void Loader::report_no_base(const PendingBase& pending, const BaseTerm& term, NamedLines& names) {
    const std::string_view text = term.text;
    const std::size_t slash = text.rfind('/');
    const std::size_t dot = text.rfind('.');
    const bool is_path = slash != std::string_view::npos;
    Message message = is_path ? Message{{"no line of this sheet has the path `{0}`", "「{0}」という行はこの調書にない"},
                                        {std::string(text)}}
                              : Message{{"no line of this sheet is called `{0}`", "「{0}」という行はこの調書にない"},
                                        {std::string(text)}};
    Message help{{"write the name of a line, its path as findings print it, such as `items/…`, or an amount",
                  "行の名称か、「細事業/…」のように検査結果に出る経路、又は金額を書く"},
                 {}};
    const bool names_stage = dot != std::string_view::npos && find_stage(sheet_, text.substr(dot + 1)) != no_stage;
    const auto of_figure = names_stage ? find_line(sheet_, text.substr(0, dot)) : std::nullopt;
    if (of_figure) {
        message = {{"`{0}` names one figure, but a share is of a line, at each stage",
                    "「{0}」は一つの数字を指すが、割合の対象は行である(欄ごとに計算する)"},
                   {std::string(text)}};
        help = {{"write `{0}`", "「{0}」と書く"}, {std::string(text.substr(0, dot))}};
    } else if (const LineId near = names.near(text.substr(is_path ? slash + 1 : 0), pending.line); near != no_id) {
        help = {{"did you mean `{0}`?", "「{0}」の誤りではないか"}, {path_to_write(sheet_, near)}};
    }
    report(rules::unknown_line, term.span, std::move(message), std::move(help));
}

}  // namespace dxbudget
