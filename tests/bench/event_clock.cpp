#include "tests/bench/event_clock.h"

#include <utility>

namespace tw::bench {

bool EventClock::notify(QObject* receiver, QEvent* event) {
    QElapsedTimer timer;
    timer.start();
    ++depth_;
    const bool accepted = QApplication::notify(receiver, event);
    if (--depth_ == 0) times_.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    return accepted;
}

std::vector<double> EventClock::take_times() {
    return std::exchange(times_, {});
}

bool EventClock::run_until(const std::function<bool()>& done, int timeout_ms) {
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.elapsed() > timeout_ms) return false;
        processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
    }
    return true;
}

void EventClock::run_for(int ms) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < ms) processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 2);
}

}  // namespace tw::bench
