#include "draft.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace dxbudget {
namespace {

/// The names of the drafts. A signal handler can do little more than look here, so it is a global of a fixed size; a
/// draft beyond it is removed by its destructor alone.
std::array<std::atomic<const char*>, 64> names;

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

/// The file behind any links; the path itself where there is none yet. Empty where neither can be found out.
std::string real_path(const std::string& path) {
    char* const real = ::realpath(path.c_str(), nullptr);
    struct stat link = {};
    if (real == nullptr) return errno == ENOENT && ::lstat(path.c_str(), &link) != 0 ? path : "";
    std::string target = real;
    std::free(real);
    return target;
}

}  // namespace

Draft::Draft(const std::string& path) : target_(real_path(path)) {
    if (target_.empty()) return;
    // Nobody else reads what takes the place of a file that may be secret; a new file is made as any other.
    const mode_t mode = ::access(target_.c_str(), F_OK) == 0 ? 0600 : 0666;
    // No signal comes between making the file and noting its name.
    sigset_t ending = {};
    sigset_t before = {};
    ::sigemptyset(&ending);
    for (const int signal : ending_signals) ::sigaddset(&ending, signal);
    ::pthread_sigmask(SIG_BLOCK, &ending, &before);
    constexpr int most_tries = 100;
    int error = EEXIST;
    for (int i = 0; i < most_tries && error == EEXIST; ++i) {
        name_ = target_ + "." + std::to_string(::getpid()) + "-" + std::to_string(i) + ".new";
        descriptor_ = ::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        error = descriptor_ < 0 ? errno : 0;
    }
    if (descriptor_ >= 0) note(name_.c_str());
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = error;
}

Draft::~Draft() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    if (!is_moved_) ::unlink(name_.c_str());
    forget(name_.c_str());
}

bool Draft::take_place() {
    struct stat old = {};
    if (::stat(target_.c_str(), &old) == 0) {
        if (::fchmod(descriptor_, old.st_mode & 07777U) != 0) return false;
        // Only root can give a file away; where the owner is the same already nothing needs to be done.
        if ((old.st_uid != ::geteuid() || old.st_gid != ::getegid()) &&
            ::fchown(descriptor_, old.st_uid, old.st_gid) != 0) {
            return false;
        }
    }
    is_moved_ = ::fsync(descriptor_) == 0 && ::rename(name_.c_str(), target_.c_str()) == 0;
    return is_moved_;
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
