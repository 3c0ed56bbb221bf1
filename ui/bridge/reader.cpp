#include "ui/bridge/reader.h"

#include "ui/bridge/text.h"

#include <algorithm>
#include <exception>
#include <memory>

namespace tw::ui {

Reader::Reader(project::Project project, QObject* parent) : QObject(parent) {
    open(std::move(project));
}

Reader::~Reader() {
    close();
}

void Reader::open(project::Project project) {
    close();
    quit_ = false;
    threads_.emplace_back([this, second = std::make_shared<project::Project>(project.reopen())] { loop(std::move(*second)); });
    threads_.emplace_back([this, first = std::make_shared<project::Project>(std::move(project))] { loop(std::move(*first)); });
}

void Reader::close() {
    {
        const std::lock_guard lock(mutex_);
        quit_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

bool Reader::idle() const {
    const std::lock_guard lock(mutex_);
    return tasks_.empty() && answering_.empty();
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

std::deque<Reader::Task>::iterator Reader::next() {
    return std::find_if(tasks_.begin(), tasks_.end(), [this](const Task& task) {
        return std::find(answering_.begin(), answering_.end(), std::pair(task.receiver, task.topic)) == answering_.end();
    });
}

void Reader::loop(project::Project project) {
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [this] { return quit_ || next() != tasks_.end(); });
        if (quit_) return;
        const auto place = next();
        const Task task = std::move(*place);
        tasks_.erase(place);
        const std::pair topic(task.receiver, task.topic);
        answering_.push_back(topic);
        lock.unlock();
        try {
            task.run(project);
        } catch (const std::exception& error) {
            post([this, reason = qt(std::string(error.what()))] { emit failed(reason); });
        }
        lock.lock();
        answering_.erase(std::find(answering_.begin(), answering_.end(), topic));
        wake_.notify_all();
    }
}

}  // namespace tw::ui
