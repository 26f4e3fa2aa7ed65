/// What shares are of: an amount, or a line that is known by its path or by a name that no other line has.

#include <algorithm>
#include <string>
#include <utility>

#include "sheet/line_index.hpp"
#include "sheet/loader.hpp"
#include "sheet/path_words.hpp"
#include "sheet/share_table.hpp"
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
class ShareTable::NamedLines {
  public:
    explicit NamedLines(const Sheet& sheet) {
        for (LineId line = 0; line < sheet.lines.size(); ++line) {
            const Line& self = sheet.lines[line];
            if (self.name.empty() || !is_known_by_name(self.kind)) continue;
            std::vector<LineId>& lines = lines_[self.name];
            if (lines.empty() && names_.size() < most_names) names_.push_back(self.name);
            if (lines.size() < most_namesakes) lines.push_back(line);
        }
        for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
            const Stage& column = sheet.stages[stage];
            stages_.emplace(column.id, stage);
            stages_.emplace(column.label.japanese, stage);
            for (const std::string_view label : column.labels) stages_.emplace(label, stage);
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

    /// The stage that a word names; `no_stage` where it names none.
    StageId stage(std::string_view word) const {
        if (const auto own = stages_.find(word); own != stages_.end()) return own->second;
        const KnownStage* known = known_stage(word);
        const auto found = known == nullptr ? stages_.end() : stages_.find(known->id);
        return found == stages_.end() ? no_stage : found->second;
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
    std::unordered_map<std::string_view, StageId> stages_;
    std::vector<std::string_view> names_;
    std::size_t suggestions_ = 0;
};

/// Whether a value is words, which may name lines: no amount, or none that can be read.
static bool is_in_words(AmountKind kind) {
    return kind == AmountKind::remark || kind == AmountKind::unreadable;
}

void ShareTable::load_base(LineId line, NodeId key, NodeId value) {
    const Node& written = nodes_.node(value);
    const bool is_text = written.kind == NodeKind::scalar && !written.unreadable;
    const bool is_list = written.kind == NodeKind::sequence && written.child_count > 0;
    if (is_list || (is_text && is_in_words(read_amount(written.text, loader_.amounts()).kind))) {
        bases_.push_back({line, key, value});
    } else {
        loader_.load_bound(line, LineKind::share_base, key, value);
    }
}

void ShareTable::load_limit(LineId line, NodeId key, NodeId value) {
    const Node& written = nodes_.node(value);
    const bool is_text = written.kind == NodeKind::scalar && !written.unreadable;
    if (is_text && read_amount(written.text, loader_.amounts()).kind == AmountKind::remark) {
        limits_.push_back({line, key, value});
    } else {
        loader_.load_bound(line, LineKind::limit, key, value);
    }
}

void ShareTable::resolve_bases() {
    if (bases_.empty() && limits_.empty()) return;
    NamedLines names(sheet_);
    const std::size_t lines = sheet_.lines.size();
    resolve_limits(names);
    for (const PendingBase& pending : bases_) {
        const std::vector<BaseTerm> terms = terms_of_base(pending, names);
        const LineId base = base_of(pending, terms, names);
        if (base != no_id) {
            sheet_.lines[pending.line].share_base = base;
            continue;
        }
        // A share of nobody knows what cannot be checked; the finding says so.
        std::erase_if(sheet_.lines[pending.line].shares, [](const Share& share) { return share.of_whole.has_value(); });
        lost_shares_.push_back(pending.line);
    }
    if (sheet_.lines.size() > lines) number_lines(sheet_);  // bases were added
}

/// Words in the place of a limit name a line where one is called so; a path that leads nowhere is a slip.
void ShareTable::resolve_limits(NamedLines& names) {
    for (const PendingBase& pending : limits_) {
        const BaseTerm term{nodes_.node(pending.value).text, nodes_.node(pending.value).span, false};
        const BaseFound found = look_up_line(term.text, pending.line, names);
        if (found.is_known()) {
            sheet_.lines[pending.line].limit = found.line;
        } else if (!found.namesakes.empty()) {
            report_namesakes(term, found.namesakes);
        } else if (const auto path = segments_of(term.text);
                   path.size() > 1 && key_of(path.front(), Scope::sheet) != Key::none) {
            report_no_base(pending, term, names);
        } else {
            loader_.load_bound(pending.line, LineKind::limit, pending.key, pending.value);
        }
    }
}

/// The length of a sign between two terms at an offset; 0 where there is none.
static std::size_t sign_at(std::string_view text, std::size_t offset, bool& subtracted) {
    for (const std::string_view sign : {"+", "-", "＋", "－", "−"}) {
        if (text.substr(offset, sign.size()) != sign) continue;
        subtracted = sign != "+" && sign != "＋";
        return sign.size();
    }
    return 0;
}

/// The terms between the signs of a base, at all signs or only at those between spaces.
std::vector<ShareTable::BaseTerm> ShareTable::split_base(const PendingBase& pending, bool only_between_spaces) const {
    const Node& written = nodes_.node(pending.value);
    const std::string_view text = written.text;
    std::vector<BaseTerm> terms;
    bool subtracted = false;
    const auto add = [&](std::size_t begin, std::size_t end) {
        while (begin < end && text[begin] == ' ') ++begin;
        while (end > begin && text[end - 1] == ' ') --end;
        const auto at = [&](std::size_t offset) { return written.content.begin + static_cast<std::uint32_t>(offset); };
        terms.push_back(
            {text.substr(begin, end - begin), written.verbatim ? Span{at(begin), at(end)} : written.span, subtracted});
    };
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool is_minus = false;
        const std::size_t length = sign_at(text, i, is_minus);
        const bool is_spaced = i > 0 && text[i - 1] == ' ' && text.substr(i + length, 1) == " ";
        if (length == 0 || i == begin || (only_between_spaces && !is_spaced)) continue;
        add(begin, i);
        subtracted = is_minus;
        begin = i + length;
        i = begin - 1;
    }
    add(begin, text.size());
    return terms;
}

/// Whether a base multiplies, which its share does.
static bool multiplies(std::string_view text) {
    return text.find('*') != std::string_view::npos || text.find("×") != std::string_view::npos ||
           text.starts_with('(');
}

/// The lines that a base names: the elements of a list, or what stands between signs, unless a line is called by all of
/// it. Names may have hyphens, so signs without spaces count only where lines stand beside them.
std::vector<ShareTable::BaseTerm> ShareTable::terms_of_base(const PendingBase& pending, const NamedLines& names) const {
    const Node& written = nodes_.node(pending.value);
    if (written.kind == NodeKind::sequence) {
        std::vector<BaseTerm> terms;
        nodes_.each_element(pending.value, [&](NodeId id) {
            terms.push_back({nodes_.node(id).text, nodes_.node(id).span, false});
        });
        return terms;
    }
    const auto is_known = [&](const BaseTerm& term) {
        const BaseFound found = look_up(term.text, pending.line, names);
        return found.is_known() || !found.namesakes.empty();
    };
    const BaseTerm whole{written.text, written.span, false};
    if (is_known(whole) || multiplies(written.text)) return {whole};
    std::vector<BaseTerm> terms = split_base(pending, true);
    if (std::ranges::all_of(terms, is_known)) return terms;
    std::vector<BaseTerm> finer = split_base(pending, false);
    return std::ranges::any_of(finer, is_known) && !std::ranges::any_of(terms, is_known) ? finer : terms;
}

bool ShareTable::is_amount(std::string_view text) const {
    return read_amount(text, loader_.amounts()).kind == AmountKind::number;
}

/// The line that a share is of: one of the sheet, or one that stands for a sum of figures; `no_id`, and said so, where
/// one of them is not known.
LineId ShareTable::base_of(const PendingBase& pending, std::span<const BaseTerm> terms, NamedLines& names) {
    std::vector<BasePart> parts;
    bool is_known = true;
    for (const BaseTerm& term : terms) {
        const Rational coefficient = term.subtracted ? -1 : 1;
        const BaseFound found = look_up(term.text, pending.line, names);
        if (found.is_known()) {
            parts.push_back({.line = found.line, .coefficient = coefficient, .stage = found.stage});
        } else if (terms.size() > 1 && found.namesakes.empty() && is_amount(term.text)) {
            parts.push_back({.line = add_amount(pending, term), .coefficient = coefficient});
        } else if (terms.size() == 1 && nodes_.node(pending.value).kind == NodeKind::scalar &&
                   found.namesakes.empty() && !multiplies(term.text) &&
                   read_amount(term.text, loader_.amounts()).kind == AmountKind::unreadable &&
                   split_base(pending, false).size() == 1) {
            loader_.load_bound(pending.line, LineKind::share_base, pending.key, pending.value);
            return sheet_.lines[pending.line].share_base;
        } else {
            report_base(pending, term, found, names);
            is_known = false;
        }
    }
    if (!is_known) return no_id;
    if (parts.size() == 1 && parts.front().stage == no_stage) return parts.front().line;
    const LineId base = loader_.add_line(LineKind::share_base, pending.line, {}, nodes_.node(pending.key).span);
    for (BasePart& part : parts) {
        part.base = base;
        sheet_.base_parts.push_back(part);
    }
    return base;
}

/// An amount among the terms of a base, as a line without stages.
LineId ShareTable::add_amount(const PendingBase& pending, const BaseTerm& term) {
    const LineId line = loader_.add_line(LineKind::share_base, pending.line, {}, nodes_.node(pending.key).span);
    sheet_.lines[line].stageless = static_cast<FigureId>(sheet_.figures.size());
    sheet_.figures.push_back(loader_.read_figure(line, no_stage, term.text, term.span));
    loader_.stated_.add_apart();
    return line;
}

/// The line that a text names by its path or its name.
ShareTable::BaseFound ShareTable::look_up_line(std::string_view text, LineId but, const NamedLines& names) const {
    const auto path = segments_of(text);
    if (!path.empty()) {  // most bases are written as findings print them
        for (const LineId line : names.called(path.back(), but)) {
            if (path_of_line(sheet_, line) == text) return {.line = line};
        }
    }
    if (const auto line = find_line(sheet_, path); line && *line != but) {
        if (!is_ambiguous(sheet_, *line, path)) return {.line = *line};
        std::vector<LineId> namesakes = names.called(path.back(), but);
        if (namesakes.empty()) namesakes.push_back(*line);
        return {.namesakes = std::move(namesakes)};
    }
    std::vector<LineId> lines = names.called(text, but);
    if (lines.size() == 1) return {.line = lines.front()};
    return {.namesakes = std::move(lines)};
}

/// The same, or a stage, or a line's figure at a stage: `items/A.previous`.
ShareTable::BaseFound ShareTable::look_up(std::string_view text, LineId but, const NamedLines& names) const {
    BaseFound found = look_up_line(text, but, names);
    if (found.is_known() || !found.namesakes.empty()) return found;
    if (const StageId stage = names.stage(text); stage != no_stage) return {.line = but, .stage = stage};
    for (std::size_t dot = text.rfind('.'); dot != std::string_view::npos && dot > 0; dot = text.rfind('.', dot - 1)) {
        const StageId stage = names.stage(text.substr(dot + 1));
        if (stage == no_stage) continue;
        found = look_up_line(text.substr(0, dot), no_id, names);
        found.stage = stage;
        if (found.is_known() || !found.namesakes.empty()) return found;
    }
    return {};
}

void ShareTable::report_base(const PendingBase& pending, const BaseTerm& term, const BaseFound& found,
                             NamedLines& names) {
    if (!found.namesakes.empty()) return report_namesakes(term, found.namesakes);
    report_no_base(pending, term, names);
}

/// The path of a line as messages say it; the sheet keeps the words.
static Text path_to_write(Sheet& sheet, LineId line) {
    const std::string path = path_of_line(sheet, line);
    const std::string& english = sheet.texts.emplace_back(path);
    return {english, sheet.texts.emplace_back(line_path_in_words(path, Language::japanese))};
}

/// Several lines may be meant: two of their paths say how to write which.
void ShareTable::report_namesakes(const BaseTerm& term, const std::vector<LineId>& lines) {
    Message help{{"write the path of one of them, with the position in the place of the name, such as `items/#2`",
                  "名称の代わりに「細事業/#2」のように順番を書き、経路で行を指す"},
                 {}};
    if (lines.size() > 1) {
        help = {{"write the path of the line, such as `{0}` or `{1}`", "「{0}」「{1}」のように行の経路を書く"},
                {path_to_write(sheet_, lines[0]), path_to_write(sheet_, lines[1])}};
    }
    nodes_.report(rules::unknown_line, term.span,
                  {{"several lines are called `{0}`", "「{0}」という行が複数ある"}, {std::string(term.text)}},
                  std::move(help));
}

void ShareTable::report_no_base(const PendingBase& pending, const BaseTerm& term, NamedLines& names) {
    const std::string_view text = term.text;
    const std::size_t slash = text.rfind('/');
    const bool is_path = slash != std::string_view::npos;
    Message message = is_path ? Message{{"no line of this sheet has the path `{0}`", "「{0}」という行はこの調書にない"},
                                        {std::string(text)}}
                              : Message{{"no line of this sheet is called `{0}`", "「{0}」という行はこの調書にない"},
                                        {std::string(text)}};
    Message help{{"write the name of a line, its path as findings print it, such as `items/…`, or an amount",
                  "行の名称か、「細事業/…」のように検査結果に出る経路、又は金額を書く"},
                 {}};
    if (const BaseFound own = look_up_line(text, no_id, names); own.line == pending.line) {
        message = {{"`{0}` is this line itself", "「{0}」はこの行自身である"}, {std::string(text)}};
        help = {{"write the lines that it is a share of, or a stage of it", "対象となる他の行か、この行の欄を書く"},
                {}};
    } else if (multiplies(text)) {
        help = {{"write lines with ` + ` and ` - ` between them; a factor belongs to the share",
                 "行を「 + 」「 - 」でつないで書く。係数は割合に含める"},
                {}};
    } else if (const LineId near = names.near(text.substr(is_path ? slash + 1 : 0), pending.line); near != no_id) {
        help = {{"did you mean `{0}`?", "「{0}」の誤りではないか"}, {path_to_write(sheet_, near)}};
    }
    nodes_.report(rules::unknown_line, term.span, std::move(message), std::move(help));
}

}  // namespace dxbudget
