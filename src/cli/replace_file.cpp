#include "cli/replace_file.hpp"

#include <sys/stat.h>

#include <cerrno>

#include "cli/console.hpp"
#include "cli/draft.hpp"

namespace dxbudget {

Message replace_file(const std::string& path, std::string_view old, std::string_view text) {
    const auto failure = [&](const Argument& reason) {
        return Message{{"cannot write `{0}`: {1}; it is as it was", "「{0}」に書き込めない({1})。元のまま残してある"},
                       {path, reason}};
    };
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) return failure(reason_of(errno));  // nothing is to be corrected any more
    if (!S_ISREG(status.st_mode)) return failure(Text{"it is not a regular file", "通常のファイルではない"});
    Draft draft(path);
    if (draft.descriptor() < 0) return failure(reason_of(errno));
    if (const int error = write_whole(draft.descriptor(), text); error != 0) return failure(reason_of(error));
    switch (draft.take_place_of(old)) {
        case Takeover::done:
            return {};
        case Takeover::failed:
            return failure(reason_of(errno));
        case Takeover::busy:
            return failure(Text{"another program has it open to write", "他のプログラムが書込み用に開いている"});
        case Takeover::changed:
            break;
    }
    return {{"`{0}` has changed since it was read, and stays as it is now; run `dxbudget fix` again",
             "「{0}」は読み込んだ後に変更されたため、書き込まない。もう一度 dxbudget fix を実行する"},
            {path}};
}

bool has_other_names(const std::string& path) {
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 && status.st_nlink > 1;
}

Message create_file(const std::string& path, std::string_view text) {
    const auto failure = [&](int error) {
        return Message{{"cannot write `{0}`: {1}", "「{0}」に書き込めない({1})"}, {path, reason_of(error)}};
    };
    remove_stale_drafts(folder_of_drafts(path));
    Draft draft(path);
    if (draft.descriptor() < 0) return failure(errno);
    if (const int error = write_whole(draft.descriptor(), text); error != 0) return failure(error);
    if (!draft.appear()) return failure(errno);
    return {};
}

}  // namespace dxbudget
