/// What a command writes to. Nothing is buffered here: a command writes whole texts, one a file or so.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "draft.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

/// A file descriptor that remembers the first failure; after it, writing does nothing.
class Sink {
  public:
    /// An open descriptor, which is left open.
    Sink(int descriptor, Text name);
    /// A file. What is written appears in it all at once when it is closed; until then, and where anything goes wrong,
    /// it is as it was. A device or a pipe is written to directly.
    explicit Sink(const std::string& path);
    Sink(Sink&& other) noexcept;
    Sink(const Sink&) = delete;
    ~Sink();

    void write(std::string_view text);
    /// Completes a file; what could not be written is known only then.
    void close();

    /// Nobody reads any more (`| head`): no failure, but no reason to go on.
    bool is_closed_pipe() const;
    /// What went wrong, for a message; empty if nothing did.
    Message failure() const;
    bool is_terminal() const;

  private:
    int descriptor_;
    Argument name_;
    bool owned_ = false;
    std::unique_ptr<Draft> draft_ = {};
    int error_ = 0;  // errno
};

enum class ColorChoice : std::uint8_t { automatic, always, never };

/// A command's standard output and standard error, and how to write there.
class Console {
  public:
    /// `in_actions`: what is said goes to the log of a GitHub Action, which takes some lines for commands.
    Console(Language language, ColorChoice color, bool in_actions = false);

    Sink out{1, {"standard output", "標準出力"}};
    Sink err{2, {"standard error", "標準エラー出力"}};

    RenderOptions on_out() const { return {.language = language_, .color = out_color_}; }
    RenderOptions on_err() const { return {.language = language_, .color = err_color_}; }

    /// Says on standard error what could not be done, and what to do then, if that is not empty.
    void fail(const Message& message, const Message& help = {});
    /// Says on standard error what to do.
    void advise(const Message& help);
    /// Text for people, as it may stand in the log.
    std::string for_log(std::string text) const;

  private:
    Language language_;
    bool out_color_;
    bool err_color_;
    bool in_actions_;
};

/// Exit statuses.
inline constexpr int all_well = 0;
inline constexpr int findings_made = 1;
inline constexpr int not_done = 2;

/// What a system error (an errno) is called.
Argument reason_of(int error);

}  // namespace dxbudget
