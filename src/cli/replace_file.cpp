#include "replace_file.hpp"

#include <sys/stat.h>

#include <cerrno>

#include "console.hpp"
#include "draft.hpp"

namespace dxbudget {

Message replace_file(const std::string& path, std::string_view text) {
    const auto failure = [&](int error) {
        return Message{{"cannot write `{0}`: {1}; it is as it was", "「{0}」に書き込めない({1})。元のまま残してある"},
                       {path, reason_of(error)}};
    };
    struct stat old = {};
    if (::stat(path.c_str(), &old) != 0) return failure(errno);  // it is gone: nothing is to be corrected any more
    Draft draft(path);
    if (draft.descriptor() < 0) return failure(errno);
    if (const int error = write_whole(draft.descriptor(), text); error != 0) return failure(error);
    if (!draft.take_place()) return failure(errno);
    return {};
}

Message create_file(const std::string& path, std::string_view text) {
    const auto failure = [&](int error) {
        return Message{{"cannot write `{0}`: {1}", "「{0}」に書き込めない({1})"}, {path, reason_of(error)}};
    };
    Draft draft(path);
    if (draft.descriptor() < 0) return failure(errno);
    if (const int error = write_whole(draft.descriptor(), text); error != 0) return failure(error);
    if (!draft.appear()) return failure(errno);
    return {};
}

}  // namespace dxbudget
