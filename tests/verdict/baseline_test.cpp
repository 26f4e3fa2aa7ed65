/// Findings that are known stay known until their figures change, and no longer.

#include "dxbudget/baseline.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/judgement.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;

namespace {

Audit check(const std::string& text) {
    return audit(Source("a.yaml", text));
}

Baseline baseline_of(const std::string& text) {
    std::vector<KnownFinding> known;
    const Audit checked = check(text);
    for (const Finding& finding : checked.findings) known.push_back(known_finding("a.yaml", finding));
    return Baseline(known);
}

/// How many findings of a text a baseline does not know.
std::size_t new_in(const std::string& text, const Baseline& baseline, const std::string& path = "a.yaml") {
    Audit checked = check(text);
    const Judgement judgement =
        judge(checked, {}, [&](const Finding& finding) { return baseline.find(path, finding).has_value(); });
    return checked.findings.size();
}

constexpr const char* sheet =
    "unit: 千円\n"
    "total: {requested: 31, previous: 20, change: 11}\n"
    "items:\n"
    "  - {name: 講座, requested: 10, previous: 5}\n"
    "  - {name: 教材, requested: 20, previous: 15, limit: 15}\n";

std::string changed(std::string_view from, std::string_view to) {
    std::string text = sheet;
    text.replace(text.find(from), from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("a known finding stays known while its figures stay") {
    const Baseline baseline = baseline_of(sheet);
    REQUIRE(baseline.findings().size() == 2);
    CHECK(new_in(sheet, baseline) == 0);
    CHECK(new_in("# one\n# two\n" + std::string(sheet), baseline) == 0);
    CHECK(new_in(changed("requested: 31", "requested:   31 "), baseline) == 0);
    CHECK(new_in(changed("previous: 5", "previous: 5, note: 継続"), baseline) == 0);
}

TEST_CASE("it is told again when a figure that it speaks of changes") {
    const Baseline baseline = baseline_of(sheet);
    CHECK(new_in(changed("requested: 31, previous: 20, change: 11", "requested: 32, previous: 20, change: 12"),
                 baseline) == 1);                                            // declared
    CHECK(new_in(changed("requested: 10", "requested: 9"), baseline) == 1);  // an addend
    CHECK(new_in(changed("limit: 15", "limit: 14"), baseline) == 1);         // the limit
    CHECK(new_in(changed("name: 教材", "name: 教科書"), baseline) == 2);  // another figure; its sum has another addend
    CHECK(new_in(changed("unit: 千円", "unit: 円"), baseline) == 2);
    CHECK(new_in(sheet, baseline, "b.yaml") == 2);
}

TEST_CASE("two errors that cancel out in the sum are not the known one") {
    const Baseline baseline = baseline_of(sheet);
    std::string text = changed("requested: 10", "requested: 11");
    text.replace(text.find("requested: 20"), 13, "requested: 19");
    CHECK(new_in(text, baseline) == 2);
}

TEST_CASE("what could not be read is never known") {
    const std::string text = "total: 1,,0\nitems: [{amount: 10}]\n";
    const Baseline baseline = baseline_of(text);
    REQUIRE(baseline.findings().size() == 1);
    CHECK(new_in(text, baseline) == 1);
}

TEST_CASE("a baseline is read as it was written") {
    const std::vector<KnownFinding> known = {
        {"2026/a \"b\".yaml", "sum-mismatch", "items/普及\\促進.requested", "00ff", "one\nline"},
        {"c.yaml", "nothing-checked", "", "ab", "# said"}};
    const std::string text = write_baseline(known);
    std::vector<Finding> findings;
    const Baseline read = load_baseline(Source("known.yml", text), findings);
    CHECK(findings.empty());
    REQUIRE(read.findings().size() == 2);
    for (std::size_t i = 0; i < known.size(); ++i) {
        CHECK(read.findings()[i].path == known[i].path);
        CHECK(read.findings()[i].rule == known[i].rule);
        CHECK(read.findings()[i].figure == known[i].figure);
        CHECK(read.findings()[i].figures == known[i].figures);
        CHECK(read.findings()[i].says == known[i].says);
    }
    CHECK(write_baseline(read.findings()) == text);
    CHECK(load_baseline(Source("known.yml", write_baseline({})), findings).findings().empty());
    CHECK(findings.empty());
}

TEST_CASE("a file that is no baseline is refused") {
    const auto said_of = [](const char* text) {
        const Source source("known.yml", text);
        std::vector<Finding> findings;
        load_baseline(source, findings);
        std::string said;
        for (const Finding& finding : findings) {
            said += std::to_string(source.place(finding.span.begin).line) + ": " +
                    render(finding.message, Language::english) + "\n";
        }
        return said;
    };
    const std::string no_version = "this is no baseline that this dxbudget can read: `version: 1` is missing\n";
    CHECK(said_of("") == "1: " + no_version);
    CHECK(said_of("total: 1\n") == "1: " + no_version);
    CHECK(said_of("version: 2\n") == "1: " + no_version);
    CHECK(said_of("version: 1\nfindings:\n  - {path: a, rule: b}\n  - x\n") ==
          "3: an entry needs `path`, `rule` and `figures`\n4: an entry needs `path`, `rule` and `figures`\n");
    CHECK(said_of("version: 1\nfindings: [\n").find("`[` is not closed") != std::string::npos);
}
