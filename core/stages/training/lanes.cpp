#include "core/stages/training/lanes.h"

namespace tw::stages {

TrainingLanes::TrainingLanes(std::vector<worker::Client*> clients, std::size_t tasks,
                             std::function<worker::TrainRequest(std::size_t)> request_of, const jobs::Control& control)
    : request_of_(std::move(request_of)), control_(control), tasks_(tasks), working_(clients.size()) {
    for (worker::Client* client : clients) threads_.emplace_back([this, client] { work(*client); });
}

TrainingLanes::~TrainingLanes() {
    {
        const std::lock_guard lock(mutex_);
        next_task_ = tasks_;
    }
    for (std::thread& thread : threads_) thread.join();
}

std::optional<TrainingLanes::Message> TrainingLanes::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !messages_.empty() || working_ == 0; });
    if (messages_.empty()) return std::nullopt;
    Message message = std::move(messages_.front());
    messages_.pop_front();
    return message;
}

std::optional<std::size_t> TrainingLanes::take() {
    control_.wait_while_paused();
    const std::lock_guard lock(mutex_);
    if (control_.stopping() || failure_ || next_task_ >= tasks_) return std::nullopt;
    return next_task_++;
}

void TrainingLanes::tell(Message message) {
    const std::lock_guard lock(mutex_);
    messages_.push_back(std::move(message));
    changed_.notify_one();
}

void TrainingLanes::work(worker::Client& client) {
    while (const auto task = take()) {
        Message end{*task, "end", {}, {}};
        try {
            tell({*task, "begin", {}, {}});
            const auto listen = [&](const std::string& event, const Json& data) { tell({*task, event, data, {}}); };
            worker::TrainingResult result = client.train(request_of_(*task), listen, control_);
            if (!result.class_accuracy.empty()) end.result = std::move(result);
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
        }
        tell(std::move(end));
    }
    const std::lock_guard lock(mutex_);
    --working_;
    changed_.notify_one();
}

}  // namespace tw::stages
