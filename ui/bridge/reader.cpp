#include "ui/bridge/reader.h"

#include "ui/bridge/text.h"

#include <algorithm>
#include <exception>

namespace tw::ui {

Reader::Reader(project::Project project, QObject* parent) : QObject(parent), project_(std::move(project)) {
    thread_ = std::thread([this] { loop(); });
}

Reader::~Reader() {
    {
        const std::lock_guard lock(mutex_);
        quit_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

bool Reader::idle() const {
    const std::lock_guard lock(mutex_);
    return tasks_.empty() && !working_;
}

void Reader::add(Task task) {
    {
        const std::lock_guard lock(mutex_);
        const auto same = std::find_if(tasks_.begin(), tasks_.end(), [&](const Task& waiting) {
            return waiting.receiver == task.receiver && waiting.topic == task.topic;
        });
        if (same != tasks_.end()) {
            *same = std::move(task);
        } else {
            tasks_.push_back(std::move(task));
        }
    }
    wake_.notify_all();
}

void Reader::post(std::function<void()> answer) {
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

void Reader::loop() {
    for (;;) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            working_ = false;
            wake_.wait(lock, [this] { return quit_ || !tasks_.empty(); });
            if (quit_) return;
            task = std::move(tasks_.front());
            tasks_.pop_front();
            working_ = true;
        }
        try {
            task.run(project_);
        } catch (const std::exception& error) {
            post([this, reason = qt(std::string(error.what()))] { emit failed(reason); });
        }
    }
}

}  // namespace tw::ui
