/// What the outputs of a run keep until its end.

#include "cli/outputs.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "catch.hpp"

using namespace dxbudget;

TEST_CASE("of more results than code scanning takes the gravest are kept, though they come last") {
    std::string folder = (std::filesystem::temp_directory_path() / "dxbudget-XXXXXX").string();
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    const std::string path = folder + "/report.sarif";
    constexpr std::uint8_t error_section = 1;
    constexpr std::uint8_t note_section = 3;
    {
        Console console(Language::english, ColorChoice::never);
        const std::vector<Output> wanted = {{&formats::sarif, path}};
        Outputs outputs(wanted, false, console);
        outputs.begin();
        Totals totals;
        const auto put = [&](std::size_t count, const Part& part) {
            outputs.put({RenderedFile{.text = {}, .parts = std::vector<Part>(count, part)}});
        };
        put(1, {not_a_result, R"({"message": {"text": "a.yaml could not be read"}})"});
        for (int file = 0; file < 60; ++file) put(1000, {note_section, "\"note\""});
        put(3, {error_section, "\"error\""});
        totals.notes = 60'000;
        totals.errors = 3;
        outputs.end(totals);
        CHECK(outputs.close());
    }
    const auto run = nlohmann::json::parse(std::ifstream(path)).at("runs").at(0);
    CHECK(run.at("results").size() == 25'000);
    CHECK(run.at("results").at(2) == "error");
    CHECK(run.at("results").at(3) == "note");
    const auto& notifications = run.at("invocations").at(0).at("toolExecutionNotifications");
    REQUIRE(notifications.size() == 2);
    CHECK(notifications.at(0).at("message").at("text") == "a.yaml could not be read");
    CHECK(notifications.at(1).at("message").at("text") ==
          "code scanning takes 25,000 results of a run: the least grave are left out, 35,003 of them");
    std::filesystem::remove_all(folder);
}
