/// What a sheet says in its different shapes: verdicts of small sheets, and the paths of their figures.

#include "dxbudget/sheet.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "sheet_generator.hpp"

using namespace dxbudget;

namespace {

/// Every finding as `rule figure`, one a line, notes left out.
std::string findings_of(std::string text) {
    const Audit checked = audit(Source("sheet.yaml", std::move(text)));
    std::string found;
    for (const Finding& finding : checked.findings) {
        if (finding.severity == Severity::note) continue;
        found += std::string(finding.rule->id) + (finding.figure.empty() ? "" : " " + finding.figure) + "\n";
    }
    return found;
}

std::string tally_of(std::string text) {
    const Tally tally = audit(Source("sheet.yaml", std::move(text))).tally;
    return std::to_string(tally.held) + " held, " + std::to_string(tally.mismatched) + " mismatched, " +
           std::to_string(tally.not_checked) + " not checked";
}

void check_paths(const Audit& checked) {
    for (const Sheet& sheet : checked.sheets) {
        for (FigureId id = 0; id < sheet.figures.size(); ++id) {
            if (sheet.figures[id].kind == AmountKind::unreadable) continue;
            INFO(path_of(sheet, id));
            CHECK(find_figure(sheet, path_of(sheet, id)) == id);
        }
    }
}

}  // namespace

TEST_CASE("a sheet may be written in many shapes") {
    struct Case {
        const char* what;
        const char* text;
        const char* findings;
    };
    const Case cases[] = {
        {"a scalar total is the amount", "total: 30\nitems:\n  - {name: a, amount: 10}\n  - {name: b, amount: 19}\n",
         "sum-mismatch total.amount\n"},
        {"figures may stand on the sheet itself", "requested: 30\nitems: [{name: a, requested: 30}]\n", ""},
        {"a total that nobody states is computed upward",
         "total: {amount: 30}\nitems:\n  - {name: a, items: [{name: b, amount: 10}, {name: c, amount: 21}]}\n",
         "sum-mismatch total.amount\n"},
        {"a line that is shown but not counted",
         "total: {amount: 30}\nitems: [{name: a, amount: 30}, {name: うち人件費, counted: no, amount: 5}]\n", ""},
        {"a list of some items claims nothing",
         "total: {amount: 30}\npartial: true\nitems: [{name: a, amount: 10}, {name: b, amount: 5}]\n",
         "nothing-checked\n"},
        {"nil, blank and remarks count as nothing",
         "total: {amount: 10}\nitems: [{name: a, amount: 10}, {name: b, amount: ‐}, {name: c, amount: }, {name: d, "
         "amount: 別途要求}]\n",
         ""},
        {"a stage that no item mentions claims nothing",
         "total: {requested: 10, approved: 8}\nitems: [{name: a, requested: 10}]\n", ""},
        {"several breakdowns of one total",
         "total: {amount: 10}\nitems: [{name: a, amount: 10}]\nbreakdowns: {性質別: [{name: 人件費, amount: 6}, {name: "
         "物件費, amount: 5}]}\n",
         "sum-mismatch total.amount\n"},
        {"a working is a table for itself",
         "total: {amount: 10}\nitems: [{name: a, amount: 10}]\nworkings: {単価: {amount: 9, items: [{amount: 4}, "
         "{amount: 6}]}}\n",
         "sum-mismatch workings/単価.amount\n"},
        {"funding, each source with its stages",
         "total: {requested: 10}\nfunding: {国庫支出金: {requested: 4, share: 1/2}, 一般財源: {requested: 6, share: "
         "rest}}\n",
         "share-mismatch funding/国庫支出金.requested\n"},
        {"funding, each stage with its sources",
         "total: {requested: 10}\nfunding: {requested: {事業費: 11, 国庫支出金: 5, 一般財源: 5}}\n",
         "restated-mismatch funding/total.requested\n"},
        {"a line with funding of its own",
         "items: [{name: a, amount: 10, funding: [{name: 国, amount: 4}, {name: 県, amount: 5}]}, {name: b, amount: "
         "1}]\n",
         "funding-mismatch items/a.amount\n"},
        {"a share of another line",
         "total: {amount: 30}\nitems: [{name: a, amount: 20}, {name: b, amount: 10}]\n"
         "funding: [{name: 国, share: 1/2, of: items/a, amount: 10}, {name: 県, share: rest, amount: 20}]\n",
         ""},
        {"a share of an amount",
         "total: {amount: 30}\nfunding: [{name: 国, share: 1/2, of: 18, amount: 10}, {name: 県, share: rest, amount: "
         "20}]\n",
         "share-mismatch funding/国.amount\n"},
        {"costs either way round", "costs: {approved: {事業費: 10, 人件費: 2, トータルコスト: 10, 正職員: 0.4}}\n",
         "total-cost-mismatch costs/total.approved\n"},
        {"declared stages with a formula",
         "stages: {current: 現計, supplement: 補正, after: 計 = current + supplement}\nitems: [{name: a, 現計: 10, "
         "補正: 2, 計: 13}, {name: b, 現計: 1, 補正: 2, 計: 3}]\n",
         "change-mismatch items/a.after\n"},
        {"a ratio is rounded as printed",
         "stages: {rate: 増減率 = change / previous}\nitems: [{name: a, requested: 13, previous: 12, change: 1, rate: "
         "8.3%}, {name: b, requested: 13, previous: 12, change: 1, rate: 8.4}]\n",
         "change-mismatch items/b.rate\n"},
        {"a formula does not reach what it excepts",
         "stages: {current: 現計, overall: {label: 計, formula: current + current, except: [personnel]}}\ncosts: "
         "{personnel: {current: 5, overall: 5}, project: {current: 1, overall: 2}}\n",
         ""},
        {"a form without requests compares its decision", "items: [{name: a, 決定額: 10, 前年額: 8, 対比: 3}]\n",
         "change-mismatch items/a.change\n"},
        {"a limit at its stage", "items: [{name: a, requested: 12, approved: 9, limit: {approved: 10}}]\n", ""},
        {"a limit at every stage but last year's",
         "items: [{name: a, requested: 9, previous: 12, approved: 11, limit: 10}]\n",
         "approved-over-requested items/a.approved\nlimit-exceeded items/a.approved\n"},
        {"units convert",
         "unit: 千円\ntotal: {amount: 1億円}\nitems: [{name: a, amount: 99百万円}, {name: b, amount: 1000}]\n", ""},
        {"the same stage by two words", "items: [{name: a, requested: 1, 要求額: 2}]\n",
         "nothing-checked\nduplicate-key\n"},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        CHECK(findings_of(c.text) == c.findings);
    }
}

TEST_CASE("what cannot be read leaves its equations unchecked, and nothing else") {
    CHECK(tally_of("total: {amount: 30}\nitems: [{name: a, amount: 1O}, {name: b, amount: 20}]\n") ==
          "0 held, 0 mismatched, 1 not checked");
    CHECK(tally_of("total: {amount: 約30}\nitems: [{name: a, amount: 10}, {name: b, amount: 15}]\n") ==
          "0 held, 0 mismatched, 1 not checked");
    CHECK(tally_of("total: {requested: 30, previous: 5}\nitems: [{requested: x1, previous: 5}, {requested: 30}]\n") ==
          "2 held, 0 mismatched, 0 not checked");
}

TEST_CASE("every path that is printed finds its figure again") {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(DXBUDGET_SOURCE_DIR) / "examples")) {
        if (entry.path().extension() != ".yaml") continue;
        std::ifstream file(entry.path());
        check_paths(audit(Source(entry.path().filename(), std::string(std::istreambuf_iterator<char>(file), {}))));
    }
    check_paths(audit(Source(
        "names.yaml",
        "items: [{amount: 1}, {name: a/b, amount: 1}, {name: '#1', amount: 1}, {name: x, amount: 1}, {name: x, amount: "
        "2},"
        " {name: funding, amount: 1, items: [{name: limit, amount: 1}], limit: 2, also: [{where: p, amount: 1}]}]\n")));
}

TEST_CASE("words of stages and tables are understood in either language") {
    const Audit checked = audit(Source(
        "sheet.yaml", "事業費: {要求額: 10}\n内訳: [{名称: 講座, 要求額: 10}]\nコスト: {人件費: {要求額: 2}}\n"));
    const Sheet& sheet = checked.sheets.front();
    CHECK(find_figure(sheet, "items/講座.requested") == find_figure(sheet, "内訳/講座.要求額"));
    CHECK(find_figure(sheet, "costs/personnel.requested") == find_figure(sheet, "コスト/人件費.要求額"));
    CHECK(find_figure(sheet, "total.requested").has_value());
    CHECK_FALSE(find_figure(sheet, "items/講.requested").has_value());
}

TEST_CASE("texts of nodes outlive the repaired copy that they were read from") {
    const std::string text =
        "total: {amount: 30}\nnote: @\nitems:\n  - {name: 講座, amount:10,726}\n  - {name: 研修, amount: 10,000}\n"
        "funding:\n  - {name:国庫支出金, amount: 30}\n";
    const std::string found = findings_of(text);
    CHECK(found.find("needs-quotes") != std::string::npos);
    CHECK(found.find("missing-space") != std::string::npos);
    CHECK(found.find("split-thousands") != std::string::npos);
}

TEST_CASE("texts of nodes outlive the growing list of documents") {
    std::string text;
    for (int document = 0; document < 20; ++document) {
        text += "total: {\"amo\\u0075nt\": 30}\nitems: [{name: \"a\\u0062\", amount: 30}]\n---\n";
    }
    CHECK(findings_of(text).empty());
}
