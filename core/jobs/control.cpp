#include "core/jobs/control.h"

namespace tw::jobs {

void Control::stop_now() {
    const std::lock_guard lock(mutex_);
    stop_ = Stop::now;
    changed_.notify_all();
}

void Control::stop_after_current() {
    const std::lock_guard lock(mutex_);
    if (stop_ == Stop::none) stop_ = Stop::after_current;
    changed_.notify_all();
}

void Control::pause() {
    const std::lock_guard lock(mutex_);
    paused_ = true;
}

void Control::resume() {
    const std::lock_guard lock(mutex_);
    paused_ = false;
    changed_.notify_all();
}

Stop Control::stop() const {
    const std::lock_guard lock(mutex_);
    return stop_;
}

bool Control::paused() const {
    const std::lock_guard lock(mutex_);
    return paused_;
}

void Control::wait_while_paused() const {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !paused_ || stop_ != Stop::none; });
}

}  // namespace tw::jobs
