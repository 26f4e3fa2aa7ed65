/// Files that a sheet names, read by whoever runs the check and attached to the sheet's source.

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "loader.hpp"

namespace dxbudget {

const Source* Loader::open_file(NodeId name) {
    const std::string word(text_of(name));
    if (word.empty()) return nullptr;
    const auto refuse = [&](Message message) -> const Source* {
        report(rules::unreadable_file, node(name).span, std::move(message),
               {{"name a file in or below the folder that dxbudget is started in, by its path from this sheet's folder",
                 "dxbudget を実行するフォルダー以下のファイルを、この調書のフォルダーからの相対パスで書く"},
                {}});
        return nullptr;
    };
    if (!options_.read_file) return refuse({{"`{0}` cannot be read here", "「{0}」はここでは読み込めない"}, {word}});
    const std::filesystem::path folder = std::filesystem::path(source_.name()).parent_path();
    const std::string path = (folder / word).lexically_normal().string();
    auto bytes = options_.read_file(path);
    if (auto* reason = std::get_if<Message>(&bytes)) return refuse(std::move(*reason));
    auto file = std::make_unique<Source>(path, std::move(std::get<std::string>(bytes)));
    const Source* opened = file.get();
    if (!source_.attach(std::move(file))) {
        return refuse({{"`{0}` is too large", "「{0}」は大きすぎる"}, {path}});
    }
    return opened;
}

}  // namespace dxbudget
