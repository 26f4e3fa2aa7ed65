/// Files that appear whole or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dxbudget {

/// What became of an attempt to take a file's place.
enum class Takeover : std::uint8_t {
    done,
    changed,  ///< the file is not what it was: it stays
    busy,     ///< another program has the file open to write: it stays
    failed,   ///< `errno` says why
};

/// A new file beside another one, whose place it takes at once when it is complete. Until then the other one is as it
/// was; unless it takes its place the draft is removed again, also where a signal ends the program.
class Draft {
  public:
    /// For the file of that path, which need not exist yet. A link's target is what will be replaced.
    explicit Draft(const std::string& path);
    Draft(const Draft&) = delete;
    ~Draft();

    /// To write to; -1 where the draft could not be made, and `errno` says why.
    int descriptor() const { return descriptor_; }

    /// Takes the file's place, with the mode, owner and attributes of the one that was there. False where that is not
    /// possible, and `errno` says why.
    bool commit();
    /// The same, if the file still holds that text. Nothing that another program writes to it meanwhile is lost, as far
    /// as the system can tell.
    Takeover commit_over(std::string_view text);
    /// Becomes the file, unless one has come to be there in the meantime (EEXIST).
    bool appear();

  private:
    bool is_complete();

    std::string target_;
    std::string name_;
    int descriptor_ = -1;
    bool is_moved_ = false;
};

/// The folder that the drafts for the file of a path are made in: where a link leads to.
std::string folder_of_drafts(const std::string& path);

/// Removes the drafts that runs which were killed have left in a folder; those of others that still run stay.
void remove_stale_drafts(const std::string& folder);

/// Writes all of a text; 0, or the errno of what went wrong.
int write_whole(int descriptor, std::string_view text);

/// Lets signals that end the program (Ctrl-C, `kill`, a closed terminal) remove the drafts first. They end it as ever.
void remove_drafts_on_signals();

}  // namespace dxbudget
