/// Files that a sheet names, read by whoever runs the check and attached to the sheet's source.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "dxbudget/sheet.hpp"
#include "reading/decode.hpp"
#include "sheet/node_reader.hpp"

namespace dxbudget {

class AttachedFiles {
  public:
    /// All of them outlive it; without `read_file` no file can be read.
    AttachedFiles(NodeReader& nodes, Source& source, const ReadFile& read_file)
        : nodes_(nodes), source_(source), read_file_(read_file) {}

    /// The path that a node names, relative to the sheet's own; empty, and said so, where no file can be read.
    std::string path_named(NodeId name);
    /// The file of that path, if it is attached already.
    const Source* find(const std::string& path) const;
    /// The bytes of the file of that path, which a node names; nothing, and said so, where it cannot be read.
    std::optional<std::string> read(NodeId name, const std::string& path) const;
    /// Takes in a file that is not, by its path; null, and said so, where there is no room for it.
    const Source* attach(NodeId name, const std::string& path, std::unique_ptr<Source> file);
    /// The encoding that was found out for an attached file; null where none was to be.
    const PossibleEncoding* found_encoding(const Source& file) const;
    void keep_found_encoding(const Source& file, PossibleEncoding encoding);
    void report_unreadable(NodeId name);
    /// Goes on with the files that were attached to the same source for another loader.
    void share(AttachedFiles& other) {
        attached_ = std::move(other.attached_);
        found_encodings_ = std::move(other.found_encodings_);
    }

  private:
    NodeReader& nodes_;
    Source& source_;
    const ReadFile& read_file_;
    std::unordered_map<std::string, const Source*> attached_;
    std::unordered_map<const Source*, PossibleEncoding> found_encodings_;
};

}  // namespace dxbudget
