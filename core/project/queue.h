#pragma once

#include "core/project/project.h"

#include <optional>
#include <vector>

namespace tw::project {

/// waiting -> running -> done | failed; running at a crash -> waiting again once, then suspect (held back); cancelled by the user.
struct QueueItem {
    std::int64_t id = 0;
    std::int64_t run_id = 0, class_id = 0;
    std::int64_t position = 0;
    Json request;  // worker::GenerateRequest
    int images = 0;
    std::string state = "waiting";
    int attempts = 0;
    std::string failure, reason;
};

class QueueRepository {
public:
    explicit QueueRepository(const Project& project) : project_(project) {}
    std::int64_t enqueue(QueueItem item, bool first = false);
    std::optional<QueueItem> next_waiting() const;
    QueueItem get(std::int64_t id) const;
    std::vector<QueueItem> all() const;  // by position
    /// Counts the attempt; committed with synchronous=FULL before the worker is asked, so that a crash is seen afterwards.
    void mark_running(std::int64_t id);
    void mark(std::int64_t id, const std::string& state, const std::string& failure = {}, const std::string& reason = {});
    /// At open: what was running when the program died. First crash: waiting again; second: suspect.
    void recover_after_crash();
    /// A waiting item before another waiting one, or to the end of the queue with other_id 0. Throws Error for one that is not waiting.
    void move_before(std::int64_t id, std::int64_t other_id);
    void retry(std::int64_t id);  // failed, suspect or cancelled -> waiting, attempts 0
    /// Seeds of this item that are already drawn (kept or refused), so that nothing is drawn twice.
    std::vector<std::uint64_t> finished_seeds(std::int64_t id) const;

private:
    const Project& project_;
};

}  // namespace tw::project
