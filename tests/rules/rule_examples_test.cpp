/// Every rule is proved by its own examples: the bad one yields exactly the findings that its comments assert, among
/// them one of the rule; the good one yields none.

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/judgement.hpp"
#include "dxbudget/rule.hpp"
#include "text/width.hpp"

using namespace dxbudget;

namespace {

/// What an example asserts of a finding, or a finding itself: `4:13+5 message`, in display columns.
using Marks = std::vector<std::string>;

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    if (!text.empty()) lines.push_back(text);
    return lines;
}

std::string mark(std::size_t line, std::size_t column, std::size_t width, std::string_view message) {
    return std::to_string(line) + ":" + std::to_string(column) + "+" + std::to_string(width) + " " +
           std::string(message);
}

/// `line 3, column 5 of lines.csv: message`, lines.csv 3行5桁: 文言; without the file where it is the sheet.
std::string by_line(Place place, std::string_view file, const std::string& message, Language language) {
    const std::string line = std::to_string(place.line);
    const std::string column = std::to_string(place.column);
    const std::string of_file(file);
    if (language == Language::japanese)
        return (file.empty() ? "" : of_file + " ") + line + "行" + column + "桁: " + message;
    return "line " + line + ", column " + column + (file.empty() ? "" : " of " + of_file) + ": " + message;
}

bool is_by_line(std::string_view comment) {
    const bool is_japanese = comment[0] != '^' && comment[0] != '<' && comment.find("桁: ") < comment.find(": ");
    return is_japanese || comment.starts_with("line ");
}

/// `# ^^^ message` under a line; `# <^^^ message` where the carets begin at column 1; `by_line` in a comment anywhere.
Marks asserted_by(std::string_view example) {
    Marks marks;
    std::size_t target = 0;
    const auto lines = lines_of(example);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines[i];
        const std::size_t hash = line.find_first_not_of(' ');
        const bool comment = hash != std::string_view::npos && line[hash] == '#';
        const std::size_t sign = comment ? line.find_first_not_of("# ", hash) : std::string_view::npos;
        if (sign != std::string_view::npos && is_by_line(line.substr(sign))) {
            marks.emplace_back(line.substr(sign));
        } else if (sign != std::string_view::npos && (line[sign] == '^' || line.substr(sign).starts_with("<^"))) {
            const bool first_column = line[sign] == '<';
            const std::size_t begin = sign + (first_column ? 1 : 0);
            const std::size_t end = std::min(line.find_first_not_of('^', begin), line.size());
            marks.push_back(
                mark(target, first_column ? 1 : begin + 1, end - begin, line.substr(std::min(end + 1, line.size()))));
        } else {
            target = i + 1;
        }
    }
    return marks;
}

Marks found_in(const Audit& audit, const Marks& asserted, Language language) {
    Marks marks;
    for (const Finding& finding : audit.findings) {
        const Place place = audit.source->place(finding.span.begin);
        const std::string message = render(finding.message, language);
        const Source& file = audit.source->file_at(finding.span.begin);
        const std::string_view named = &file == audit.source.get() ? std::string_view{} : file.name();
        if (std::string words = by_line(place, named, message, language);
            std::find(asserted.begin(), asserted.end(), words) != asserted.end()) {
            marks.push_back(std::move(words));
            continue;
        }
        const std::uint32_t line_begin = audit.source->line_begin(place.line);
        const auto line_end = line_begin + static_cast<std::uint32_t>(audit.source->line(place.line).size());
        const std::uint32_t end = std::min(finding.span.end, line_end);
        const std::size_t column = display_width(audit.source->slice({line_begin, finding.span.begin})) + 1;
        const std::size_t width =
            end > finding.span.begin ? display_width(audit.source->slice({finding.span.begin, end})) : 0;
        marks.push_back(mark(place.line, column, std::max<std::size_t>(width, 1), message));
    }
    return marks;
}

/// An audit of an example with the file beside it.
Audit audit_example(std::string_view sheet, std::string_view file_name, std::string_view file) {
    const auto read_file = [&](const std::string& path) -> std::variant<std::string, Message> {
        if (!file_name.empty() && path == file_name) return std::string(file);
        return Message{{"`{0}` does not exist", "「{0}」がない"}, {path}};
    };
    Audit audit = dxbudget::audit(Source("sheet.yaml", std::string(sheet)), {.loading = {.read_file = read_file}});
    judge(audit);
    return audit;
}

}  // namespace

TEST_CASE("every rule is proved by its own examples, in each language by its messages") {
    for (const Language language : {Language::english, Language::japanese}) {
        for (const Rule* rule : all_rules()) {
            INFO(rule->id);
            const ExampleFile& beside = rule->beside;
            const Audit bad = audit_example(rule->bad.in(language), beside.name, beside.bad.in(language));
            Marks asserted = asserted_by(rule->bad.in(language));
            Marks found = found_in(bad, asserted, language);
            std::sort(asserted.begin(), asserted.end());
            std::sort(found.begin(), found.end());
            CHECK(found == asserted);
            CHECK(std::any_of(bad.findings.begin(), bad.findings.end(),
                              [&](const Finding& finding) { return finding.rule == rule; }));

            const Audit good = audit_example(rule->good.in(language), beside.name, beside.good.in(language));
            CHECK(found_in(good, {}, language) == Marks{});
        }
    }
}

TEST_CASE("every rule has an id of its own, and all its texts in both languages") {
    std::vector<std::string_view> ids;
    for (const Rule* rule : all_rules()) {
        INFO(rule->id);
        CHECK(std::find(ids.begin(), ids.end(), rule->id) == ids.end());
        ids.push_back(rule->id);
        CHECK(find_rule(rule->id) == rule);
        for (const Text& text : {rule->summary, rule->why}) {
            CHECK(!text.english.empty());
            CHECK(!text.japanese.empty());
        }
        if (rule->state != nullptr) CHECK(!rule->message.japanese.empty());
    }
}
