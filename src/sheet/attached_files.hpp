/// Files that a sheet names, read by whoever runs the check and attached to the sheet's source.
#pragma once

#include <string>
#include <unordered_map>

#include "dxbudget/sheet.hpp"
#include "sheet/node_reader.hpp"

namespace dxbudget {

class AttachedFiles {
  public:
    /// All of them outlive it; without `read_file` no file can be read.
    AttachedFiles(NodeReader& nodes, Source& source, const ReadFile& read_file)
        : nodes_(nodes), source_(source), read_file_(read_file) {}

    /// Reads and attaches the file that a node names; null, and said so, where it cannot be.
    const Source* open(NodeId name);
    /// The path that a node names, relative to the sheet's own; empty, and said so, where no file can be read.
    std::string path_named(NodeId name);
    /// The file of that path, if it is attached already.
    const Source* find(const std::string& path) const;
    /// Takes in a file that is not; null, and said so, where there is no room for it.
    const Source* attach(NodeId name, const std::string& path, std::string text);
    void report_unreadable(NodeId name);
    /// Goes on with the files that were attached to the same source for another loader.
    void share(AttachedFiles& other) { attached_ = std::move(other.attached_); }

  private:
    NodeReader& nodes_;
    Source& source_;
    const ReadFile& read_file_;
    std::unordered_map<std::string, const Source*> attached_;
};

}  // namespace dxbudget
