#include "cli/console.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "text/width.hpp"

namespace dxbudget {

Sink::Sink(int descriptor, Text name, bool is_log) : descriptor_(descriptor), name_(name), is_log_(is_log) {}

static bool is_replaceable(const std::string& path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) == 0) return S_ISREG(status.st_mode);
    return errno == ENOENT && ::lstat(path.c_str(), &status) != 0;
}

Sink::Sink(const std::string& path) : descriptor_(-1), name_(path), owned_(true) {
    if (is_replaceable(path)) {
        remove_stale_drafts(folder_of_drafts(path));
        draft_ = std::make_unique<Draft>(path);
        descriptor_ = draft_->descriptor();
    } else {
        descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    }
    if (descriptor_ < 0) error_ = errno;
}

Sink::Sink(Sink&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      owned_(other.owned_),
      is_log_(other.is_log_),
      draft_(std::move(other.draft_)),
      error_(other.error_) {}

Sink::~Sink() {
    if (owned_ && draft_ == nullptr && descriptor_ >= 0) ::close(descriptor_);
}

void Sink::put(std::string_view bytes) {
    if (error_ == 0) error_ = write_whole(descriptor_, bytes);
}

void Sink::write(std::string text) {
    text = without_hidden(std::move(text));
    put(is_log_ ? without_commands(std::move(text)) : text);
}

void Sink::write_commands(std::string text) {
    put(without_hidden(std::move(text)));
}

Message Sink::write_exact(std::string_view text) {
    struct stat status = {};
    const bool is_file = ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
    if (is_log_ && !is_file && without_commands(std::string(text)) != text) {
        return {{"not written, because GitHub Actions would take a line of it for a command",
                 "GitHub Actions が命令とみなす行を含むため出力しない"},
                {}};
    }
    if (is_terminal()) {
        write(std::string(text));
    } else {
        put(text);
    }
    return {};
}

void Sink::redraw_line(const std::string& text) {
    put("\r\x1b[K" + without_hidden(text));
}

void Sink::close() {
    if (!owned_ || descriptor_ < 0) return;
    const int descriptor = std::exchange(descriptor_, -1);
    const bool is_done = draft_ == nullptr ? ::close(descriptor) == 0 : error_ != 0 || draft_->commit();
    if (!is_done && error_ == 0) error_ = errno;
    draft_.reset();
}

bool Sink::is_closed_pipe() const {
    return error_ == EPIPE;
}

Message Sink::failure() const {
    if (error_ == 0 || is_closed_pipe()) return {};
    const bool is_file = std::holds_alternative<std::string>(name_);
    const Text pattern = is_file ? Text{"cannot write to `{0}`: {1}", "「{0}」に書き込めない: {1}"}
                                 : Text{"cannot write to {0}: {1}", "{0}に書き込めない: {1}"};
    return {pattern, {name_, reason_of(error_)}};
}

bool Sink::is_terminal() const {
    return ::isatty(descriptor_) == 1;
}

static bool wants_color(const Sink& sink, ColorChoice choice) {
    if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    if (no_color != nullptr && *no_color != '\0') return false;
    return sink.is_terminal() && (terminal == nullptr || std::strcmp(terminal, "dumb") != 0);
}

static constexpr Text standard_error = {"standard error", "標準エラー出力"};

Console::Console(Language language, ColorChoice color, bool in_actions)
    : out(1, {"standard output", "標準出力"}, in_actions),
      err(2, standard_error, in_actions),
      language_(language),
      is_log_(in_actions),
      out_color_(wants_color(out, color)),
      err_color_(wants_color(err, color)) {}

Console::Console(Language language, bool color, bool is_log)
    : out(2, standard_error, is_log),
      err(2, standard_error, is_log),
      language_(language),
      is_log_(is_log),
      out_color_(color),
      err_color_(color) {}

void Console::fail(const Message& message, const Message& help) {
    err.write(render_failure(message, on_err()));
    if (!help.empty()) advise(help);
}

void Console::advise(const Message& help) {
    err.write(render_advice(help, on_err()));
}

void Console::say(const Message& message) {
    err.write(printable(render(message, language_)) + "\n");
}

Argument reason_of(int error) {
    switch (error) {
        case ENOENT:
            return Text{"no such file or folder", "ファイル又はフォルダーがない"};
        case EACCES:
        case EPERM:
            return Text{"permission denied", "権限がない"};
        case EEXIST:
            return Text{"it already exists", "既にある"};
        case EISDIR:
            return Text{"it is a folder", "フォルダーである"};
        case ENOTDIR:
            return Text{"part of its path is not a folder", "パスの途中がフォルダーでない"};
        case ENOSPC:
            return Text{"no space left on the device", "空き容量がない"};
        default:
            return std::string(std::strerror(error));
    }
}

}  // namespace dxbudget
