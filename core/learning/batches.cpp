#include "core/learning/batches.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

namespace tw::learning {
namespace {

constexpr std::size_t batches_ahead = 4;

/// Lets a standard distribution draw from our generator.
struct Bits {
    using result_type = std::uint64_t;
    Random& random;
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
    result_type operator()() { return random.bits(); }
};

double draw_beta(double alpha, Random& random) {
    std::gamma_distribution<double> gamma(alpha, 1.0);
    Bits bits{random};
    const double a = gamma(bits);
    const double b = gamma(bits);
    // Both draws can underflow when alpha is tiny, where Beta(alpha, alpha) is 0 or 1.
    return a + b > 0 ? a / (a + b) : 1.0;
}

}  // namespace

PictureStore::PictureStore(const PictureSet& set, int channels, int size, std::uint64_t memory_limit)
    : set_(set), picture_bytes_(static_cast<std::size_t>(channels) * size * size) {
    if (set.size() * picture_bytes_ > memory_limit) return;
    bytes_.resize(set.size() * picture_bytes_);
    for (std::size_t i = 0; i < set.size(); ++i) {
        set.read(i, std::span(bytes_).subspan(i * picture_bytes_, picture_bytes_));
    }
}

void PictureStore::copy(std::size_t index, std::span<std::uint8_t> planes) const {
    if (!in_memory()) return set_.read(index, planes);
    std::copy_n(bytes_.data() + index * picture_bytes_, picture_bytes_, planes.data());
}

void place_picture(std::span<const std::uint8_t> planes, int channels, int size, int dx, int dy, bool mirrored, float* out) {
    for (int row = 0; row < channels * size; ++row) {
        const int channel = row / size;
        const int y = row % size - dy;
        for (int column = 0; column < size; ++column) {
            const int shifted = column - dx;
            const int x = mirrored ? size - 1 - shifted : shifted;
            const bool inside = y >= 0 && y < size && x >= 0 && x < size;
            *out++ = to_input(inside ? planes[(static_cast<std::size_t>(channel) * size + y) * size + x] : 0);
        }
    }
}

void mix_up(torch::Tensor& pictures, torch::Tensor& targets, double alpha, Random& random) {
    std::vector<std::int64_t> order(static_cast<std::size_t>(pictures.size(0)));
    std::iota(order.begin(), order.end(), 0);
    random.shuffle(order);
    const double lambda = draw_beta(alpha, random);
    const torch::Tensor other = torch::tensor(order, torch::kLong);
    pictures = lambda * pictures + (1 - lambda) * pictures.index_select(0, other);
    targets = lambda * targets + (1 - lambda) * targets.index_select(0, other);
}

BatchStream::BatchStream(const PictureStore& store, const TrainingOptions& options, int channels, int classes, std::uint64_t seed)
    : store_(store),
      options_(options),
      channels_(channels),
      classes_(classes),
      random_(derive_seed(seed, "training batches")),
      order_(store.set().size()) {
    std::iota(order_.begin(), order_.end(), 0);
    position_ = order_.size();
    if (!store.in_memory()) thread_ = std::thread([this] { load_ahead(); });
}

BatchStream::~BatchStream() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

Batch BatchStream::next() {
    if (!thread_.joinable()) return make();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !ready_.empty() || failure_; });
    if (ready_.empty()) std::rethrow_exception(failure_);
    Batch batch = std::move(ready_.front());
    ready_.pop_front();
    changed_.notify_all();
    return batch;
}

void BatchStream::load_ahead() {
    try {
        while (true) {
            Batch batch = make();
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return ready_.size() < batches_ahead || closing_; });
            if (closing_) return;
            ready_.push_back(std::move(batch));
            changed_.notify_all();
        }
    } catch (...) {
        const std::lock_guard lock(mutex_);
        failure_ = std::current_exception();
        changed_.notify_all();
    }
}

std::size_t BatchStream::next_index() {
    if (position_ == order_.size()) {
        random_.shuffle(order_);
        position_ = 0;
    }
    return order_[position_++];
}

Batch BatchStream::make() {
    const int count = options_.batch_size;
    const int size = options_.image_size;
    Batch batch{torch::empty({count, channels_, size, size}), torch::zeros({count, classes_})};
    std::vector<std::uint8_t> planes(store_.picture_bytes());
    float* out = batch.pictures.data_ptr<float>();
    auto targets = batch.targets.accessor<float, 2>();
    const auto shift = [&] {
        return static_cast<int>(random_.below(2 * static_cast<std::uint64_t>(options_.crop_padding) + 1)) - options_.crop_padding;
    };
    for (int i = 0; i < count; ++i) {
        const std::size_t index = next_index();
        store_.copy(index, planes);
        const int dx = shift();
        const int dy = shift();
        const bool mirrored = options_.horizontal_flip && random_.below(2) == 1;
        place_picture(planes, channels_, size, dx, dy, mirrored, out + i * planes.size());
        targets[i][store_.set().labels[index]] = 1.0f;
    }
    if (options_.mixup_alpha > 0) mix_up(batch.pictures, batch.targets, options_.mixup_alpha, random_);
    return batch;
}

}  // namespace tw::learning
