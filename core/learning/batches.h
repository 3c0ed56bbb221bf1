#pragma once

#include "core/base/random.h"
#include "core/learning/classifier.h"

#include <torch/torch.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace tw::learning {

/// Decoded pictures of one partition: all held in memory when they fit, else read each time.
class PictureStore {
public:
    PictureStore(const PictureSet& set, int channels, int size, std::uint64_t memory_limit);
    bool in_memory() const { return !bytes_.empty(); }
    /// Fills channels * size * size bytes.
    void copy(std::size_t index, std::span<std::uint8_t> planes) const;
    std::size_t picture_bytes() const { return picture_bytes_; }
    const PictureSet& set() const { return set_; }

private:
    const PictureSet& set_;
    std::size_t picture_bytes_;
    std::vector<std::uint8_t> bytes_;
};

/// Byte value -> network input: 0..255 to -1..1, the same for every data set and arm.
inline float to_input(std::uint8_t value) {
    return static_cast<float>(value) / 127.5f - 1.0f;
}

/// Copies one picture (planes of size x size bytes) into `out`, shifted by (dx, dy) with black where nothing is, mirrored if asked.
void place_picture(std::span<const std::uint8_t> planes, int channels, int size, int dx, int dy, bool mirrored, float* out);

/// lambda ~ Beta(alpha, alpha); mixes the batch with a permutation of itself: x and y become lambda * a + (1 - lambda) * b
/// (Zhang et al., "mixup: Beyond Empirical Risk Minimization", ICLR 2018).
void mix_up(torch::Tensor& pictures, torch::Tensor& targets, double alpha, Random& random);

struct Batch {
    torch::Tensor pictures;  // float (N, C, S, S), -1..1
    torch::Tensor targets;   // float (N, classes), rows sum to 1
};

/// An endless stream of augmented training batches: shuffled epochs one after another, so every batch is full (BatchNorm never sees a
/// small rest) and every picture is used equally often. The same seed gives the same stream, from memory or through the thread.
class BatchStream {
public:
    BatchStream(const PictureStore& store, const TrainingOptions& options, int channels, int classes, std::uint64_t seed);
    ~BatchStream();
    BatchStream(const BatchStream&) = delete;
    BatchStream& operator=(const BatchStream&) = delete;

    Batch next();

private:
    Batch make();
    std::size_t next_index();
    void load_ahead();

    const PictureStore& store_;
    const TrainingOptions& options_;
    int channels_;
    int classes_;
    Random random_;
    std::vector<std::size_t> order_;
    std::size_t position_ = 0;

    // Only when the pictures do not fit in memory.
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Batch> ready_;
    std::exception_ptr failure_;
    bool closing_ = false;
    std::thread thread_;
};

}  // namespace tw::learning
