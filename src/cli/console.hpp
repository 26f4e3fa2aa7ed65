/// What a command writes to. Nothing is buffered here: a command writes whole texts, one a file or so.
///
/// All that the program writes leaves it here, and here nobody but the program speaks to a terminal or to the runner of
/// GitHub Actions, whatever stands in a sheet, a path or an option. That text of the user's ends no line is the matter
/// of who puts it there (`printable`).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/draft.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

/// A file descriptor that remembers the first failure; after it, writing does nothing.
class Sink {
  public:
    /// An open descriptor, which is left open. `is_log`: it may lead to the log of a GitHub Action, whose runner takes
    /// some lines for commands.
    Sink(int descriptor, Text name, bool is_log);
    /// A file. What is written appears in it all at once when it is closed; until then, and where anything goes wrong,
    /// it is as it was. A device or a pipe is written to directly.
    explicit Sink(const std::string& path);
    Sink(Sink&& other) noexcept;
    Sink(const Sink&) = delete;
    ~Sink();

    /// Whole lines, in which nothing is hidden and no line is a command.
    void write(std::string text);
    /// Lines that are commands for the runner of GitHub Actions.
    void write_commands(std::string text);
    /// A text of which no byte may change: a patch, a corrected sheet. A terminal shows it as any other. In a log that
    /// takes a line of it for a command it is not written, and the reason is returned.
    Message write_exact(std::string_view text);
    /// Puts a line in the place of the one in which the cursor of the terminal is.
    void redraw_line(const std::string& text);
    /// Completes a file; what could not be written is known only then.
    void close();

    /// Nobody reads any more (`| head`): no failure, but no reason to go on.
    bool is_closed_pipe() const;
    /// What went wrong, for a message; empty if nothing did.
    Message failure() const;
    bool is_terminal() const;

  private:
    void put(std::string_view bytes);

    int descriptor_;
    Argument name_;
    bool owned_ = false;
    bool is_log_ = false;
    std::unique_ptr<Draft> draft_ = {};
    int error_ = 0;  // errno
};

enum class ColorChoice : std::uint8_t { automatic, always, never };

/// A command's standard output and standard error, and how to write there.
class Console {
  public:
    /// `in_actions`: both streams go to the log of a GitHub Action.
    Console(Language language, ColorChoice color, bool in_actions = false);
    /// The same console, all of which goes to standard error.
    Console on_standard_error() const { return Console(language_, err_color_, is_log_); }

    Sink out;
    Sink err;

    RenderOptions on_out() const { return {.language = language_, .color = out_color_}; }
    RenderOptions on_err() const { return {.language = language_, .color = err_color_}; }

    /// Says on standard error what could not be done, and what to do then, if that is not empty.
    void fail(const Message& message, const Message& help = {});
    /// Says on standard error what to do.
    void advise(const Message& help);
    /// Says on standard error what was done.
    void say(const Message& message);

  private:
    Console(Language language, bool color, bool is_log);

    Language language_;
    bool is_log_;
    bool out_color_;
    bool err_color_;
};

/// Exit statuses.
inline constexpr int all_well = 0;
inline constexpr int findings_made = 1;
inline constexpr int not_done = 2;

/// What a system error (an errno) is called.
Argument reason_of(int error);

}  // namespace dxbudget
