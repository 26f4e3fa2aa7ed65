/// Files that appear whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace dxbudget {

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

    /// Takes the file's place, with the mode and owner of the one that was there. False where that is not possible, and
    /// `errno` says why.
    bool take_place();
    /// Becomes the file, unless one has come to be there in the meantime (EEXIST).
    bool appear();

  private:
    std::string target_;
    std::string name_;
    int descriptor_ = -1;
    bool is_moved_ = false;
};

/// Writes all of a text; 0, or the errno of what went wrong.
int write_whole(int descriptor, std::string_view text);

/// Lets signals that end the program (Ctrl-C, `kill`, a closed terminal) remove the drafts first. They end it as ever.
void remove_drafts_on_signals();

}  // namespace dxbudget
