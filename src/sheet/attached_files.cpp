#include "sheet/attached_files.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "sheet/linked_sheet.hpp"

namespace dxbudget {

Message name_a_file_below() {
    return {{"name a file in or below this sheet's folder or the one that dxbudget is started in, by its path from "
             "this sheet's folder",
             "この調書のフォルダー又は dxbudget を実行するフォルダー以下のファイルを、調書からの相対パスで書く"},
            {}};
}

void AttachedFiles::report_unreadable(NodeId name) {
    nodes_.report(
        rules::unreadable_file, nodes_.node(name).span,
        {{"`{0}` cannot be read here", "「{0}」はここでは読み込めない"}, {std::string(nodes_.text_of(name))}});
}

std::string AttachedFiles::path_named(NodeId name) {
    const std::string_view word = nodes_.text_of(name);
    if (word.empty()) {
        const bool is_blank = nodes_.node(name).kind == NodeKind::null || nodes_.node(name).kind == NodeKind::scalar;
        if (is_blank && !nodes_.node(name).unreadable) {
            nodes_.report(rules::missing_key, nodes_.node(name).span,
                          {{"the name of a file is missing here", "ここにファイル名がない"}, {}}, name_a_file_below());
        }
        return {};
    }
    if (!read_file_) {
        report_unreadable(name);
        return {};
    }
    const std::filesystem::path folder = std::filesystem::path(source_.name()).parent_path();
    return (folder / word).lexically_normal().string();
}

const Source* AttachedFiles::find(const std::string& path) const {
    const auto known = attached_.find(path);
    return known == attached_.end() ? nullptr : known->second;
}

const Source* AttachedFiles::attach(NodeId name, const std::string& path, std::unique_ptr<Source> file) {
    const Source* opened = file.get();
    std::string called = file->name();
    if (!source_.attach(std::move(file))) {
        nodes_.report(
            rules::unreadable_file, nodes_.node(name).span,
            {{"with `{0}` the sheet and its files exceed 4 GiB", "「{0}」を加えると調書とファイルが 4 GiB を超える"},
             {std::move(called)}});
        return nullptr;
    }
    attached_[path] = opened;
    return opened;
}

const PossibleEncoding* AttachedFiles::found_encoding(const Source& file) const {
    const auto found = found_encodings_.find(&file);
    return found == found_encodings_.end() ? nullptr : &found->second;
}

void AttachedFiles::keep_found_encoding(const Source& file, PossibleEncoding encoding) {
    found_encodings_[&file] = std::move(encoding);
}

std::optional<std::string> AttachedFiles::read(NodeId name, const std::string& path) const {
    auto bytes = read_file_(path);
    if (auto* text = std::get_if<std::string>(&bytes)) return std::move(*text);
    nodes_.report(rules::unreadable_file, nodes_.node(name).span, std::move(std::get<Message>(bytes)),
                  name_a_file_below());
    return std::nullopt;
}

}  // namespace dxbudget
