/// Files that a sheet names, read by whoever runs the check and attached to the sheet's source.

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "sheet/linked_sheet.hpp"
#include "sheet/loader.hpp"

namespace dxbudget {

Message name_a_file_below() {
    return {{"name a file in or below this sheet's folder or the one that dxbudget is started in, by its path from "
             "this sheet's folder",
             "この調書のフォルダー又は dxbudget を実行するフォルダー以下のファイルを、調書からの相対パスで書く"},
            {}};
}

void Loader::report_unreadable_here(NodeId name) {
    report(rules::unreadable_file, node(name).span,
           {{"`{0}` cannot be read here", "「{0}」はここでは読み込めない"}, {std::string(text_of(name))}});
}

std::string Loader::path_named(NodeId name) {
    const std::string_view word = text_of(name);
    if (word.empty()) {
        const bool is_blank = node(name).kind == NodeKind::null || node(name).kind == NodeKind::scalar;
        if (is_blank && !node(name).unreadable) {
            report(rules::missing_key, node(name).span,
                   {{"the name of a file is missing here", "ここにファイル名がない"}, {}}, name_a_file_below());
        }
        return {};
    }
    if (!options_.read_file) {
        report_unreadable_here(name);
        return {};
    }
    const std::filesystem::path folder = std::filesystem::path(source_.name()).parent_path();
    return (folder / word).lexically_normal().string();
}

const Source* Loader::attached(const std::string& path) const {
    const auto known = attached_.find(path);
    return known == attached_.end() ? nullptr : known->second;
}

const Source* Loader::attach_file(NodeId name, const std::string& path, std::string text) {
    auto file = std::make_unique<Source>(path, std::move(text));
    const Source* opened = file.get();
    if (!source_.attach(std::move(file))) {
        report(rules::unreadable_file, node(name).span,
               {{"with `{0}` the sheet and its files exceed 4 GiB", "「{0}」を加えると調書とファイルが 4 GiB を超える"},
                {path}});
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
        report(rules::unreadable_file, node(name).span, std::move(*reason), name_a_file_below());
        return nullptr;
    }
    return attach_file(name, path, std::move(std::get<std::string>(bytes)));
}

}  // namespace dxbudget
