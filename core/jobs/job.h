#pragma once

#include "core/jobs/control.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace tw::jobs {

struct Progress {
    std::string step;  // "Generating", "Training arm logit_adjustment"
    std::int64_t done = 0;
    std::int64_t total = 0;    // 0: not known
    double rate = 0;           // items per second since the step began; 0: not known yet
    double seconds_left = -1;  // -1: not known yet
    std::string detail;        // what is being worked on now
};

using ProgressFn = std::function<void(const Progress&)>;

/// Counts, measures the rate and hands on at most ten reports a second (the first and the last always).
class ProgressMeter {
public:
    ProgressMeter(std::string step, std::int64_t total, ProgressFn report);
    void advance(std::int64_t by = 1, const std::string& detail = {});
    void set(std::int64_t done, const std::string& detail = {});
    void set_total(std::int64_t total) { progress_.total = total; }
    const Progress& progress() const { return progress_; }

private:
    Progress progress_;
    ProgressFn report_;
    std::chrono::steady_clock::time_point started_;
    std::chrono::steady_clock::time_point last_report_;
};

enum class State { done, failed, stopped };

/// How a job ended. Stopped is neither success nor failure: what was finished before is kept.
struct Outcome {
    State state = State::done;
    std::string reason;  // for failed: one sentence

    static Outcome stopped() { return {State::stopped, {}}; }
    static Outcome failed(std::string why) { return {State::failed, std::move(why)}; }
    bool ok() const { return state == State::done; }
};

/// Runs `work` and turns every exception into Outcome::failed: nothing may leave a thread's function.
Outcome run_guarded(const std::function<Outcome()>& work);

}  // namespace tw::jobs
