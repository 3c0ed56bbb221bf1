#pragma once

#include "core/jobs/control.h"
#include "core/worker/client/client.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tw::stages {

/// Trains several runs at a time, each in a worker of its own: two small networks on one core each are nearly twice as fast as one
/// network on two. What the lanes hear comes back in one queue, so that rows are written and news is told by one thread.
class TrainingLanes {
public:
    struct Message {
        std::size_t task = 0;
        std::string event;  // "begin", "end", or the worker's own
        Json data;
        std::optional<worker::TrainingResult> result;  // with "end"; without: stopped or failed
    };

    /// Tasks 0 .. tasks-1 are begun in order; `request_of` is called on a lane's thread and must only read.
    TrainingLanes(std::vector<worker::Client*> clients, std::size_t tasks, std::function<worker::TrainRequest(std::size_t)> request_of,
                  const jobs::Control& control);
    ~TrainingLanes();

    /// Waits for the next message; nullopt when all lanes have ended. After that, failure() is what the first failed run threw.
    std::optional<Message> next();
    std::exception_ptr failure() const { return failure_; }

private:
    void work(worker::Client& client);
    std::optional<std::size_t> take();
    void tell(Message message);

    std::function<worker::TrainRequest(std::size_t)> request_of_;
    const jobs::Control& control_;
    std::size_t tasks_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Message> messages_;
    std::size_t next_task_ = 0;
    std::size_t working_ = 0;
    std::exception_ptr failure_;
    std::vector<std::thread> threads_;
};

}  // namespace tw::stages
