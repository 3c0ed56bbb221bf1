#include "ui/bridge/load_queue.h"

#include <algorithm>

namespace tw::ui {

std::vector<LoadQueue::Wishes>::iterator LoadQueue::find(const void* viewer) {
    return std::find_if(wishes_.begin(), wishes_.end(), [&](const Wishes& wishes) { return wishes.viewer == viewer; });
}

void LoadQueue::set(const void* viewer, Ids ids) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto old = find(viewer); old != wishes_.end()) wishes_.erase(old);
        if (!ids.empty()) wishes_.insert(wishes_.begin(), Wishes{viewer, std::move(ids)});
    }
    wake_.notify_all();
}

void LoadQueue::add(const void* viewer, std::int64_t id, std::size_t most) {
    {
        const std::lock_guard lock(mutex_);
        auto wishes = find(viewer);
        if (wishes == wishes_.end()) wishes = wishes_.insert(wishes_.end(), Wishes{viewer, {}});
        Ids& ids = wishes->ids;
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
        while (ids.size() > most) ids.pop_front();
    }
    wake_.notify_one();
}

std::optional<std::int64_t> LoadQueue::next() {
    for (Wishes& wishes : wishes_) {
        while (!wishes.ids.empty()) {
            const std::int64_t id = wishes.ids.front();
            wishes.ids.pop_front();
            if (loading_.insert(id).second) return id;
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> LoadQueue::take() {
    std::unique_lock lock(mutex_);
    std::optional<std::int64_t> id;
    wake_.wait(lock, [&] { return closed_ || (id = next()); });
    return closed_ ? std::nullopt : id;
}

void LoadQueue::done(std::int64_t id) {
    const std::lock_guard lock(mutex_);
    loading_.erase(id);
}

void LoadQueue::close() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    wake_.notify_all();
}

}  // namespace tw::ui
