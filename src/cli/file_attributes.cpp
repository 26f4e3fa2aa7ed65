#include "cli/file_attributes.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <vector>

#ifdef __linux__
#include <sys/xattr.h>
#endif

namespace dxbudget {
namespace {

int copy_owner(const struct stat& from, int to) {
    struct stat now = {};
    if (::fstat(to, &now) != 0) return errno;
    if (now.st_uid == from.st_uid && now.st_gid == from.st_gid) return 0;
    return ::fchown(to, from.st_uid, from.st_gid) == 0 ? 0 : errno;  // only root can give a file away
}

#ifdef __linux__

/// Asks for a text whose size is known only afterwards. Empty where there is none.
template <class Ask>
std::string ask_for(Ask ask) {
    std::string text;
    for (;;) {
        const ssize_t size = ask(nullptr, std::size_t{0});
        if (size <= 0) return {};
        text.resize(static_cast<std::size_t>(size));
        const ssize_t taken = ask(text.data(), text.size());
        if (taken < 0 && errno == ERANGE) continue;  // it has grown meanwhile
        text.resize(static_cast<std::size_t>(std::max<ssize_t>(taken, 0)));
        return text;
    }
}

/// The names in a list of the system's, each ended by a zero.
std::vector<std::string> names_in(const std::string& list) {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < list.size(); begin += names.back().size() + 1) {
        names.emplace_back(list.c_str() + begin);
    }
    return names;
}

/// Whether an attribute is its users', not the system's own.
bool is_of_users(std::string_view name) {
    return name.starts_with("user.") || name.starts_with("system.");  // access lists are among the latter
}

int copy_extended(const std::string& from, int to) {
    const auto wanted =
        names_in(ask_for([&](char* text, std::size_t size) { return ::listxattr(from.c_str(), text, size); }));
    const auto inherited =
        names_in(ask_for([&](char* text, std::size_t size) { return ::flistxattr(to, text, size); }));
    for (const std::string& name : inherited) {  // an access list, from the folder's default
        const bool stays = std::find(wanted.begin(), wanted.end(), name) != wanted.end() || !is_of_users(name);
        if (!stays && ::fremovexattr(to, name.c_str()) != 0) return errno;
    }
    for (const std::string& name : wanted) {
        const std::string value =
            ask_for([&](char* text, std::size_t size) { return ::getxattr(from.c_str(), name.c_str(), text, size); });
        if (::fsetxattr(to, name.c_str(), value.data(), value.size(), 0) != 0 && is_of_users(name)) return errno;
    }
    return 0;
}

#else

int copy_extended(const std::string&, int) {
    return 0;
}

#endif

}  // namespace

int copy_attributes(const std::string& from, int to) {
    struct stat old = {};
    if (::stat(from.c_str(), &old) != 0) return errno;
    if (const int error = copy_owner(old, to); error != 0) return error;
    if (const int error = copy_extended(from, to); error != 0) return error;
    return ::fchmod(to, old.st_mode & 07777U) == 0 ? 0 : errno;  // last: a new owner or access list changes it
}

}  // namespace dxbudget
