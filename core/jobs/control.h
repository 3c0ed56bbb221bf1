#pragma once

#include <condition_variable>
#include <mutex>

namespace tw::jobs {

enum class Stop { none, after_current, now };

/// The one thing an algorithm sees of the outside: "shall I stop, shall I wait?". It knows no thread. Thread-safe.
class Control {
public:
    void stop_now();
    void stop_after_current();
    void pause();
    void resume();

    Stop stop() const;
    bool stopping() const { return stop() != Stop::none; }
    bool stopping_now() const { return stop() == Stop::now; }
    bool paused() const;
    /// Blocks while paused; returns at once when stopping.
    void wait_while_paused() const;

private:
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    Stop stop_ = Stop::none;
    bool paused_ = false;
};

}  // namespace tw::jobs
