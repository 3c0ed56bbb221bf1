#include "core/jobs/job.h"

#include <exception>
#include <new>

namespace tw::jobs {

using Clock = std::chrono::steady_clock;

ProgressMeter::ProgressMeter(std::string step, std::int64_t total, ProgressFn report) : report_(std::move(report)), started_(Clock::now()) {
    progress_.step = std::move(step);
    progress_.total = total;
    if (report_) report_(progress_);
}

void ProgressMeter::advance(std::int64_t by, const std::string& detail) {
    set(progress_.done + by, detail);
}

void ProgressMeter::set(std::int64_t done, const std::string& detail) {
    progress_.done = done;
    if (!detail.empty()) progress_.detail = detail;
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - started_).count();
    if (seconds > 0 && done > 0) {
        progress_.rate = static_cast<double>(done) / seconds;
        progress_.seconds_left = progress_.total > 0 ? static_cast<double>(progress_.total - done) / progress_.rate : -1;
    }
    const bool last = progress_.total > 0 && done >= progress_.total;
    if (!report_ || (!last && now - last_report_ < std::chrono::milliseconds(100))) return;
    last_report_ = now;
    report_(progress_);
}

Outcome run_guarded(const std::function<Outcome()>& work) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return Outcome::failed("the machine ran out of memory");
    } catch (const std::exception& error) {
        return Outcome::failed(error.what());
    } catch (...) {
        return Outcome::failed("an unknown error");
    }
}

}  // namespace tw::jobs
