/// Every rule is proved by its own examples: the bad one yields exactly the findings that its comments assert, among
/// them one of the rule; the good one yields none.

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/judgement.hpp"
#include "dxbudget/rule.hpp"
#include "dxbudget/width.hpp"

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

/// `# ^^^ message` under a line; `# <^^^ message` where the carets begin at column 1; `# line 3, column 5: message` or
/// `# line 3, column 5 of lines.csv: message` anywhere.
Marks asserted_by(std::string_view example) {
    Marks marks;
    std::size_t target = 0;
    const auto lines = lines_of(example);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines[i];
        const std::size_t hash = line.find_first_not_of(' ');
        const bool comment = hash != std::string_view::npos && line[hash] == '#';
        const std::size_t sign = comment ? line.find_first_not_of("# ", hash) : std::string_view::npos;
        if (sign != std::string_view::npos && line.substr(sign).starts_with("line ")) {
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

Marks found_in(const Audit& audit, const Marks& asserted) {
    Marks marks;
    for (const Finding& finding : audit.findings) {
        const Place place = audit.source->place(finding.span.begin);
        const std::string message = render(finding.message, Language::english);
        const Source& file = audit.source->file_at(finding.span.begin);
        const std::string of_file = &file == audit.source.get() ? "" : " of " + file.name();
        const std::string by_line = "line " + std::to_string(place.line) + ", column " + std::to_string(place.column) +
                                    of_file + ": " + message;
        if (std::find(asserted.begin(), asserted.end(), by_line) != asserted.end()) {
            marks.push_back(by_line);
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

TEST_CASE("every rule is proved by its own examples") {
    for (const Rule* rule : all_rules()) {
        DYNAMIC_SECTION(rule->id) {
            const Audit bad = audit_example(rule->bad, rule->beside.name, rule->beside.bad);
            Marks asserted = asserted_by(rule->bad);
            Marks found = found_in(bad, asserted);
            std::sort(asserted.begin(), asserted.end());
            std::sort(found.begin(), found.end());
            CHECK(found == asserted);
            CHECK(std::any_of(bad.findings.begin(), bad.findings.end(),
                              [&](const Finding& finding) { return finding.rule == rule; }));

            const Audit good = audit_example(rule->good, rule->beside.name, rule->beside.good);
            CHECK(found_in(good, {}) == Marks{});
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
