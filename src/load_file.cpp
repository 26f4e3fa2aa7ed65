/// Files that a sheet names, read by whoever runs the check and attached to the sheet's source.

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "loader.hpp"

namespace dxbudget {

std::string Loader::path_named(NodeId name) {
    const std::string_view word = text_of(name);
    if (word.empty()) return {};
    if (!options_.read_file) {
        report_unreadable(name, {{"`{0}` cannot be read here", "「{0}」はここでは読み込めない"}, {std::string(word)}});
        return {};
    }
    const std::filesystem::path folder = std::filesystem::path(source_.name()).parent_path();
    return (folder / word).lexically_normal().string();
}

void Loader::report_unreadable(NodeId name, Message reason) {
    report(rules::unreadable_file, node(name).span, std::move(reason),
           {{"name a file in or below the folder that dxbudget is started in, by its path from this sheet's folder",
             "dxbudget を実行するフォルダー以下のファイルを、この調書のフォルダーからの相対パスで書く"},
            {}});
}

const Source* Loader::attached(const std::string& path) const {
    const auto known = attached_.find(path);
    return known == attached_.end() ? nullptr : known->second;
}

const Source* Loader::attach_file(NodeId name, const std::string& path, std::string text) {
    auto file = std::make_unique<Source>(path, std::move(text));
    const Source* opened = file.get();
    if (!source_.attach(std::move(file))) {
        report_unreadable(name, {{"`{0}` is too large", "「{0}」は大きすぎる"}, {path}});
        return nullptr;
    }
    attached_[path] = opened;
    return opened;
}

const Source* Loader::open_file(NodeId name) {
    const std::string path = path_named(name);
    if (path.empty()) return nullptr;
    if (const Source* known = attached(path); known != nullptr) return known;
    auto bytes = options_.read_file(path);
    if (auto* reason = std::get_if<Message>(&bytes)) {
        report_unreadable(name, std::move(*reason));
        return nullptr;
    }
    return attach_file(name, path, std::move(std::get<std::string>(bytes)));
}

}  // namespace dxbudget
