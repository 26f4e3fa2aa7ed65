#include "cli/starter_sheet.hpp"
#include "cli/shell_word.hpp"

#include "catch.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;

TEST_CASE("the sheet to begin with has nothing wrong in it") {
    const Language language = GENERATE(Language::english, Language::japanese);
    const bool names_schema = GENERATE(true, false);
    const std::string text = starter_sheet(language, "調書.yaml", names_schema);
    CHECK(text.starts_with("# yaml-language-server: $schema=sheet.schema.json\n") == names_schema);
    CHECK(text.ends_with("dxbudget check 調書.yaml\n"));
    const Audit checked = audit(Source("sheet.yaml", text));
    CHECK(checked.findings.empty());
    CHECK(checked.not_checked.empty());
    CHECK(checked.tally.equations == 20);
}

TEST_CASE("a file's name stays one word and one line") {
    CHECK(file_in_command("sheet.yaml") == "sheet.yaml");
    CHECK(file_in_command("予算/調書.yaml") == "予算/調書.yaml");
    CHECK(file_in_command("a b.yaml") == "'a b.yaml'");
    CHECK(file_in_command("it's.yaml") == R"('it'\''s.yaml')");
    CHECK(file_in_command("-n.yaml") == "./-n.yaml");
    CHECK(file_in_command("a\nb: 1.yaml").find('\n') == std::string::npos);
}
