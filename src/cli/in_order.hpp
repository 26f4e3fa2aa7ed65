/// Many things at once, and the results in their order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace dxbudget {

/// Works on what `take` gives until it gives nothing, on `jobs` threads, and hands each result to `put` in the order of
/// taking. `take` and `put` are never called twice at a time, `work` is; once `put` returns false nothing more is
/// taken or put. So many results at most wait for their turn that one slow thing does not fill the memory. With one job
/// everything happens on the calling thread. What any of them throws ends the work, and is thrown again.
template <class Take, class Work, class Put>
class InOrder {
  public:
    using Item = typename decltype(std::declval<Take&>()())::value_type;
    using Result = decltype(std::declval<Work&>()(std::declval<Item>()));

    InOrder(std::size_t jobs, Take take, Work work, Put put)
        : jobs_(std::max<std::size_t>(1, jobs)), take_(std::move(take)), work_(std::move(work)), put_(std::move(put)) {}

    void run() {
        std::vector<std::thread> others;
        try {
            for (std::size_t i = 1; i < jobs_; ++i) others.emplace_back([this] { go(); });
        } catch (const std::system_error&) {  // no more threads can be had: those that are there do
        }
        go();
        for (std::thread& other : others) other.join();
        if (failure_) std::rethrow_exception(failure_);
    }

  private:
    static constexpr std::size_t waiting_each = 32;

    void go() {
        try {
            std::size_t number = 0;
            while (std::optional<Item> item = next(number)) deliver(number, work_(*std::move(item)));
        } catch (...) {
            const std::scoped_lock lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            is_over_ = true;
            room_.notify_all();
        }
    }

    std::optional<Item> next(std::size_t& number) {
        const std::scoped_lock one_at_a_time(taking_);
        {
            std::unique_lock lock(mutex_);
            room_.wait(lock, [&] { return is_over_ || taken_ - put_out_ < jobs_ * waiting_each; });
            if (is_over_) return std::nullopt;
        }
        std::optional<Item> item = take_();
        const std::scoped_lock lock(mutex_);
        if (!item) {
            is_over_ = true;
        } else {
            number = taken_++;
            results_.emplace_back();
        }
        return item;
    }

    void deliver(std::size_t number, Result result) {
        std::unique_lock lock(mutex_);
        results_[number - put_out_] = std::move(result);
        if (is_putting_ || nobody_listens_) return;  // whoever puts out will come to it
        is_putting_ = true;
        while (!results_.empty() && results_.front()) {
            Result ready = *std::move(results_.front());
            lock.unlock();
            const bool goes_on = put_(std::move(ready));
            lock.lock();
            results_.pop_front();
            ++put_out_;
            room_.notify_all();
            if (goes_on) continue;
            is_over_ = nobody_listens_ = true;
            break;
        }
        is_putting_ = false;
    }

    std::size_t jobs_;
    Take take_;
    Work work_;
    Put put_;
    std::mutex taking_;
    std::mutex mutex_;  // of all that follows
    std::condition_variable room_;
    std::deque<std::optional<Result>> results_;  // of what is taken and not put out
    std::size_t taken_ = 0;
    std::size_t put_out_ = 0;
    bool is_putting_ = false;
    bool is_over_ = false;         // nothing more is taken
    bool nobody_listens_ = false;  // nothing more is put
    std::exception_ptr failure_;
};

template <class Take, class Work, class Put>
void run_in_order(std::size_t jobs, Take take, Work work, Put put) {
    InOrder<Take, Work, Put>(jobs, std::move(take), std::move(work), std::move(put)).run();
}

}  // namespace dxbudget
