#include <string_view>

#include "catch.hpp"
#include "dxbudget/render.hpp"

using namespace dxbudget;

TEST_CASE("the summary, in the singular and the plural") {
    struct Case {
        Totals totals;
        std::string_view english;
        std::string_view japanese;
    };
    const auto c = GENERATE(values<Case>({
        {{.files = 1,
          .errors = 1,
          .notes = 5,
          .tally = {.sheets = 1, .figures = 112, .equations = 58, .held = 57, .mismatched = 1}},
         "checked 1 sheet: 112 figures, 58 equations: 57 hold, 1 does not, 0 could not be checked; "
         "1 error, 0 warnings, 5 notes\n",
         "調書 1件を検査: 数値 112個、等式 58本のうち 一致 57、不一致 1、検査不能 0。エラー 1件、警告 0件、注記 5件\n"},
        {{.files = 1, .warnings = 1, .notes = 1, .tally = {.sheets = 1, .figures = 1, .equations = 1, .held = 1}},
         "checked 1 sheet: 1 figure, 1 equation: 1 holds, 0 do not, 0 could not be checked; "
         "0 errors, 1 warning, 1 note\n",
         "調書 1件を検査: 数値 1個、等式 1本のうち 一致 1、不一致 0、検査不能 0。エラー 0件、警告 1件、注記 1件\n"},
        {{.files = 2101,
          .unreadable = 1,
          .errors = 1234,
          .tally = {.sheets = 2100,
                    .figures = 90000,
                    .equations = 8,
                    .held = 2,
                    .held_within_rounding = 3,
                    .mismatched = 2,
                    .not_checked = 1}},
         "checked 2,100 sheets in 2,100 files: 90,000 figures, 8 equations: 5 hold (3 within rounding), 2 do not, "
         "1 could not be checked; 1,234 errors, 0 warnings, 0 notes; 1 path could not be read\n",
         "調書 2,100件を検査(ファイル 2,100件): 数値 90,000個、等式 8本のうち 一致 5(うち端数処理の範囲内 3)、"
         "不一致 2、検査不能 1。エラー 1,234件、警告 0件、注記 0件。読込不能 1件\n"},
    }));
    CHECK(render_summary(c.totals, {}) == c.english);
    CHECK(render_summary(c.totals, {.language = Language::japanese}) == c.japanese);
}
