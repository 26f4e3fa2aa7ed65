/// A bar on the terminal for those who wait.
#pragma once

#include <chrono>
#include <cstddef>

#include "cli/console.hpp"

namespace dxbudget {

/// Says on standard error how far a run is, from its second second on, if that is a terminal which can move its cursor.
class Progress {
  public:
    Progress(std::size_t of, Console& console);
    ~Progress() { hide(); }
    Progress(const Progress&) = delete;

    /// Takes the bar away, for what is written next.
    void hide();
    /// One more is done.
    void advance();

  private:
    using Clock = std::chrono::steady_clock;

    Console& console_;
    std::size_t of_;
    std::size_t done_ = 0;
    bool wanted_;
    bool is_shown_ = false;
    Clock::time_point next_ = Clock::now() + std::chrono::seconds(1);
};

}  // namespace dxbudget
