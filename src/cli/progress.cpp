#include "cli/progress.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

#include "dxbudget/rational.hpp"

namespace dxbudget {

static bool can_move_cursor() {
    const char* terminal = std::getenv("TERM");
    return terminal != nullptr && *terminal != '\0' && std::string_view(terminal) != "dumb";
}

Progress::Progress(std::size_t of, Console& console)
    : console_(console), of_(of), wanted_(of > 1 && console.err.is_terminal() && can_move_cursor()) {}

void Progress::hide() {
    if (!is_shown_) return;
    console_.err.redraw_line("");
    is_shown_ = false;
}

void Progress::advance() {
    ++done_;
    if (!wanted_ || done_ == of_) return;
    const Clock::time_point now = Clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    constexpr std::size_t width = 30;
    const std::size_t filled = width * done_ / of_;
    const auto count = [](std::size_t number) { return Rational(static_cast<std::int64_t>(number)); };
    const Message message = {{"{0} of {1} sheets", "{1}件中 {0}件"}, {count(done_), count(of_)}};
    console_.err.redraw_line("[" + std::string(filled, '#') + std::string(width - filled, '.') + "] " +
                             render(message, console_.on_err().language));
    is_shown_ = true;
}

}  // namespace dxbudget
