#include "verdict/ignore_comment.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "dxbudget/rules.hpp"
#include "finding/rule_name.hpp"
#include "reading/yaml_text.hpp"

namespace dxbudget {
namespace {

constexpr Text pattern = {"write `# dxbudget: ignore[sum-mismatch]: the reason`",
                          "「# dxbudget: 無視[sum-mismatch]: 理由」のように書く"};

/// Offsets of what may be comments to the program: a `#` behind a blank, and the program's name.
std::vector<Offset> find_candidates(const YamlText& text) {
    constexpr std::string_view program = "dxbudget";
    std::vector<Offset> found;
    for (std::size_t name = text.text().find(program); name != std::string_view::npos;
         name = text.text().find(program, name + 1)) {
        auto at = static_cast<Offset>(name);
        while (at > text.first() && text.is_blank(at - 1)) --at;
        if (at == text.first() || text[at - 1] != '#') continue;
        --at;
        if (at == text.first() || text.is_gap(at - 1)) found.push_back(at);
    }
    return found;
}

/// Leaves out what stands within texts of the sheet.
void drop_those_within_scalars(std::vector<Offset>& candidates, std::span<const Document> documents) {
    if (candidates.empty()) return;
    std::vector<bool> is_text(candidates.size());
    for (const Document& document : documents) {
        for (const Node& node : document.nodes) {
            if (node.kind != NodeKind::scalar) continue;
            const auto first = std::lower_bound(candidates.begin(), candidates.end(), node.span.begin);
            const auto last = std::lower_bound(first, candidates.end(), node.span.end);
            for (auto within = first; within != last; ++within)
                is_text[static_cast<std::size_t>(within - candidates.begin())] = true;
        }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!is_text[i]) candidates[kept++] = candidates[i];
    }
    candidates.resize(kept);
}

/// Reads one comment.
class CommentReader {
  public:
    CommentReader(const YamlText& text, Span comment, std::vector<Finding>& findings)
        : text_(text), at_(comment.begin + 1), findings_(findings) {
        comment_.span = comment;
    }

    /// Nothing where it ignores nothing; why, is reported, unless it does not speak to the program at all.
    std::optional<IgnoreComment> run() {
        take({"dxbudget"});
        if (!take({":", "："})) return std::nullopt;
        const Span verb = word({"[", "［", ":", "："});
        const std::string_view said = text_.slice(verb);
        if (said != "ignore" && said != "無視") {
            report(verb,
                   {{"a comment cannot ask for `{0}`", "コメントで「{0}」という指示はできない"}, {std::string(said)}});
            return std::nullopt;
        }
        if (!take({"[", "［"})) return no_rule();
        std::vector<Span> ids;
        do {
            ids.push_back(word({",", "、", "，", "]", "］"}));
            if (ids.back().empty()) return no_rule();
        } while (take({",", "、", "，"}));
        if (!take({"]", "］"})) return no_rule();
        for (const Span id : ids) add_target(id);
        take({":", "："});
        comment_.reason = text_.slice({at_, std::max(at_, comment_.span.end)});
        if (!comment_.reason.empty()) return std::move(comment_);
        report(comment_.span, {{"this comment does not say why, so it ignores nothing",
                                "このコメントには理由がないため、何も無視しない"},
                               {}});
        return std::nullopt;
    }

  private:
    /// Takes one of the signs, and the blanks around it.
    bool take(std::initializer_list<std::string_view> signs) {
        at_ = text_.skip_spaces(at_);
        for (const std::string_view sign : signs) {
            if (!text_.has(at_, sign)) continue;
            at_ = text_.skip_spaces(at_ + static_cast<Offset>(sign.size()));
            return true;
        }
        return false;
    }

    /// What stands before the next of the signs, or before the end of the comment.
    Span word(std::initializer_list<std::string_view> ends) {
        const Offset begin = at_;
        const auto is_end = [&](std::string_view sign) { return text_.has(at_, sign); };
        while (at_ < comment_.span.end && std::none_of(ends.begin(), ends.end(), is_end)) ++at_;
        return {begin, text_.trim(begin, at_)};
    }

    void add_target(Span id) {
        const std::string_view word = text_.slice(id);
        const Rule* rule = find_rule(word);
        if (rule != nullptr && can_be_ignored(*rule)) {
            comment_.targets.push_back({.rule = rule, .span = id});
        } else if (rule != nullptr) {
            report(id, {{"findings of `{0}` cannot be ignored", "「{0}」の指摘は無視できない"}, {std::string(word)}},
                   {{"correct what it reports", "指摘された箇所を直す"}, {}});
        } else {
            report(id, no_such_rule(word), rules_like(word));
        }
    }

    std::optional<IgnoreComment> no_rule() {
        report(comment_.span, {{"this comment names no rule in `[…]`, so it ignores nothing",
                                "このコメントには [ ] に囲んだ規則名がないため、何も無視しない"},
                               {}});
        return std::nullopt;
    }

    void report(Span span, Message message, Message help = {pattern, {}}) {
        findings_.push_back({.rule = &rules::bad_ignore,
                             .severity = rules::bad_ignore.severity,
                             .span = span,
                             .message = std::move(message),
                             .help = std::move(help)});
    }

    const YamlText& text_;
    Offset at_;
    std::vector<Finding>& findings_;
    IgnoreComment comment_;
};

/// The line that a comment alone in its line speaks of: the next that is no comment.
std::uint32_t line_below(const Source& source, std::uint32_t line) {
    const auto is_comment = [&](std::uint32_t number) {
        const std::string_view text = source.line(number);
        const std::size_t first = text.find_first_not_of(" \t");
        return first != std::string_view::npos && text[first] == '#';
    };
    while (line < source.line_count() && is_comment(line)) ++line;
    return line;
}

}  // namespace

bool can_be_ignored(const Rule& rule) {
    return !is_of_reading(rule) && &rule != &rules::bad_ignore && &rule != &rules::unused_ignore;
}

IgnoreComments::IgnoreComments(const Audit& audit, std::vector<Finding>& findings) : audit_(audit) {
    const Source& source = *audit.source;
    const YamlText text(source.text(), source.body_offset());
    std::vector<Offset> candidates = find_candidates(text);
    drop_those_within_scalars(candidates, audit.documents);
    std::uint32_t below = 0;  // the line that the comments alone in their lines speak of, down to it
    for (const Offset begin : candidates) {
        const std::uint32_t line = source.place(begin).line;
        const Offset line_begin = source.line_begin(line);
        const auto line_end = static_cast<Offset>(line_begin + source.line(line).size());
        auto comment = CommentReader(text, {begin, text.trim(begin, line_end)}, findings).run();
        if (!comment) continue;
        const bool is_alone = text.skip_spaces(line_begin) == begin;
        comment->first_line = comment->last_line = line;
        if (is_alone)
            comment->last_line = below = below > comment->first_line ? below : line_below(source, comment->first_line);
        for (std::uint32_t target = 0; target < comment->targets.size(); ++target) {
            const Mention mention{static_cast<std::uint32_t>(comments_.size()), target};
            by_line_.emplace(std::pair(comment->first_line, comment->targets[target].rule), mention);
            by_line_.emplace(std::pair(comment->last_line, comment->targets[target].rule), mention);
        }
        comments_.push_back(*std::move(comment));
    }
}

const IgnoreComment* IgnoreComments::of(const Finding& finding) {
    if (comments_.empty()) return nullptr;
    const auto find = [&](const auto& places, const auto& where) -> const IgnoreComment* {
        const auto found = places.find(std::pair(where, finding.rule));
        if (found == places.end()) return nullptr;
        IgnoreComment& comment = comments_[found->second.comment];
        comment.targets[found->second.target].used = true;
        return &comment;
    };
    const auto find_at = [&](Span span) -> const IgnoreComment* {
        const Source& file = audit_.source->file_at(span.begin);
        if (&file == audit_.source.get()) return find(by_line_, file.place(span.begin).line);
        if (!knows_files_) find_named_files();
        return find(by_file_, file.name());
    };
    const IgnoreComment* comment = find_at(finding.span);
    // A finding that stands at a part is ignored where the figure stands that it does not agree with, too.
    return comment != nullptr || finding.declared.empty() ? comment : find_at(finding.place_of_figure());
}

void IgnoreComments::find_named_files() {
    knows_files_ = true;
    const std::filesystem::path folder = std::filesystem::path(audit_.source->name()).parent_path();
    std::set<std::pair<std::string, std::uint32_t>> seen;
    for (const Document& document : audit_.documents) {
        for (const Node& node : document.nodes) {
            if (node.kind != NodeKind::scalar || node.text.empty()) continue;
            const std::uint32_t line = audit_.source->place(node.span.begin).line;
            auto entry = by_line_.lower_bound({line, nullptr});
            if (entry == by_line_.end() || entry->first.first != line) continue;
            const std::string file = (folder / node.text).lexically_normal().string();
            if (!seen.emplace(file, line).second) continue;
            for (; entry != by_line_.end() && entry->first.first == line; ++entry)
                by_file_.emplace(std::pair(file, entry->first.second), entry->second);
        }
    }
}

void IgnoreComments::report_unused(std::vector<Finding>& findings) const {
    for (const IgnoreComment& comment : comments_) {
        for (const IgnoreComment::Target& target : comment.targets) {
            if (target.used) continue;
            findings.push_back(
                {.rule = &rules::unused_ignore,
                 .severity = rules::unused_ignore.severity,
                 .span = target.span,
                 .message = {{"there is no finding of this rule here", "ここにはこの規則の指摘がない"}, {}},
                 .help = {{"remove it from the comment", "コメントから取り除く"}, {}}});
        }
    }
}

}  // namespace dxbudget
