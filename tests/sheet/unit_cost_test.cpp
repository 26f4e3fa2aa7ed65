/// What members of staff cost: what a sheet and its project say, and what follows for the personnel cost.

#include "dxbudget/unit_cost.hpp"

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/configuration.hpp"

using namespace dxbudget;

namespace {

/// The unit costs as a sheet of 令和8年度 sees them, one a line: `2026 正職員=8030`; the tolerance last.
std::string seen_by(const std::string& sheet, const char* project = "") {
    std::vector<Finding> findings;
    Source source("project.yaml", project);
    const Configuration configuration = load_configuration(source, findings);
    const Audit checked = audit(Source("sheet.yaml", sheet), {.loading = {.configuration = &configuration}});
    std::string seen;
    for (const UnitCost& cost : checked.sheets.at(0).unit_costs.costs) {
        seen += (cost.year ? std::to_string(*cost.year) : "-") + " " + cost.group + "=" + plain(cost.value) + "\n";
    }
    const auto tolerance = checked.sheets[0].unit_costs.tolerance;
    if (tolerance) seen += "tolerance " + plain(*tolerance) + "\n";
    for (const Finding& finding : checked.findings) {
        if (finding.severity == Severity::error) seen += std::string(finding.rule->id) + "\n";
    }
    for (const Finding& finding : findings) seen += "project: " + std::string(finding.rule->id) + "\n";
    return seen;
}

/// Verdicts on the personnel cost of a sheet, one a stage: `requested holds`.
std::string verdicts_of(const std::string& text) {
    const Audit checked = audit(Source("sheet.yaml", text));
    const Sheet& sheet = checked.sheets.at(0);
    std::string found;
    for (EquationId id = 0; id < checked.equations[0].equations.size(); ++id) {
        const Equation& equation = checked.equations[0].equations[id];
        if (equation.relation != Relation::about) continue;
        static constexpr const char* words[] = {"holds", "within", "tolerated", "mismatch", "not checked", "computes"};
        const Verdict& verdict = checked.evaluations[0].verdicts[id];
        found += std::string(sheet.stages[sheet.figures[equation.target].stage].id) + " " +
                 words[static_cast<std::size_t>(verdict.outcome)] + "\n";
    }
    return found;
}

const std::string year = "fiscal_year: 令和8年度\nunit: 千円\n";

}  // namespace

TEST_CASE("a sheet's own unit costs win over the project's, group by group and year by year") {
    const char* project =
        "unit: 千円\nunit_costs:\n  R8: {正職員: 8030, 会計年度任用職員: 3766}\n  R7: {正職員: 7888}\n";
    CHECK(seen_by(year, project) == "2026 正職員=8030\n2026 会計年度任用職員=3766\n2025 正職員=7888\ntolerance 1\n");
    CHECK(seen_by(year + "unit_costs: {正職員: 9000}\n", project) ==
          "2026 正職員=9000\n2026 会計年度任用職員=3766\n2025 正職員=7888\ntolerance 1\n");
    CHECK(seen_by(year + "unit_costs: {2025: {正職員: 7000}}\n", project) ==
          "2025 正職員=7000\n2026 正職員=8030\n2026 会計年度任用職員=3766\ntolerance 1\n");
}

TEST_CASE("unit costs are read in the shapes that people write") {
    struct Case {
        const char* what;
        std::string sheet;
        const char* project;
        const char* seen;
    };
    const Case cases[] = {
        {"the sheet's own year", "unit_costs: {正職員: 8030, tolerance: 3}\n" + year, "",
         "2026 正職員=8030\ntolerance 3\n"},
        {"Japanese words", "年度: R8\n単位: 千円\n人件費単価: {令和８年度: {正 職員: 8030}, 許容差: 2}\n", "",
         "2026 正職員=8030\ntolerance 2\n"},
        {"a sheet that does not say its year", "unit: 千円\nunit_costs: {正職員: 8030}\n", "", "- 正職員=8030\n"},
        {"an amount in a unit of its own", year + "unit_costs: {正職員: 803万円}\n", "", "2026 正職員=8030\n"},
        {"a project in yen, rounded to a yen", year, "unit: 円\nunit_costs: {正職員: 8030000}\n",
         "2026 正職員=8030\ntolerance 1\n"},
        {"a sheet in yen is not more exact than its project", "fiscal_year: R8\nunit: 円\n",
         "unit: 千円\nunit_costs: {正職員: 8030}\n", "2026 正職員=8030000\ntolerance 1000\n"},
        {"a tolerance is converted, too", "fiscal_year: R8\nunit: 円\n",
         "unit: 千円\nunit_costs: {正職員: 8030, tolerance: 3}\n", "2026 正職員=8030000\ntolerance 3000\n"},
        {"a cost of that very year comes before one of the sheet's own", year,
         "unit: 千円\nunit_costs: {正職員: 1, R8: {正職員: 8030}}\n", "2026 正職員=8030\ntolerance 1\n"},
        {"another currency does not convert", "fiscal_year: 2026\nunit: USD thousand\n",
         "unit: 千円\nunit_costs: {正職員: 8030}\n", ""},
        {"another currency, the same one", "fiscal_year: 2026\nunit: USD thousand\n",
         "unit: USD thousand\nunit_costs: {permanent staff: 80}\n", "2026 permanentstaff=80\ntolerance 1\n"},
        {"the same year in two notations", year + "unit_costs: {R8: {正職員: 1}, 2026: {正職員: 2}}\n", "",
         "2026 正職員=1\nduplicate-key\n"},
        {"no year", year + "unit_costs: {来年度: {正職員: 1}}\n", "", "unknown-key\n"},
        {"a tolerance misspelt", year + "unit_costs: {tolerence: 3}\n", "", "unknown-key\n"},
        {"a tolerance below a year", year + "unit_costs: {R8: {tolerance: 3}}\n", "", "unknown-key\n"},
        {"no amount", year + "unit_costs: {正職員: -1, 会計年度任用職員: ‐, tolerance: 約一割}\n", "",
         "not-an-amount\nnot-an-amount\nnot-an-amount\n"},
        {"a list", year + "unit_costs: [正職員]\n", "", "wrong-shape\n"},
        {"a year with one amount", year + "unit_costs: {R8: 8030}\n", "", "wrong-shape\n"},
        {"a comma that separates", year + "unit_costs: {正職員: 8,030}\n", "", "split-thousands\n"},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        CHECK(seen_by(c.sheet, c.project) == c.seen);
    }
}

TEST_CASE("a personnel cost is compared with what its staff cost, in the year of each stage") {
    struct Case {
        const char* what;
        std::string text;
        const char* verdicts;
    };
    const std::string costs = "unit_costs: {R8: {正職員: 8030, 会計年度任用職員: 3766}, R7: {正職員: 7888}}\n";
    const Case cases[] = {
        {"each stage in its year",
         year + costs +
             "costs: {personnel: {requested: 3212, previous: 3155, approved: 3214}, staff: {正職員: "
             "{requested: 0.4, previous: 0.4, approved: 0.4}}}\n",
         "requested holds\nprevious within\napproved mismatch\n"},
        {"two groups",
         year + costs +
             "costs: {personnel: {requested: 6978}, staff: {正職員: {requested: 0.4}, 会計年度任用職員: {requested: "
             "1}}}\n",
         "requested holds\n"},
        {"a group without a unit cost in that year",
         year + costs +
             "costs: {personnel: {previous: 6978}, staff: {正職員: {previous: 0.4}, 会計年度任用職員: {previous: "
             "1}}}\n",
         "previous not checked\n"},
        {"nobody of a group without a unit cost",
         year + costs +
             "costs: {personnel: {previous: 3155}, staff: {正職員: {previous: 0.4}, 会計年度任用職員: {previous: 0.0}, "
             "非常勤職員: {previous: ‐}}}\n",
         "previous within\n"},
        {"no head count at a stage",
         year + costs + "costs: {personnel: {requested: 3212, previous: 3155}, staff: {正職員: {previous: 0.4}}}\n",
         "requested not checked\nprevious within\n"},
        {"no table of staff", year + costs + "costs: {personnel: {requested: 3212}}\n", ""},
        {"no unit costs", year + "costs: {personnel: {requested: 3212}, staff: {正職員: {requested: 0.4}}}\n", ""},
        {"no year", costs + "costs: {personnel: {requested: 3212}, staff: {正職員: {requested: 0.4}}}\n",
         "requested not checked\n"},
        {"no year, and the cost of the sheet's own year",
         "unit_costs: {正職員: 8030}\ncosts: {personnel: {requested: 3212, previous: 3212}, staff: {正職員: "
         "{requested: "
         "0.4, previous: 0.4}}}\n",
         "requested holds\nprevious not checked\n"},
        {"a stage that names its year",
         year + costs + "stages: {last: 令和7年度}\ncosts: {personnel: {last: 3155}, staff: {正職員: {last: 0.4}}}\n",
         "last within\n"},
        {"a difference says nothing of staff",
         year + costs +
             "costs: {personnel: {requested: 3212, previous: 3155, change: 57}, staff: {正職員: {requested: "
             "0.4, previous: 0.4, change: ±0}}}\n",
         "requested holds\nprevious within\n"},
        {"a tolerance",
         year + "unit_costs: {正職員: 8030, tolerance: 2}\ncosts: {personnel: {requested: 3214}, staff: {正職員: "
                "{requested: 0.4}}}\n",
         "requested within\n"},
        {"no tolerance at all",
         year + "unit_costs: {正職員: 7888, tolerance: 0}\ncosts: {personnel: {requested: 3155}, staff: {正職員: "
                "{requested: 0.4}}}\n",
         "requested mismatch\n"},
        {"about so much a person informs",
         year +
             "unit_costs: {正職員: 約8000}\ncosts: {personnel: {requested: 3333}, staff: {正職員: {requested: 0.4}}}\n",
         "requested not checked\n"},
        {"about so many informs",
         year + costs + "costs: {personnel: {requested: 3333}, staff: {正職員: {requested: 約0.4}}}\n",
         "requested not checked\n"},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        CHECK(verdicts_of(c.text) == c.verdicts);
    }
}

TEST_CASE("staff without a personnel cost is questioned, unit costs or not") {
    const auto findings_of = [](const std::string& text) {
        std::string found;
        for (const Finding& finding : audit(Source("sheet.yaml", text)).findings) {
            if (finding.severity == Severity::warning) found += render(finding.message, Language::english) + "\n";
        }
        return found;
    };
    const std::string costs =
        "costs: {project: {requested: 9}, total: {requested: 9}, personnel: {requested: 0}, staff: {正職員: "
        "{requested: "
        "0.4}}}\n";
    CHECK(findings_of("unit: 千円\n" + costs) == "personnel cost at requested is 0, but 正職員 0.4人 work on it\n");
    CHECK(findings_of(year + "unit_costs: {正職員: 8030}\n" + costs) ==
          "personnel cost at requested is 3,212 too little for its staff: 0 declared, 0.4人 × 8,030 comes to 3,212\n");
    CHECK(findings_of("unit: 億円\n" + costs) == "");
}
