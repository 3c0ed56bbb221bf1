#include "app/cli/progress.h"

#include "core/base/text.h"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <thread>

namespace tw::cli {
namespace {

std::atomic<int> interrupts{0};

std::string line_of(const jobs::Progress& progress) {
    constexpr int width = 24;
    std::string line = progress.step + "  ";
    if (progress.total > 0) {
        const auto filled = static_cast<int>(progress.done * width / progress.total);
        line += "[" + std::string(filled, '#') + std::string(width - filled, '.') + "] " + std::to_string(progress.done) + "/" +
                std::to_string(progress.total);
    } else {
        line += std::to_string(progress.done);
    }
    char rate[32];
    std::snprintf(rate, sizeof rate, progress.rate < 10 ? "  %.1f/s" : "  %.0f/s", progress.rate);
    if (progress.rate > 0) line += rate;
    if (progress.seconds_left >= 0) line += "  " + human_duration(progress.seconds_left) + " left";
    if (!progress.detail.empty()) line += "  " + progress.detail;
    return line;
}

}  // namespace

jobs::ProgressFn progress_printer(const Context&) {
    using Clock = std::chrono::steady_clock;
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    auto last = std::make_shared<Clock::time_point>();
    return [terminal, last](const jobs::Progress& progress) {
        const bool finished = progress.total > 0 && progress.done >= progress.total;
        const auto now = Clock::now();
        if (!terminal && !finished && now - *last < std::chrono::seconds(10)) return;
        *last = now;
        std::cerr << (terminal ? "\r\033[K" : "") << line_of(progress) << (terminal && !finished ? "" : "\n");
        std::cerr.flush();
    };
}

jobs::Control& interrupt_control() {
    static jobs::Control control;
    static const bool installed = [] {
        std::signal(SIGINT, [](int) { interrupts.fetch_add(1); });
        // A signal handler may not take a lock, so a small thread hands the request on.
        std::thread([] {
            int seen = 0;
            while (true) {
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                const int now = interrupts.load();
                if (now == seen) continue;
                seen = now;
                now == 1 ? control.stop_after_current() : control.stop_now();
            }
        }).detach();
        return true;
    }();
    static_cast<void>(installed);
    return control;
}

int finish(const jobs::Outcome& outcome) {
    switch (outcome.state) {
        case jobs::State::done: return 0;
        case jobs::State::stopped: std::cerr << "stopped; what was finished is kept\n"; return 130;
        case jobs::State::failed: std::cerr << "tailwright-cli: " << outcome.reason << '\n'; return 1;
    }
    return 1;
}

}  // namespace tw::cli
