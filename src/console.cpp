#include "console.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace dxbudget {

Sink::Sink(int descriptor, Text name) : descriptor_(descriptor), name_(name) {}

Sink::Sink(const std::string& path)
    : descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)), name_(path), owned_(true) {
    if (descriptor_ < 0) error_ = errno;
}

Sink::Sink(Sink&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      owned_(other.owned_),
      error_(other.error_) {}

Sink::~Sink() {
    close();
}

void Sink::write(std::string_view text) {
    while (!text.empty() && error_ == 0) {
        const ssize_t written = ::write(descriptor_, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            error_ = errno;
        }
    }
}

void Sink::close() {
    if (!owned_ || descriptor_ < 0) return;
    if (::close(std::exchange(descriptor_, -1)) != 0 && error_ == 0) error_ = errno;
}

bool Sink::is_closed_pipe() const {
    return error_ == EPIPE;
}

Message Sink::failure() const {
    if (error_ == 0 || is_closed_pipe()) return {};
    return {{"cannot write to {0}: {1}", "{0}に書き込めない: {1}"}, {name_, reason_of(error_)}};
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

Console::Console(Language language, ColorChoice color)
    : language_(language), out_color_(wants_color(out, color)), err_color_(wants_color(err, color)) {}

void Console::fail(const Message& message) {
    err.write(render_failure(message, on_err()));
}

Argument reason_of(int error) {
    switch (error) {
        case ENOENT:
            return Text{"no such file or folder", "ファイル又はフォルダーがない"};
        case EACCES:
        case EPERM:
            return Text{"permission denied", "権限がない"};
        case EISDIR:
            return Text{"it is a folder", "フォルダーである"};
        case ENOTDIR:
            return Text{"a part of its path is no folder", "パスの途中がフォルダーでない"};
        case ENOSPC:
            return Text{"no space left on the device", "空き容量がない"};
        default:
            return std::string(std::strerror(error));
    }
}

}  // namespace dxbudget
