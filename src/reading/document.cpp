// The bytes are read by yaml-cpp's event interface, never by its nodes: twice as fast, in a fraction of the memory, and
// with duplicate keys and aliases as they were written. It stops at the first error; the error is then explained, a
// copy of the text is repaired, and the copy is read, until nothing is left to be said.
#include "dxbudget/document.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <optional>
#include <span>
#include <streambuf>
#include <string>
#include <utility>

#include "dxbudget/rules.hpp"
#include "reading/bytes.hpp"
#include "reading/pitfall_message.hpp"
#include "reading/repair.hpp"
#include "reading/syntax_trap.hpp"
#include "reading/tree_builder.hpp"
#include "reading/yaml_reason.hpp"

namespace dxbudget {

namespace {

// Reads a text where it stands.
class ViewBuffer : public std::streambuf {
  public:
    explicit ViewBuffer(std::string_view text) {
        char* const begin = const_cast<char*>(text.data());  // the get area is never written to
        setg(begin, begin, begin + text.size());
    }
};

// Hands yaml-cpp's events to the builder.
class Events final : public YAML::EventHandler {
  public:
    Events(TreeBuilder& builder, Offset body, Offset end) : builder_(builder), body_(body), end_(end) {}

    Offset offset(const YAML::Mark& mark) const {
        return mark.pos < 0 ? body_ : std::min(body_ + static_cast<Offset>(mark.pos), end_);
    }
    void OnDocumentStart(const YAML::Mark& mark) override {
        const Offset at = offset(mark);
        is_stuck_ = at == begin_;
        begin_ = at;
        builder_.begin_document(at);
    }
    void OnDocumentEnd() override { builder_.end_document(); }
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { builder_.null(offset(mark), anchor); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override { builder_.alias(offset(mark), anchor); }
    void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  const std::string& value) override {
        builder_.scalar(offset(mark), anchor, value);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override {
        builder_.begin_collection(offset(mark), anchor, NodeKind::sequence, style_of(style));
    }
    void OnSequenceEnd() override { builder_.end_collection(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override {
        builder_.begin_collection(offset(mark), anchor, NodeKind::mapping, style_of(style));
    }
    void OnMapEnd() override { builder_.end_collection(); }

    /// yaml-cpp finds empty documents without end before a token that it does not expect, such as a comma.
    bool is_stuck() const { return is_stuck_; }
    Offset begin() const { return begin_; }

  private:
    TreeBuilder& builder_;
    Offset body_;
    Offset end_;
    Offset begin_ = 0xFFFFFFFF;  // of the document
    bool is_stuck_ = false;

    static NodeStyle style_of(YAML::EmitterStyle::value style) {
        return style == YAML::EmitterStyle::Flow ? NodeStyle::flow : NodeStyle::block;
    }
};

struct YamlError {
    Offset at = 0;
    std::string message;
};

// One pass of yaml-cpp over the text; what made it stop, if anything did.
std::optional<YamlError> run(std::string_view text, Offset body, TreeBuilder& builder) {
    ViewBuffer buffer(text.substr(body));
    std::istream stream(&buffer);
    Events events(builder, body, static_cast<Offset>(text.size()));
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(events)) {
            if (events.is_stuck()) return YamlError{.at = events.begin(), .message = YAML::ErrorMsg::UNKNOWN_TOKEN};
        }
    } catch (const YAML::Exception& error) {
        return YamlError{.at = events.offset(error.mark), .message = error.msg};
    }
    return std::nullopt;
}

// An error that nothing explains.
Finding unexplained(const YamlText& text, const YamlError& error, const ReadingLimits& limits) {
    Offset end = error.at;
    while (!text.is_gap(end)) ++end;
    const Span word{error.at, end};
    if (error.message == YAML::ErrorMsg::BAD_FILE) {
        return pitfall::finding(rules::too_deep, {error.at, error.at},
                                {{"more than {0} levels are nested here", "ここで入れ子が {0} 段を超えている"},
                                 {Rational(std::int64_t{limits.depth})}},
                                {{"no budget is nested that deeply; look for brackets that were opened by mistake",
                                  "これほど深い内訳はない。余分な括弧がないか確かめる"},
                                 {}});
    }
    return pitfall::finding(rules::not_yaml, word, {{"{0}", "{0}"}, {yaml_reason(error.message)}},
                            {{"look at this line and the one above: a quote, a bracket, a colon or the indentation",
                              "この行とその上の行の引用符、括弧、コロン、字下げを確かめる"},
                             {}});
}

// Reads a source, again after each repair.
class Reading {
  public:
    Reading(const Source& source, std::vector<Finding>& findings, const ReadingLimits& limits)
        : source_(source), findings_(findings), limits_(limits) {}

    std::vector<Document> read() {
        // Large files are read again only a few times.
        const std::size_t most = std::clamp<std::size_t>((std::size_t{32} << 20U) / (source_.text().size() + 1), 2,
                                                         limits_.repairs + std::size_t{1});
        for (std::size_t pass = 1;; ++pass) {
            const std::string_view text = repaired_.empty() ? source_.text() : std::string_view(repaired_);
            const YamlText yaml(text, source_.body_offset());
            TreeBuilder builder(source_, yaml, unreadable_, limits_);
            std::optional<YamlError> error = run(text, source_.body_offset(), builder);
            if (!error && builder.stray_document() < text.size()) {
                error = YamlError{.at = builder.stray_document(), .message = "end of map"};
            }
            const bool is_odd = error || builder.is_suspicious() || has_percent_line(text);
            const bool goes_on = is_odd && explain(yaml, error);
            if (!goes_on || pass == most) {
                findings_.insert(findings_.end(), builder.findings.begin(), builder.findings.end());
                return builder.take_documents();
            }
        }
    }

  private:
    const Source& source_;
    std::vector<Finding>& findings_;
    const ReadingLimits& limits_;
    std::string repaired_;
    std::vector<Span> unreadable_;

    bool has_percent_line(std::string_view text) const {
        return text.substr(source_.body_offset()).starts_with('%') || text.find("\n%") != text.npos;
    }

    // Says what is wrong with the text and repairs it. False when there is nothing to repair.
    bool explain(const YamlText& text, const std::optional<YamlError>& error) {
        std::vector<SyntaxTrap> traps = find_syntax_traps(text, limits_.findings);
        if (traps.empty() && !error) return false;
        if (repaired_.empty()) repaired_ = source_.text();
        if (traps.empty() && blank_out_tabs(text, error->at)) return true;
        std::vector<Offset> dropped;
        const std::size_t known = unreadable_.size();
        for (SyntaxTrap& trap : traps) {
            if (trap.mends) {
                repair(repaired_, trap);
                unreadable_.push_back(trap.value);
            } else {
                dropped.push_back(trap.finding.span.begin);
            }
            if (!covers(std::span(unreadable_).first(known), trap.finding.span.begin))
                findings_.push_back(std::move(trap.finding));
        }
        if (traps.empty()) {
            findings_.push_back(unexplained(text, *error, limits_));
            dropped.push_back(error->at);
        }
        for (const Offset at : dropped) drop_document(repaired_, at);
        std::sort(unreadable_.begin(), unreadable_.end(), [](Span a, Span b) { return a.begin < b.begin; });
        return true;
    }

    // Whether something is said of that place already: what stands there now is the repair's.
    static bool covers(std::span<const Span> spans, Offset at) {
        const auto after = std::upper_bound(spans.begin(), spans.end(), at,
                                            [](Offset offset, const Span& span) { return offset < span.begin; });
        return after != spans.begin() && at < std::prev(after)->end;
    }

    // A line of nothing but blanks and tabs is harmless, but not to yaml-cpp.
    bool blank_out_tabs(const YamlText& text, Offset at) {
        if (text[at] != '\t' || !text.is_end(text.skip_blanks(text.line_begin(at)))) return false;
        std::replace(repaired_.begin() + text.line_begin(at), repaired_.begin() + text.line_end(at), '\t', ' ');
        return true;
    }
};

}  // namespace

std::vector<Document> parse(const Source& source, std::vector<Finding>& findings, const ReadingLimits& limits) {
    if (std::optional<Finding> refused = check_encoding(source, limits)) {
        findings.push_back(std::move(*refused));
        return {};
    }
    std::vector<Finding> read;
    if (std::optional<Finding> found = find_foreign_line_end(source)) read.push_back(std::move(*found));
    std::vector<Document> documents = Reading(source, read, limits).read();
    std::stable_sort(read.begin(), read.end(),
                     [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
    if (read.size() > limits.findings) {
        read.resize(limits.findings);
        read.push_back(
            pitfall::finding(rules::too_large, {read.back().span.end, read.back().span.end},
                             {{"more than {0} syntax errors; the rest are not shown",
                               "読み取り上の誤りが {0} 件を超えている。ここから先のものは示さない"},
                              {Rational(std::int64_t{limits.findings})}},
                             {{"correct these, and check the file again", "ここまでを直してから、再び検査する"}, {}}));
    }
    findings.insert(findings.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
    return documents;
}

}  // namespace dxbudget
