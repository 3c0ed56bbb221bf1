#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include <functional>
#include <vector>

namespace tw::bench {

/// The application with a clock on its window's thread: how long each event held it, events sent from within others included.
class EventClock : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;

    /// Milliseconds of every event since the last call.
    std::vector<double> take_times();
    /// Handles events until `done`; false when `timeout_ms` passed first.
    bool run_until(const std::function<bool()>& done, int timeout_ms);
    /// Handles events for so long.
    void run_for(int ms);

private:
    int depth_ = 0;
    std::vector<double> times_;
};

}  // namespace tw::bench
