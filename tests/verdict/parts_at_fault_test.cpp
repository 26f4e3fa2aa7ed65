/// Where a finding stands whose total is right: at the part that is wrong.

#include <fmt/format.h>

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "render/report.hpp"

using namespace dxbudget;

namespace {

/// The first finding: its line, what it says with its cause, and the line of the figure that it does not agree with.
std::string first_finding_of(const std::string& text, Language language = Language::english) {
    const Audit checked = audit(Source("sheet.yaml", text));
    const Finding& finding = checked.findings.at(0);
    const auto line_of = [&](Span span) { return checked.source->place(span.begin).line; };
    std::string said = fmt::format("{}: {}\n", line_of(finding.span), text_of(finding, language));
    if (!finding.declared.empty()) said += fmt::format("declared in line {}\n", line_of(finding.declared));
    return said;
}

/// A table whose equations cross.
std::string crossing(const char* source, const char* item) {
    return fmt::format(
        "unit: 千円\ntotal: {{requested: 85038, previous: 71000, change: 14038}}\nitems:\n"
        "  - {{name: a, requested: {}, previous: 40000, change: 5038}}\n"
        "  - {{name: b, requested: 40000, previous: 31000, change: 9000}}\nfunding:\n"
        "  - {{name: grant, requested: 41363, previous: 34291, change: 7072}}\n"
        "  - {{name: rest, requested: {}, previous: 36709, change: 6966}}\n",
        item, source);
}

}  // namespace

TEST_CASE("a part that is wrong is not told as the fault of its total") {
    CHECK(first_finding_of(crossing("43765", "45038")) ==
          "8: the funding of total at requested is 90 too much: the sources add up to 85,128, for 85,038\n"
          "two digits of rest at requested are transposed: 43,765 for 43,675\n"
          "change it to 43,675 in line 8; this resolves 2 findings and breaks nothing\n"
          "declared in line 2\n");
    CHECK(first_finding_of(crossing("43765", "45038"), Language::japanese) ==
          "8: 事業費(要求額)の財源の合計の不一致: 合計 85,128、事業費 85,038(90千円 超過)\n"
          "rest(要求額)の数字の入れ替わり(桁誤り): 43,675 とすべきところを 43,765\n"
          "8行目を 43,675 とすれば、これによる 2 件の不一致が解消し、他の計算も合う\n"
          "declared in line 2\n");
    CHECK(first_finding_of(crossing("43675", "45083")) ==
          "4: the items of total at requested are 45 too much: they add up to 85,083, for 85,038\n"
          "two digits of a at requested are transposed: 45,083 for 45,038\n"
          "change it to 45,038 in line 4; this resolves 2 findings and breaks nothing\n"
          "declared in line 2\n");
}

TEST_CASE("a total that is wrong, and one of which nothing is known, stay where they are") {
    CHECK(first_finding_of("total: {requested: 15400}\nitems:\n  - {name: a, requested: 12000}\n"
                           "  - {name: b, requested: 4634}\n")
              .starts_with("1: total at requested is 1,234 too little: 15,400 declared, its items add up to 16,634\n"));
    CHECK(first_finding_of("total: {requested: 12000}\nitems:\n  - {name: a, requested: 12000}\n"
                           "  - {name: b, requested: 4634}\n") ==
          "1: total at requested is 4,634 too little: 12,000 declared, its items add up to 16,634\n"
          "b 4,634 was left out of total at requested\n"
          "change it to 16,634 in line 1; every equation using it then holds\n"
          "if b is shown and not added, write `counted: no` there; the equation then holds\n");
}

TEST_CASE("a line that shows a part again was not left out of its total") {
    const auto table = [](const char* name) {
        return fmt::format(
            "unit: 千円\nitems:\n  - {{name: 図書, requested: 12000}}\n  - {{name: 書架, requested: 3400}}\n"
            "  - {{name: {}, requested: 1234}}\ntotal: {{requested: 15400}}\n",
            name);
    };
    for (const char* name : {"うち木製", "(うち木製)", "木製(再掲)", "内数 木製", "of which oak", "Thereof oak",
                             "davon Eiche", "※うち木製"}) {
        INFO(name);
        const std::string said = first_finding_of(table(name));
        CHECK(said.find("left out") == std::string::npos);
        CHECK(said.find("give the line `counted: no` if it is shown and not added; 1 finding is then resolved") !=
              std::string::npos);
    }
    for (const char* name : {"うちわ", "内装", "office which", "oak", "木製"}) {
        INFO(name);
        CHECK(first_finding_of(table(name)).find("was left out of total") != std::string::npos);
    }
}
