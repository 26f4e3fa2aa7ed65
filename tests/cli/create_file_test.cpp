#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "catch.hpp"
#include "cli/replace_file.hpp"

using namespace dxbudget;

namespace {

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a new file appears whole, beside nothing else, and never in the place of another") {
    std::string folder = (std::filesystem::temp_directory_path() / "dxbudget-XXXXXX").string();
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    const std::string path = folder + "/a.yaml";
    CHECK(create_file(path, "total: 1\n").empty());
    CHECK(render(create_file(path, "total: 2\n"), Language::english) ==
          "cannot write `" + path + "`: it is there already");
    CHECK(text_of(path) == "total: 1\n");
    const std::filesystem::directory_iterator entries(folder);
    CHECK(std::distance(begin(entries), end(entries)) == 1);
    std::filesystem::create_symlink("nowhere", folder + "/b.yaml");
    CHECK_FALSE(create_file(folder + "/b.yaml", "total: 1\n").empty());
    CHECK_FALSE(create_file(folder + "/none/a.yaml", "total: 1\n").empty());
    std::filesystem::remove_all(folder);
}
