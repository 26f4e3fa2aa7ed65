// The bytes are read by yaml-cpp's event interface, never by its nodes: twice as fast, in a fraction of the memory, and
// with duplicate keys and aliases as they were written. It stops at the first error of a document, often far from the
// cause; so the text is then read for errors, and yaml-cpp reads a copy that is without them.
#include "reading/yaml_reader.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <iterator>
#include <optional>
#include <streambuf>
#include <string>
#include <utility>

#include "dxbudget/rules.hpp"
#include "reading/pitfall_message.hpp"
#include "reading/tree_builder.hpp"
#include "reading/yaml_reason.hpp"
#include "reading/yaml_recovery.hpp"

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
    /// The events of a text from `body` to `end`.
    Events(TreeBuilder& builder, Offset body, Offset end) : builder_(builder), body_(body), end_(end), begin_(body) {}

    Offset offset(const YAML::Mark& mark) const {
        return mark.pos < 0 ? body_ : std::min(body_ + static_cast<Offset>(mark.pos), end_);
    }
    void OnDocumentStart(const YAML::Mark& mark) override {
        const Offset at = offset(mark);
        is_stuck_ = is_begun_ && at == begin_;
        is_begun_ = true;
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
    Offset begin_;  // of the document
    bool is_begun_ = false;
    bool is_stuck_ = false;

    static NodeStyle style_of(YAML::EmitterStyle::value style) {
        return style == YAML::EmitterStyle::Flow ? NodeStyle::flow : NodeStyle::block;
    }
};

struct YamlError {
    Offset at = 0;
    std::string message;
};

// Reads the documents from `begin` on; what made yaml-cpp stop, if anything did, and then in `begin` the document that
// it is in.
std::optional<YamlError> run(const YamlText& text, Offset& begin, TreeBuilder& builder) {
    ViewBuffer buffer(text.text().substr(begin));
    std::istream stream(&buffer);
    Events events(builder, begin, text.size());
    std::optional<YamlError> error;
    try {
        YAML::Parser parser(stream);
        while (!error && parser.HandleNextDocument(events)) {
            if (builder.is_stray()) error = {.at = events.begin(), .message = "end of map"};
            if (events.is_stuck()) error = {.at = events.begin(), .message = YAML::ErrorMsg::UNKNOWN_TOKEN};
        }
    } catch (const YAML::Exception& exception) {
        error = {.at = events.offset(exception.mark), .message = exception.msg};
    }
    begin = events.begin();
    return error;
}

// Reads all documents; what made yaml-cpp stop, after which it goes on with the next `---`.
std::vector<YamlError> run(const YamlText& text, TreeBuilder& builder, std::size_t limit) {
    std::vector<YamlError> errors;
    for (Offset begin = text.first(); errors.size() <= limit;) {
        const std::optional<YamlError> error = run(text, begin, builder);
        if (!error) break;
        errors.push_back(*error);
        builder.abandon();
        do {
            begin = text.next_line(begin);
        } while (begin < text.size() && !(text.has(begin, "---") && text.is_gap(begin + 3)));
        if (begin >= text.size()) break;
    }
    return errors;
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

// yaml-cpp accepts a line that begins with `%`, and leaves it out.
bool has_percent_line(std::string_view text) {
    return text.starts_with('%') || text.find("\n%") != text.npos;
}

}  // namespace

std::vector<Document> read_yaml(const Source& source, std::vector<Finding>& findings, const ReadingLimits& limits) {
    RecoveredText readable{.findings = {}, .text = {}, .unreadable = {}};
    YamlText text(source.text(), source.body_offset());
    for (bool is_recovered = false;; is_recovered = true) {
        TreeBuilder builder(source, text, readable.unreadable, limits);
        const std::vector<YamlError> errors = run(text, builder, limits.findings);
        const bool is_odd = !errors.empty() || builder.is_suspicious() || has_percent_line(source.body());
        if (is_odd && !is_recovered) {
            readable = recover(text, limits.findings);
            std::move(readable.findings.begin(), readable.findings.end(), std::back_inserter(findings));
            text = YamlText(readable.text, source.body_offset());
            if (readable.text != source.text()) continue;
        }
        for (const YamlError& error : errors) findings.push_back(unexplained(text, error, limits));
        findings.insert(findings.end(), builder.findings.begin(), builder.findings.end());
        return builder.take_documents();
    }
}

}  // namespace dxbudget
