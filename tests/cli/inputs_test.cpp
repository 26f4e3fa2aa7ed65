#include "cli/inputs.hpp"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/finding.hpp"

using namespace dxbudget;
namespace fs = std::filesystem;

namespace {

/// A folder that is removed in the end.
class Folder {
  public:
    Folder() : path_(fs::temp_directory_path() / "dxbudget-XXXXXX") {
        std::string name = path_.string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    Folder(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }

    void write(const std::string& name, const std::string& text = "") const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

std::vector<std::string> found(const std::vector<std::string>& paths, const Folder& folder) {
    std::vector<std::string> names;
    for (const Input& input : find_inputs(paths, "<stdin>")) {
        const std::string name = fs::path(input.path).lexically_relative(folder.path()).string();
        names.push_back(input.error.empty() ? name : name + ": " + render(input.error, Language::english));
    }
    return names;
}

}  // namespace

TEST_CASE("a folder stands for the sheets in it, sorted, without hidden ones") {
    const Folder folder;
    for (const char* name : {"b.yml", "a/z.yaml", "a/y.yaml", "c.yaml", "c.yaml.bak", "d.txt", ".hidden/x.yaml",
                             ".pre-commit-config.yaml", "名前/事業.yaml", "e.yaml/x.txt"}) {
        folder.write(name);
    }
    CHECK(found({folder.path().string()}, folder) ==
          std::vector<std::string>{"a/y.yaml", "a/z.yaml", "b.yml", "c.yaml", "名前/事業.yaml"});
}

TEST_CASE("links to folders are not followed, and so no loop is") {
    const Folder folder;
    folder.write("sub/a.yaml");
    fs::create_directory_symlink(folder.path(), folder / "sub/loop");
    fs::create_symlink(folder / "sub/a.yaml", folder / "linked.yaml");
    CHECK(found({folder.path().string()}, folder) == std::vector<std::string>{"linked.yaml", "sub/a.yaml"});
}

TEST_CASE("a file named is read whatever its name, each file once") {
    const Folder folder;
    folder.write("a.yaml");
    folder.write(".b");
    CHECK(found({folder / ".b", folder / "a.yaml", folder.path().string(), folder / "./a.yaml"}, folder) ==
          std::vector<std::string>{".b", "a.yaml"});
}

TEST_CASE("a folder without sheets is no success") {
    const Folder folder;
    folder.write("a.txt");
    CHECK(found({folder.path().string()}, folder) ==
          std::vector<std::string>{".: no sheet (`*.yaml`, `*.yml`) in the folder `" + folder.path().string() + "`"});
}

TEST_CASE("bytes are read as they are") {
    const Folder folder;
    const std::string text = std::string("a\0\r\n\xff", 5) + std::string(100000, 'x');
    folder.write("a", text);
    folder.write("empty");
    CHECK(std::get<std::string>(read_input(folder / "a")) == text);
    CHECK(std::get<std::string>(read_input(folder / "empty")).empty());
    const auto missing = read_input(folder / "missing");
    CHECK(render(std::get<Message>(missing), Language::english) ==
          "cannot read `" + (folder / "missing") + "`: no such file or folder");
    CHECK(render(std::get<Message>(read_input(folder.path().string())), Language::japanese) ==
          "「" + folder.path().string() + "」を読み込めない: フォルダーである");
}

TEST_CASE("a sheet names files in or below its own folder or that of the run, wherever links lead") {
    const Folder folder;
    folder.write("run/sheets/lines.csv", "inside");
    folder.write("run-secret/lines.csv", "outside");
    fs::create_directory_symlink(folder / "run-secret", folder / "run/sheets/link");
    fs::create_symlink(folder / "run/sheets/lines.csv", folder / "run/alias.csv");
    const fs::path before = fs::current_path();
    fs::current_path(folder / "run");
    const auto reads = [](const std::string& path) {
        const auto read = reader_of_named_files("")(path);
        const auto* text = std::get_if<std::string>(&read);
        return text != nullptr ? *text : render(std::get<Message>(read), Language::english);
    };
    const std::string outside = "` lies outside the folder of the sheet and the folder that dxbudget was started in";
    CHECK(reads("sheets/lines.csv") == "inside");
    CHECK(reads("alias.csv") == "inside");
    CHECK(reads(folder / "run/sheets/lines.csv") == "inside");
    CHECK(reads("sheets/link/lines.csv") == "`sheets/link/lines.csv" + outside);
    CHECK(reads("../run-secret/lines.csv") == "`../run-secret/lines.csv" + outside);
    CHECK(reads("/etc/passwd") == "`/etc/passwd" + outside);
    CHECK(reads("sheets") == "`sheets` is not a file");
    CHECK(reads("sheets/none.csv").starts_with("cannot read `sheets/none.csv`: "));

    // Started elsewhere, with the sheet or its folder named on the command line.
    fs::current_path(folder / "run-secret");
    folder.write("run/sheets/a.yaml");
    folder.write("run/other.csv", "beside the folder");
    const auto reads_for = [&](const std::string& named, const std::string& file) {
        const std::vector<std::string> paths = {named};
        const std::vector<Input> inputs = find_inputs(paths, "");
        const std::string path = (fs::path(inputs.at(0).path).parent_path() / file).string();
        const auto read = reader_of_named_files(inputs[0].folder)(path);
        return std::holds_alternative<std::string>(read) ? std::get<std::string>(read) : "refused";
    };
    for (const std::string& named : {std::string("../run/sheets/a.yaml"), folder / "run/sheets/a.yaml",
                                     std::string("../run/sheets"), folder / "run/sheets/"}) {
        CAPTURE(named);
        CHECK(reads_for(named, "lines.csv") == "inside");
        CHECK(reads_for(named, "../other.csv") == "refused");
        CHECK(reads_for(named, "link/../../other.csv") == "refused");
        CHECK(reads_for(named, "link/lines.csv") == "outside");  // where the run was started
    }
    CHECK(reads_for("../run", "../other.csv") == "beside the folder");
    fs::current_path(folder / "run/sheets");
    CHECK(reads_for("a.yaml", "lines.csv") == "inside");
    CHECK(reads_for("./a.yaml", "link/lines.csv") == "refused");
    fs::current_path(before);
}
