#include "core/nn/clip_image_processor.h"

#include "core/base/error.h"
#include "core/media/fit.h"
#include "core/nn/config_reader.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace tw::nn {

namespace {

constexpr int pil_bilinear = 2, pil_bicubic = 3;
constexpr std::array<double, 3> openai_mean = {0.48145466, 0.4578275, 0.40821073};
constexpr std::array<double, 3> openai_std = {0.26862954, 0.26130258, 0.27577711};

struct Size {
    int shortest_edge = 0;
    int width = 0;
    int height = 0;
};

// A number, {"shortest_edge": n} or {"height": h, "width": w}; old files have a number for both options.
Size read_size(const Json& config, const char* key, const std::filesystem::path& file) {
    ConfigReader outer(config, file);
    if (!outer.has(key)) return {224, 224, 224};
    if (!config[key].is_object()) {
        const int edge = static_cast<int>(outer.integer(key, 224));
        return {edge, edge, edge};
    }
    ConfigReader inner(config[key], file);
    if (inner.has("shortest_edge")) {
        const int edge = static_cast<int>(inner.integer("shortest_edge", 224));
        return {edge, edge, edge};
    }
    if (!inner.has("height") || !inner.has("width")) outer.fail(key, "has neither shortest_edge nor height and width");
    return {0, static_cast<int>(inner.integer("width", 1)), static_cast<int>(inner.integer("height", 1))};
}

std::array<double, 3> read_three(const Json& config, const char* key, const std::array<double, 3>& otherwise, const ConfigReader& reader) {
    if (!reader.has(key)) return otherwise;
    std::array<double, 3> result{};
    const Json& list = config[key];
    if (!list.is_array() || list.size() != 3) reader.fail(key, "must be three numbers");
    for (std::size_t i = 0; i < 3; ++i) {
        if (!list[i].is_number()) reader.fail(key, "must be three numbers");
        result[i] = list[i].get<double>();
    }
    return result;
}

// Of an image (rows x columns) the middle; what lies outside is black.
media::Image centre_crop(const media::Image& image, int width, int height) {
    if (image.width == width && image.height == height) return image;
    media::Image result{width, height, image.channels, {}};
    result.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * static_cast<std::size_t>(image.channels), 0);
    const auto offset = [](int have, int want) {
        return have >= want ? static_cast<int>(std::nearbyint((have - want) / 2.0)) : -((want - have) / 2);
    };
    const int left = offset(image.width, width), top = offset(image.height, height);
    for (int y = std::max(0, -top); y < height && y + top < image.height; ++y) {
        const int x = std::max(0, -left), count = std::min(width, image.width - left) - x;
        const auto from = (static_cast<std::size_t>(y + top) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x + left));
        const auto to = static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
        const auto channels = static_cast<std::size_t>(image.channels);
        std::copy_n(image.pixels.begin() + static_cast<std::ptrdiff_t>(from * channels), static_cast<std::size_t>(count) * channels,
                    result.pixels.begin() + static_cast<std::ptrdiff_t>(to * channels));
    }
    return result;
}

}  // namespace

ClipImageProcessor ClipImageProcessor::load(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "preprocessor_config.json";
    const Json config = read_json_file(file);
    ConfigReader reader(config, file);
    ClipImageProcessor result;
    const Size size = read_size(config, "size", file), crop = read_size(config, "crop_size", file);
    result.do_resize_ = reader.boolean("do_resize", true);
    result.shortest_edge_ = size.shortest_edge;
    result.resize_width_ = size.width;
    result.resize_height_ = size.height;
    result.do_center_crop_ = reader.boolean("do_center_crop", true);
    result.crop_width_ = result.do_center_crop_ ? crop.width : size.width;
    result.crop_height_ = result.do_center_crop_ ? crop.height : size.height;
    const std::int64_t filter = reader.integer("resample", pil_bicubic, 0);
    if (filter != pil_bilinear && filter != pil_bicubic)
        reader.fail("resample", "is " + std::to_string(filter) + ", which is not supported");
    result.filter_ = filter == pil_bicubic ? Resampling::bicubic : Resampling::bilinear;
    result.rescale_factor_ = reader.boolean("do_rescale", true) ? reader.number("rescale_factor", 1.0 / 255.0) : 1.0;
    if (reader.boolean("do_normalize", true)) {
        result.mean_ = read_three(config, "image_mean", openai_mean, reader);
        result.std_ = read_three(config, "image_std", openai_std, reader);
    }
    if (std::any_of(result.std_.begin(), result.std_.end(), [](double x) { return x <= 0; })) reader.fail("image_std", "must be positive");
    return result;
}

media::Image ClipImageProcessor::to_size(const media::Image& image) const {
    if (image.width == crop_width_ && image.height == crop_height_) return image;
    media::Image result = image;
    if (do_resize_ && shortest_edge_ > 0) {
        const auto longer = [&](int side, int shorter) {
            return static_cast<int>(static_cast<std::int64_t>(shortest_edge_) * side / shorter);
        };
        const bool wide = image.width > image.height;
        result = wide ? resample(image, longer(image.width, image.height), shortest_edge_, filter_)
                      : resample(image, shortest_edge_, longer(image.height, image.width), filter_);
    } else if (do_resize_) {
        result = resample(image, resize_width_, resize_height_, filter_);
    }
    return centre_crop(result, crop_width_, crop_height_);
}

torch::Tensor ClipImageProcessor::preprocess(const std::vector<media::Image>& images) const {
    torch::Tensor pixels = torch::empty({static_cast<std::int64_t>(images.size()), crop_height_, crop_width_, 3}, torch::kUInt8);
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (images[i].empty()) throw Error("An empty picture cannot be embedded.");
        const media::Image sized = media::to_channels(to_size(images[i]), 3);
        std::copy(sized.pixels.begin(), sized.pixels.end(), pixels[static_cast<std::int64_t>(i)].data_ptr<std::uint8_t>());
    }
    const auto row = [](const std::array<double, 3>& values) {
        return torch::tensor({values[0], values[1], values[2]}, torch::kFloat32).view({1, 1, 1, 3});
    };
    const torch::Tensor scaled = pixels.to(torch::kFloat32) * rescale_factor_;
    return ((scaled - row(mean_)) / row(std_)).permute({0, 3, 1, 2}).contiguous();
}

}  // namespace tw::nn
