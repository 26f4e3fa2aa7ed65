/// Which configuration holds for a sheet, and that each is read once.

#include "cli/configuration_file.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catch.hpp"

using namespace dxbudget;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone afterwards.
class Scratch {
  public:
    Scratch() : path_(fs::temp_directory_path() / ("dxbudget-" + std::to_string(::getpid()))) {
        fs::create_directories(path_ / "2026" / "library");
    }
    Scratch(const Scratch&) = delete;
    ~Scratch() { fs::remove_all(path_); }

    void write(const char* folder, const char* text) const { std::ofstream(path_ / folder / ".dxbudget.yaml") << text; }
    std::string operator/(const char* name) const { return (path_ / name).string(); }

  private:
    fs::path path_;
};

}  // namespace

TEST_CASE("the closest configuration holds, from the sheet's folder upwards") {
    const Scratch scratch;
    scratch.write("", "unit: 円\n");
    scratch.write("2026", "unit: 千円\n");
    ConfigurationFiles files;
    const ConfigurationFile* year = files.of(scratch / "2026/a.yaml");
    REQUIRE(year != nullptr);
    CHECK(year->is_usable());
    CHECK(year->configuration.unit.label == "千円");
    CHECK(files.of(scratch / "2026/library/b.yaml") == year);
    CHECK(files.of(scratch / "2026/library/../c.yaml") == year);
    CHECK(files.of(scratch / "a.yaml")->configuration.unit.label == "円");
    CHECK(files.of(scratch / "no/such/folder/a.yaml") == files.of(scratch / "a.yaml"));
}

TEST_CASE("a folder is looked at once, and what is wrong is said once") {
    const Scratch scratch;
    ConfigurationFiles files;
    CHECK(files.of(scratch / "2026/a.yaml") == nullptr);
    scratch.write("2026", "unt: 千円\n");
    CHECK(files.of(scratch / "2026/b.yaml") == nullptr);

    ConfigurationFiles later;
    const ConfigurationFile* file = later.of(scratch / "2026/a.yaml");
    REQUIRE(file != nullptr);
    CHECK_FALSE(file->is_usable());
    fs::remove(scratch / "2026/.dxbudget.yaml");
    CHECK(later.of(scratch / "2026/b.yaml") == file);
    CHECK(later.is_first(*file));
    CHECK_FALSE(later.is_first(*file));
}

TEST_CASE("one file may be named for all sheets, or none be wanted") {
    const Scratch scratch;
    scratch.write("", "unit: 円\n");
    scratch.write("2026", "unit: 千円\n");
    ConfigurationFiles named({.file = scratch / ".dxbudget.yaml"});
    REQUIRE(named.of(scratch / "2026/a.yaml") != nullptr);
    CHECK(named.of(scratch / "2026/a.yaml")->configuration.unit.label == "円");
    CHECK(named.of(scratch / "a.yaml") == named.of(scratch / "2026/a.yaml"));
    ConfigurationFiles isolated({.isolated = true});
    CHECK(isolated.of(scratch / "2026/a.yaml") == nullptr);
    ConfigurationFiles missing({.file = scratch / "none.yaml"});
    REQUIRE(missing.of(scratch / "a.yaml") != nullptr);
    CHECK_FALSE(missing.of(scratch / "a.yaml")->is_usable());
}

TEST_CASE("patterns exclude files and folders, from the folder of the closest configuration") {
    const Scratch scratch;
    scratch.write("", "exclude: [drafts, '*.old.yaml', 2025/closed, 'archive/**/b*.yaml', './tmp/']\n");
    scratch.write("2026", "unit: 千円\n");
    ConfigurationFiles files;
    struct Case {
        const char* path;
        bool excluded;
    };
    const Case cases[] = {
        {"drafts", true},
        {"2025/drafts", true},
        {"drafts.yaml", false},
        {"a.old.yaml", true},
        {"2025/a.old.yaml", true},
        {"2025/closed", true},
        {"closed", false},
        {"archive/2020/05/b1.yaml", true},
        {"archive/2020/05/c1.yaml", false},
        {"tmp", true},
        {"2026/a.old.yaml", false},  // another configuration holds there
    };
    for (const Case& c : cases) {
        INFO(c.path);
        CHECK(files.excludes(scratch / c.path, false) == c.excluded);
    }
}

TEST_CASE("where patterns include files and folders, other files are left out") {
    const Scratch scratch;
    scratch.write("", "include: [budget, '*.sheet.yaml', 'archive/**/b*.yaml']\nexclude: drafts\n");
    ConfigurationFiles files;
    struct Case {
        const char* path;
        bool is_folder;
        bool excluded;
    };
    const Case cases[] = {
        {"a.yaml", false, true},
        {"a.sheet.yaml", false, false},
        {"other/a.sheet.yaml", false, false},
        {"budget/a.yaml", false, false},
        {"budget/2026/a.yaml", false, false},
        {"other/budget/a.yaml", false, false},
        {"budget/drafts", true, true},
        {"budget/drafts", false, true},
        {"other", true, false},  // what is below it may be included
        {"archive/2020/b1.yaml", false, false},
        {"archive/2020/c1.yaml", false, true},
    };
    for (const Case& c : cases) {
        INFO(c.path);
        CHECK(files.excludes(scratch / c.path, c.is_folder) == c.excluded);
    }
}
