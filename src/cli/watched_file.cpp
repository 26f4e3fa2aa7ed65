#include "cli/watched_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <thread>

#ifdef __linux__
#include <sys/vfs.h>
#endif

namespace dxbudget {
namespace {

#ifdef F_SETLEASE

/// Whether a file lies on another machine, which may refuse leases at will.
bool is_remote(int descriptor) {
    struct statfs status = {};
    constexpr std::array<std::uint32_t, 4> remote = {0x6969, 0x517B, 0xFE534D42, 0xFF534D42};  // NFS, SMB, SMB2, CIFS
    if (::fstatfs(descriptor, &status) != 0) return true;
    return std::find(remote.begin(), remote.end(), static_cast<std::uint32_t>(status.f_type)) != remote.end();
}

/// 0, or the errno of why there is no lease: EAGAIN while somebody has the file open to write.
int take_lease(int descriptor) {
    if (is_remote(descriptor)) return EINVAL;
    // Whoever wants to write makes the system send a signal, which by default ends the program: one is asked for that
    // nobody minds.
    if (::fcntl(descriptor, F_SETSIG, SIGURG) != 0) return errno;
    return ::fcntl(descriptor, F_SETLEASE, F_RDLCK) == 0 ? 0 : errno;
}

bool keeps_lease(int descriptor) {
    return ::fcntl(descriptor, F_GETLEASE) == F_RDLCK;
}

#else

int take_lease(int) {
    return EINVAL;
}

bool keeps_lease(int) {
    return true;
}

#endif

}  // namespace

WatchedFile::WatchedFile(const std::string& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) return;
    ::flock(descriptor_, LOCK_SH | LOCK_NB);  // not to be taken for an abandoned draft
    constexpr int most_tries = 100;
    int error = take_lease(descriptor_);
    for (int i = 0; i < most_tries && error == EAGAIN; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        error = take_lease(descriptor_);
    }
    has_lease_ = error == 0;
    is_being_written_ = error == EAGAIN;
}

WatchedFile::~WatchedFile() {
    if (descriptor_ >= 0) ::close(descriptor_);  // lets those who wait for the lease go on
}

bool WatchedFile::is_unwritten() const {
    return !has_lease_ || keeps_lease(descriptor_);
}

bool WatchedFile::holds(std::string_view text) const {
    std::array<char, 1U << 16U> part;
    off_t offset = 0;
    for (;;) {
        const ssize_t taken = ::pread(descriptor_, part.data(), part.size(), offset);
        if (taken < 0 && errno == EINTR) continue;
        if (taken <= 0) return taken == 0 && text.empty();
        if (!text.starts_with(std::string_view(part.data(), static_cast<std::size_t>(taken)))) return false;
        text.remove_prefix(static_cast<std::size_t>(taken));
        offset += taken;
    }
}

bool WatchedFile::is_at(const std::string& path) const {
    struct stat here = {};
    struct stat there = {};
    return ::fstat(descriptor_, &here) == 0 && ::lstat(path.c_str(), &there) == 0 && here.st_dev == there.st_dev &&
           here.st_ino == there.st_ino;
}

}  // namespace dxbudget
