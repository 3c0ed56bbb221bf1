#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tw::stages {

/// Makes results 0 .. count-1 on several threads and hands them to `consume` in order on the calling thread; at most `window` of them
/// wait at a time. `consume` returns false to end early. An exception of either is thrown here, after every thread has ended.
template <typename Result>
class OrderedWork {
public:
    using Make = std::function<Result(std::size_t)>;
    using Consume = std::function<bool(std::size_t, Result)>;

    static void run(std::size_t count, int threads, std::size_t window, const Make& make, const Consume& consume) {
        OrderedWork work(count, window, make);
        const Crew crew(work, threads);
        for (std::size_t i = 0; i < count; ++i) {
            if (!consume(i, work.wait_for(i))) break;
        }
    }

private:
    /// Its end stops and joins the threads, whatever happened.
    struct Crew {
        Crew(OrderedWork& shared, int count) : work(shared) {
            for (int i = 0; i < count; ++i) threads.emplace_back([this] { work.make_all(); });
        }
        ~Crew() {
            work.end();
            for (std::thread& thread : threads) thread.join();
        }
        Crew(const Crew&) = delete;
        Crew& operator=(const Crew&) = delete;
        OrderedWork& work;
        std::vector<std::thread> threads;
    };

    struct Slot {
        std::optional<Result> result;
        std::exception_ptr failure;
        bool is_ready = false;
    };

    OrderedWork(std::size_t count, std::size_t window, const Make& make) : count_(count), make_(make), slots_(window) {}

    void make_all() {
        while (const std::optional<std::size_t> index = claim()) {
            Slot slot;
            try {
                slot.result = make_(*index);
            } catch (...) {
                slot.failure = std::current_exception();
            }
            slot.is_ready = true;
            const std::scoped_lock lock(mutex_);
            slots_[*index % slots_.size()] = std::move(slot);
            changed_.notify_all();
        }
    }

    std::optional<std::size_t> claim() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return ended_ || next_ == count_ || next_ < consumed_ + slots_.size(); });
        if (ended_ || next_ == count_) return std::nullopt;
        return next_++;
    }

    Result wait_for(std::size_t index) {
        std::unique_lock lock(mutex_);
        Slot& place = slots_[index % slots_.size()];
        changed_.wait(lock, [&] { return place.is_ready; });
        Slot slot = std::exchange(place, {});
        consumed_ = index + 1;
        changed_.notify_all();
        lock.unlock();
        if (slot.failure) std::rethrow_exception(slot.failure);
        return std::move(*slot.result);
    }

    void end() {
        const std::scoped_lock lock(mutex_);
        ended_ = true;
        changed_.notify_all();
    }

    const std::size_t count_;
    const Make& make_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Slot> slots_;   // ring: result i waits in slot i % window
    std::size_t next_ = 0;      // to be claimed
    std::size_t consumed_ = 0;  // results handed out
    bool ended_ = false;
};

}  // namespace tw::stages
