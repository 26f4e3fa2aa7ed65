/// A file that others may write to at any moment.
#pragma once

#include <string>
#include <string_view>

namespace dxbudget {

/// A file held open, and watched for writers as far as the system can: a lease tells when another program opens it to
/// write. Network file systems and files of others give none; then the file counts as unwritten.
class WatchedFile {
  public:
    explicit WatchedFile(const std::string& path);
    WatchedFile(const WatchedFile&) = delete;
    ~WatchedFile();

    /// Negative where it could not be opened, and `errno` said why.
    int descriptor() const { return descriptor_; }
    /// Whether another program had it open to write, also after a second.
    bool is_being_written() const { return is_being_written_; }
    /// Whether nobody has opened it to write since.
    bool is_unwritten() const;
    /// Whether its bytes are those of the text.
    bool holds(std::string_view text) const;
    /// Whether a path leads to it.
    bool is_at(const std::string& path) const;

  private:
    int descriptor_ = -1;
    bool has_lease_ = false;
    bool is_being_written_ = false;
};

}  // namespace dxbudget
