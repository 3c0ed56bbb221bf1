#include "app/tailwright/quit_on_signal.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <csignal>

namespace tw {

namespace {

int pipe_ends[2] = {-1, -1};  // read, written by the handler

void tell(int) {
    // Nothing but write() may be done here (signal-safety(7)).
    const char byte = 0;
    static_cast<void>(!::write(pipe_ends[1], &byte, 1));
}

}  // namespace

void quit_on_signal(QCoreApplication& app) {
    if (::pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return;
    auto* notifier = new QSocketNotifier(pipe_ends[0], QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, [] {
        char byte = 0;
        while (::read(pipe_ends[0], &byte, 1) == 1) {
        }
        QCoreApplication::quit();
    });
    for (const int signal : {SIGTERM, SIGINT}) std::signal(signal, tell);
}

}  // namespace tw
