#pragma once

#include "core/media/image.h"
#include "core/nn/resample.h"

#include <torch/types.h>

#include <array>
#include <filesystem>
#include <vector>

namespace tw::nn {

/// Pictures to CLIP's input as `preprocessor_config.json` says: shorter side resized (bicubic), centre crop, scale to 0..1,
/// subtract mean, divide by standard deviation. A picture that already has the right size is not resampled.
class ClipImageProcessor {
public:
    /// `folder` holds preprocessor_config.json. Throws Error naming the file and the option.
    static ClipImageProcessor load(const std::filesystem::path& folder);

    /// Grey is repeated to 3 channels. Result (N, 3, height(), width()) float32.
    torch::Tensor preprocess(const std::vector<media::Image>& images) const;
    torch::Tensor preprocess(const media::Image& image) const { return preprocess(std::vector<media::Image>{image}); }

    int width() const { return crop_width_; }
    int height() const { return crop_height_; }

private:
    media::Image to_size(const media::Image& image) const;

    bool do_resize_ = true;
    int shortest_edge_ = 224;  // 0: resize to exactly resize_width_ x resize_height_
    int resize_width_ = 0;
    int resize_height_ = 0;
    bool do_center_crop_ = true;
    int crop_width_ = 224;
    int crop_height_ = 224;
    Resampling filter_ = Resampling::bicubic;
    double rescale_factor_ = 1.0 / 255.0;
    std::array<double, 3> mean_{};
    std::array<double, 3> std_{1, 1, 1};
};

}  // namespace tw::nn
