#include "core/project/changes.h"

namespace tw::project {

int ChangeHub::listen(Listener listener) {
    const std::lock_guard lock(mutex_);
    listeners_.emplace(next_, std::move(listener));
    return next_++;
}

void ChangeHub::forget(int id) {
    const std::lock_guard lock(mutex_);
    listeners_.erase(id);
}

void ChangeHub::publish(const ChangeSet& change) const {
    std::vector<Listener> listeners;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [id, listener] : listeners_) listeners.push_back(listener);
    }
    // Called without the mutex, so that a listener may itself listen or forget.
    for (const Listener& listener : listeners) listener(change);
}

}  // namespace tw::project
