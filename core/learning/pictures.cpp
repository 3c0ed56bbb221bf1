#include "core/learning/pictures.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace tw::learning {
namespace {

/// work(0 .. count-1) on `threads` threads; the first exception ends it and is thrown.
void for_each_index(std::size_t count, int threads, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex mutex;
    const auto run = [&] {
        try {
            for (std::size_t i = next++; i < count; i = next++) work(i);
        } catch (...) {
            next = count;
            const std::lock_guard lock(mutex);
            if (!failure) failure = std::current_exception();
        }
    };
    std::vector<std::thread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back(run);
    run();
    for (std::thread& thread : others) thread.join();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace

InputScale::InputScale(const std::array<double, 3>& mean, const std::array<double, 3>& deviation) {
    for (std::size_t channel = 0; channel < table_.size(); ++channel) {
        for (std::size_t value = 0; value < 256; ++value) {
            table_[channel][value] = static_cast<float>((static_cast<double>(value) / 255 - mean[channel]) / deviation[channel]);
        }
    }
}

void place_picture(std::span<const std::uint8_t> planes, PictureShape shape, const InputScale& scale, Placing placing, float* out) {
    const int size = shape.size;
    for (int row = 0; row < shape.channels * size; ++row) {
        const float* inputs = scale.of_channel(row / size);
        const int y = row % size - placing.dy;
        for (int column = 0; column < size; ++column) {
            const int shifted = column - placing.dx;
            const int x = placing.mirrored ? size - 1 - shifted : shifted;
            const bool inside = y >= 0 && y < size && x >= 0 && x < size;
            const std::size_t at =
                static_cast<std::size_t>(row / size * size + y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x);
            *out++ = inputs[inside ? planes[at] : 0];
        }
    }
}

PictureStore::PictureStore(const PictureSet& set, PictureShape shape, std::uint64_t memory_limit, int threads) : set_(set), shape_(shape) {
    const std::size_t each = shape.bytes();
    if (set.size() * each > memory_limit) return;
    bytes_.resize(set.size() * each);
    for_each_index(set.size(), threads, [&](std::size_t index) { set.read(index, std::span(bytes_).subspan(index * each, each)); });
}

void PictureStore::copy(std::size_t index, std::span<std::uint8_t> planes) const {
    if (!in_memory()) return set_.read(index, planes);
    std::copy_n(bytes_.data() + index * shape_.bytes(), shape_.bytes(), planes.data());
}

}  // namespace tw::learning
