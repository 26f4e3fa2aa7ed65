#include "replace_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "console.hpp"

namespace dxbudget {
namespace {

/// A new file beside another, removed again unless it takes its place.
class Draft {
  public:
    explicit Draft(const std::string& target) : name_(target + ".XXXXXX"), descriptor_(::mkstemp(name_.data())) {}
    Draft(const Draft&) = delete;
    ~Draft() {
        if (descriptor_ < 0) return;
        ::close(descriptor_);
        if (!moved_) ::unlink(name_.c_str());
    }

    bool is_open() const { return descriptor_ >= 0; }

    bool write(std::string_view text) {
        while (!text.empty()) {
            const ssize_t count = ::write(descriptor_, text.data(), text.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) return false;
            text.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    bool take_place_of(const std::string& target, const struct stat& old) {
        if (::fchmod(descriptor_, old.st_mode & 07777U) != 0) return false;
        // Only root can give a file away; where the owner is the same already nothing needs to be done.
        if ((old.st_uid != ::geteuid() || old.st_gid != ::getegid()) &&
            ::fchown(descriptor_, old.st_uid, old.st_gid) != 0) {
            return false;
        }
        if (::fsync(descriptor_) != 0 || ::rename(name_.c_str(), target.c_str()) != 0) return false;
        moved_ = true;
        return true;
    }

  private:
    std::string name_;
    int descriptor_;
    bool moved_ = false;
};

}  // namespace

Message replace_file(const std::string& path, std::string_view text) {
    const auto failure = [&] {
        return Message{{"cannot write `{0}`: {1}; it is as it was", "「{0}」に書き込めない({1})。元のまま残してある"},
                       {path, reason_of(errno)}};
    };
    char* const real = ::realpath(path.c_str(), nullptr);
    if (real == nullptr) return failure();
    const std::string target = real;
    std::free(real);
    struct stat old = {};
    if (::stat(target.c_str(), &old) != 0) return failure();
    Draft draft(target);
    if (!draft.is_open() || !draft.write(text) || !draft.take_place_of(target, old)) return failure();
    return {};
}

}  // namespace dxbudget
