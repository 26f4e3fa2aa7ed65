/// What remarks say of a change, and what they do not.

#include "rules/remark_direction.hpp"

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;

TEST_CASE("remarks that say which way the figure goes") {
    struct Case {
        const char* remark;
        Direction direction;
    };
    const Case c = GENERATE(values<Case>({
        {"TPS関係の増", Direction::increase},
        {"皆減", Direction::decrease},
        {"増額", Direction::increase},
        {"増設", Direction::none},
        {"負担軽減", Direction::none},
        {"単価の増、件数の減", Direction::none},
        {"Increase due to two more sites", Direction::increase},
        {"increase due to inflation", Direction::increase},
        {"Increased because of the new wage scale", Direction::increase},
        {"A slight increase on last year", Direction::increase},
        {"Net increase", Direction::increase},
        {"Up 5% on last year", Direction::increase},
        {"Up by 5%", Direction::increase},
        {"Higher due to postage", Direction::increase},
        {"Higher, further and adult education", Direction::none},
        {"Rise from 3 to 4 courses", Direction::increase},
        {"Growth reflecting demand", Direction::increase},
        {"Decrease due to fewer events", Direction::decrease},
        {"DECREASE", Direction::decrease},
        {"Reduction following the review", Direction::decrease},
        {"Reduced by 10% after tender", Direction::decrease},
        {"Lower because one post is vacant", Direction::decrease},
        {"Decrease: contract ended", Direction::decrease},
        // of something else
        {"Increase in efficiency", Direction::none},
        {"Increase in interest received", Direction::none},
        {"Increased efficiency", Direction::none},
        {"Price increase negotiated away", Direction::none},
        {"Reduction of reserves", Direction::none},
        {"Upgrade of the server", Direction::none},
        {"Upper floor rented out", Direction::none},
        {"Downtown office", Direction::none},
        {"Dropped", Direction::decrease},
        {"Higher education grant", Direction::none},
        {"Rise Foundation", Direction::none},
        {"Cut flowers", Direction::none},
        {"Lower school", Direction::none},
        {"Growth fund", Direction::none},
        {"Fall - winter term", Direction::none},
        {"Drop-in centre", Direction::none},
        {"Increase-only clause", Direction::none},
        {"Higher", Direction::none},
        {"up to 3 courses", Direction::none},
        // taken back further on
        {"Increase due to prices, more than offset by fewer staff", Direction::none},
        {"Increase because of wages but savings elsewhere", Direction::none},
        {"Decrease due to lower prices, higher volume", Direction::none},
        {"No increase", Direction::none},
        {"Increase not approved", Direction::none},
        {"Increase, if approved", Direction::none},
        {"as last year", Direction::none},
        {"see note 3", Direction::none},
        {"", Direction::none},
        {",", Direction::none},
    }));
    CAPTURE(c.remark);
    CHECK(direction_of(c.remark) == c.direction);
}

TEST_CASE("an English remark that contradicts the figures is questioned, one that agrees is not") {
    const auto found = [](const std::string& remark, int requested, Language language = Language::english) {
        const std::string text = "unit: USD\nitems:\n  - name: Courses\n    requested: " + std::to_string(requested) +
                                 "\n    previous: 100\n    change: " + remark +
                                 "\n  - {name: b, requested: 5, previous: 4, change: 1}\n";
        return testing::told_with_help(audit(Source("sheet.yaml", text)), language);
    };
    CHECK(found("Increase due to demand", 90) ==
          "remark-contradicts: the remark `Increase due to demand` says an increase, but Courses at change comes to "
          "-10\n");
    CHECK(found("Increase due to demand", 90, Language::japanese) ==
          "remark-contradicts: 摘要「Increase due to demand」は増とするが、Courses(増減)は計算では △10 USD\n");
    CHECK(
        found("Reduction following the review", 110) ==
        "remark-contradicts: the remark `Reduction following the review` says a decrease, but Courses at change comes "
        "to 10\n");
    CHECK(found("Increase due to demand", 110).empty());
    CHECK(found("Reduction following the review", 90).empty());
    CHECK(found("Increase in efficiency", 90).empty());
}
