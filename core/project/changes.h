#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace tw::project {

/// Which rows changed, after the commit. Models refresh those rows and keep selection and scroll.
struct ChangeSet {
    std::string table;              // "image", "sample", "queue_item", …
    std::vector<std::int64_t> ids;  // empty: any row of the table may have changed
};

/// Thread-safe; listeners are called on the thread that wrote and must only pass the news on.
class ChangeHub {
public:
    using Listener = std::function<void(const ChangeSet&)>;
    int listen(Listener listener);
    void forget(int id);
    void publish(const ChangeSet& change) const;

private:
    mutable std::mutex mutex_;
    std::map<int, Listener> listeners_;
    int next_ = 1;
};

}  // namespace tw::project
