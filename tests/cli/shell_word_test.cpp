#include "cli/shell_word.hpp"

#include "catch.hpp"

using namespace dxbudget;

TEST_CASE("a file's name stays one word and one line") {
    CHECK(file_in_command("sheet.yaml") == "sheet.yaml");
    CHECK(file_in_command("予算/調書.yaml") == "予算/調書.yaml");
    CHECK(file_in_command("a b.yaml") == "'a b.yaml'");
    CHECK(file_in_command("it's.yaml") == R"('it'\''s.yaml')");
    CHECK(file_in_command("-n.yaml") == "./-n.yaml");
    CHECK(file_in_command("a\nb: 1.yaml").find('\n') == std::string::npos);
}
