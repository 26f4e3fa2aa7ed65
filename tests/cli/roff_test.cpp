#include "cli/roff.hpp"

#include "catch.hpp"

using namespace dxbudget;

TEST_CASE("roff: what it would read as something else stays what it is") {
    CHECK(roff("a-b") == "a\\-b");
    CHECK(roff(".dxbudget.yaml") == "\\&.dxbudget.yaml");
    CHECK(roff("'tis \\n \"x\" ~ ^") == "\\(aqtis \\en \\(dqx\\(dq \\(ti \\(ha");
    CHECK(roff("") == "");
}

TEST_CASE("roff: words in back quotes are bold") {
    CHECK(roff("write `--lang ja`, or `en`") == "write \\fB\\-\\-lang ja\\fR, or \\fBen\\fR");
    CHECK(roff("one ` alone") == "one \\(ga alone");
    CHECK(roff_bold(".a") == "\\fB\\&.a\\fR");
}

TEST_CASE("roff: Japanese is broken after a phrase, and only there") {
    CHECK(roff("調書の数字と、計算") == "調書の\\:数字と、\\:計算");
    CHECK(roff("フォルダー、又は標準入力") == "フォルダー、\\:又は\\:標準入力");
    CHECK(roff("使う。") == "使う。");
    CHECK(roff_literal("調書の数字-") == "調書の数字\\-");
}

TEST_CASE("roff: what stands for something else is in italics") {
    CHECK(roff_usage("[OPTIONS] [PATH]...") == "[\\fIOPTIONS\\fR] [\\fIPATH\\fR]...");
    CHECK(roff_usage("FIGURE=AMOUNT") == "\\fIFIGURE\\fR=\\fIAMOUNT\\fR");
    CHECK(roff_usage("...") == "\\&...");
}
