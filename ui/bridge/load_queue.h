#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <unordered_set>
#include <vector>

namespace tw::ui {

/// Which pictures are to be loaded, and which first: the wishes of the viewer that spoke last come first, and a viewer's new wishes take
/// the place of its old ones, so that what scrolled away is not loaded. Thread-safe.
class LoadQueue {
public:
    using Ids = std::deque<std::int64_t>;

    /// All that `viewer` wants now, the most urgent first.
    void set(const void* viewer, Ids ids);
    /// One more, behind all others; of more than `most` of this viewer the oldest are dropped.
    void add(const void* viewer, std::int64_t id, std::size_t most);
    /// The next one, once there is one, that no thread is loading; nothing after close().
    std::optional<std::int64_t> take();
    /// A taken one has been loaded, or cannot be.
    void done(std::int64_t id);
    void close();

private:
    struct Wishes {
        const void* viewer = nullptr;
        Ids ids;
    };
    std::vector<Wishes>::iterator find(const void* viewer);
    std::optional<std::int64_t> next();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Wishes> wishes_;  // the viewer that spoke last is first
    std::unordered_set<std::int64_t> loading_;
    bool closed_ = false;
};

}  // namespace tw::ui
