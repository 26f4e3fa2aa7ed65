#include "cli/draft.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cli/file_attributes.hpp"
#include "cli/watched_file.hpp"

namespace dxbudget {
namespace {

/// The names of the drafts. A signal handler can do little more than look here, so it is a global of a fixed size; a
/// draft beyond it is removed by its destructor alone.
std::array<std::atomic<const char*>, 64> names;

constexpr std::string_view draft_begin = ".dxbudget-";
constexpr std::string_view draft_end = ".new";

constexpr int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

void note(const char* name) {
    for (std::atomic<const char*>& slot : names) {
        const char* none = nullptr;
        if (slot.compare_exchange_strong(none, name)) return;
    }
}

void forget(const char* name) {
    for (std::atomic<const char*>& slot : names) {
        const char* same = name;
        if (slot.compare_exchange_strong(same, nullptr)) return;
    }
}

extern "C" void remove_drafts(int signal) {
    for (const std::atomic<const char*>& slot : names) {
        if (const char* const name = slot.load()) ::unlink(name);
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);  // takes effect when this handler is left
}

/// While it lives, signals that would end the program wait.
class EndPostponed {
  public:
    EndPostponed() {
        sigset_t ending = {};
        ::sigemptyset(&ending);
        for (const int signal : ending_signals) ::sigaddset(&ending, signal);
        ::pthread_sigmask(SIG_BLOCK, &ending, &before_);
    }
    EndPostponed(const EndPostponed&) = delete;
    ~EndPostponed() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

  private:
    sigset_t before_ = {};
};

/// The file behind any links; the path itself where there is none yet. Empty where neither can be found out.
std::string real_path(const std::string& path) {
    char* const real = ::realpath(path.c_str(), nullptr);
    struct stat link = {};
    if (real == nullptr) return errno == ENOENT && ::lstat(path.c_str(), &link) != 0 ? path : "";
    std::string target = real;
    std::free(real);
    return target;
}

/// What stands before a path's last part, with the slash; empty where nothing does.
std::string folder_of(const std::string& path) {
    return path.substr(0, path.rfind('/') + 1);
}

/// Whether a file's name is a draft's.
bool is_name_of_draft(std::string_view name) {
    if (!name.starts_with(draft_begin) || !name.ends_with(draft_end)) return false;
    name.remove_prefix(draft_begin.size());
    name.remove_suffix(draft_end.size());
    return name.find_first_not_of("0123456789-") == std::string_view::npos;
}

/// Makes a file and locks it for as long as it is open, so that nobody takes it for abandoned. Its descriptor, or -1
/// with `errno`.
int make_locked(const std::string& name, mode_t mode) {
    const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor < 0) return -1;
    struct stat status = {};
    const bool is_taken = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!is_taken && ::fstat(descriptor, &status) == 0 && status.st_nlink > 0) return descriptor;
    ::close(descriptor);  // somebody took it for abandoned before it was locked, and removes it
    errno = EEXIST;
    return -1;
}

/// Exchanges what two paths lead to, at once. False with ENOSYS where the system cannot.
bool exchange(const std::string& left, const std::string& right) {
#ifdef RENAME_EXCHANGE
    if (::renameat2(AT_FDCWD, left.c_str(), AT_FDCWD, right.c_str(), RENAME_EXCHANGE) == 0) return true;
    if (errno == EINVAL || errno == EOPNOTSUPP) errno = ENOSYS;  // not on this file system
#else
    errno = ENOSYS;
#endif
    return false;
}

}  // namespace

Draft::Draft(const std::string& path) : target_(real_path(path)) {
    if (target_.empty()) return;
    // Nobody else reads what takes the place of a file that may be secret; a new file is made as any other.
    const mode_t mode = ::access(target_.c_str(), F_OK) == 0 ? 0600 : 0666;
    const EndPostponed until_noted;  // no signal comes between making the file and noting its name
    constexpr int most_tries = 100;
    int error = EEXIST;
    for (int i = 0; i < most_tries && error == EEXIST; ++i) {
        name_ = folder_of(target_) + std::string(draft_begin) + std::to_string(::getpid()) + "-" + std::to_string(i) +
                std::string(draft_end);
        descriptor_ = make_locked(name_, mode);
        error = descriptor_ < 0 ? errno : 0;
    }
    if (descriptor_ >= 0) note(name_.c_str());
    errno = error;
}

Draft::~Draft() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    if (!is_moved_) ::unlink(name_.c_str());
    forget(name_.c_str());
}

/// Gives it what the file has besides its bytes, and has it all written. False, and `errno`, where that fails.
bool Draft::is_complete() {
    if (::access(target_.c_str(), F_OK) == 0) {
        if (const int error = copy_attributes(target_, descriptor_); error != 0) {
            errno = error;
            return false;
        }
    }
    return ::fsync(descriptor_) == 0;
}

bool Draft::take_place() {
    is_moved_ = is_complete() && ::rename(name_.c_str(), target_.c_str()) == 0;
    return is_moved_;
}

Takeover Draft::take_place_of(std::string_view text) {
    if (!is_complete()) return Takeover::failed;
    const WatchedFile old(target_);
    if (old.descriptor() < 0) return Takeover::failed;
    if (old.is_being_written()) return Takeover::busy;
    const EndPostponed until_settled;  // the draft's name may be another program's file for a moment
    if (!old.holds(text) || !old.is_at(target_)) return Takeover::changed;
    if (!exchange(name_, target_)) {
        if (errno != ENOSYS) return Takeover::failed;
        is_moved_ = old.is_unwritten() && ::rename(name_.c_str(), target_.c_str()) == 0;
        return is_moved_ ? Takeover::done : Takeover::changed;
    }
    if (old.is_at(name_) && old.is_unwritten()) return Takeover::done;  // the destructor removes what was there
    // What was there is no longer what was read: it goes back.
    if (!exchange(name_, target_)) is_moved_ = ::rename(name_.c_str(), target_.c_str()) == 0;
    return Takeover::changed;
}

bool Draft::appear() {
    if (::fsync(descriptor_) != 0) return false;
    if (::link(name_.c_str(), target_.c_str()) == 0) return true;
    if (errno == EEXIST) return false;
    // Not every file system has hard links.
    if (::access(target_.c_str(), F_OK) == 0) {
        errno = EEXIST;
        return false;
    }
    is_moved_ = ::rename(name_.c_str(), target_.c_str()) == 0;
    return is_moved_;
}

std::string folder_of_drafts(const std::string& path) {
    const std::string folder = folder_of(real_path(path));
    return folder.empty() ? "." : folder;
}

void remove_stale_drafts(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const std::string& path = entry->path().native();
        if (!is_name_of_draft(entry->path().filename().native())) continue;
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        struct stat status = {};
        const bool is_abandoned = descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
                                  ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
        if (is_abandoned) ::unlink(path.c_str());
        if (descriptor >= 0) ::close(descriptor);
    }
}

int write_whole(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

void remove_drafts_on_signals() {
    for (const int signal : ending_signals) {
        if (std::signal(signal, remove_drafts) == SIG_IGN) std::signal(signal, SIG_IGN);  // under nohup
    }
}

}  // namespace dxbudget
