#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace tw::learning {

/// Where a training picture comes from, when it is not a real one.
struct Origin {
    bool synthetic = false;
    int source_label = -1;  // class of the real picture that it was made from; -1: none
    double strength = 1.0;  // of that image-to-image, 0 .. 1
};

/// The pictures of one partition, all of one size and channel number.
struct PictureSet {
    std::vector<int> labels;      // 0 .. classes-1, one a picture
    std::vector<Origin> origins;  // one a picture; empty: all are real
    /// Fills channels * image_size * image_size bytes of picture `index`, plane after plane. Called from several threads at a time.
    std::function<void(std::size_t index, std::span<std::uint8_t> planes)> read;

    std::size_t size() const { return labels.size(); }
    bool is_synthetic(std::size_t index) const { return !origins.empty() && origins[index].synthetic; }
};

/// Byte value -> network input, channel by channel: (value / 255 - mean) / deviation.
class InputScale {
public:
    /// -1 .. 1, the same for every data set and arm.
    InputScale() : InputScale({0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}) {}
    InputScale(const std::array<double, 3>& mean, const std::array<double, 3>& deviation);
    /// What torchvision's ImageNet weights were trained with.
    static InputScale imagenet() { return InputScale({0.485, 0.456, 0.406}, {0.229, 0.224, 0.225}); }

    /// 256 inputs, by byte value.
    const float* of_channel(int channel) const { return table_[static_cast<std::size_t>(channel)].data(); }

private:
    std::array<std::array<float, 256>, 3> table_;
};

struct PictureShape {
    int channels = 3;
    int size = 32;  // both sides
    std::size_t bytes() const {
        return static_cast<std::size_t>(channels) * static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    }
};

/// How a picture is shifted (black where nothing is) and mirrored.
struct Placing {
    int dx = 0, dy = 0;
    bool mirrored = false;
};

/// Writes shape.bytes() inputs.
void place_picture(std::span<const std::uint8_t> planes, PictureShape shape, const InputScale& scale, Placing placing, float* out);

/// Decoded pictures of one partition: all held in memory when they fit, else read each time. Thread-safe.
class PictureStore {
public:
    /// `threads` read the pictures that are held; the first error is thrown.
    PictureStore(const PictureSet& set, PictureShape shape, std::uint64_t memory_limit, int threads = 1);
    bool in_memory() const { return !bytes_.empty(); }
    /// Fills shape().bytes() bytes.
    void copy(std::size_t index, std::span<std::uint8_t> planes) const;
    const PictureSet& set() const { return set_; }
    PictureShape shape() const { return shape_; }

private:
    const PictureSet& set_;
    PictureShape shape_;
    std::vector<std::uint8_t> bytes_;
};

}  // namespace tw::learning
