#include "core/diffusion/noise.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/nn/safetensors.h"

#include <ATen/CPUGeneratorImpl.h>

#include <sstream>

namespace tw::diffusion {
namespace {

std::string text_of(at::IntArrayRef shape) {
    std::ostringstream text;
    text << shape;
    return text.str();
}

}  // namespace

GivenNoise GivenNoise::read(const std::filesystem::path& file, bool image_to_image) {
    const std::map<std::string, torch::Tensor GivenNoise::*> places{
        {"latents", &GivenNoise::latents},     {"init", &GivenNoise::init}, {"posterior", &GivenNoise::posterior},
        {"scheduler", &GivenNoise::scheduler}, {"cads", &GivenNoise::cads},
    };
    GivenNoise given;
    const nn::TensorMap tensors = nn::read_safetensors(file);
    for (const auto& [name, stored] : tensors) {
        const torch::Tensor tensor = stored.to(torch::kFloat32);
        if (tensors.size() == 1 && (name == "noise" || name == "latents")) {
            if (tensor.dim() == 4 && image_to_image)
                given.init = tensor;
            else
                given.scheduler = tensor.dim() == 4 ? tensor.unsqueeze(1) : tensor;
        } else if (const auto place = places.find(name); place != places.end()) {
            given.*place->second = tensor;
        } else {
            throw Error(file.string() + ": unknown tensor " + name + " (known: latents, init, posterior, scheduler, cads)");
        }
    }
    return given;
}

NoiseSource::NoiseSource(const std::vector<std::uint64_t>& seeds, GivenNoise given)
    : count_(seeds.size()),
      given_(std::move(given)),
      latents_(make_stream("latents", seeds)),
      init_(make_stream("init", seeds)),
      posterior_(make_stream("posterior", seeds)),
      scheduler_(make_stream("scheduler", seeds)),
      cads_(make_stream("cads", seeds)) {}

NoiseSource::Stream NoiseSource::make_stream(const char* name, const std::vector<std::uint64_t>& seeds) const {
    Stream stream{name, {}};
    for (const std::uint64_t seed : seeds) {
        stream.generators.push_back(at::make_generator<at::CPUGeneratorImpl>(derive_seed(seed, name)));
    }
    return stream;
}

torch::Tensor NoiseSource::given_or_drawn(const torch::Tensor& given, Stream& stream, at::IntArrayRef shape) const {
    std::vector<std::int64_t> full(shape.begin(), shape.end());
    full.insert(full.begin(), static_cast<std::int64_t>(count_));
    if (given.defined()) {
        if (given.sizes() == at::IntArrayRef(full)) return given;
        throw Error("the given noise \"" + std::string(stream.name) + "\" is " + text_of(given.sizes()) + ", needed is " + text_of(full));
    }
    std::vector<torch::Tensor> rows;
    for (at::Generator& generator : stream.generators) rows.push_back(at::randn(shape, generator, torch::kFloat32));
    return torch::stack(rows);
}

torch::Tensor NoiseSource::given_or_drawn(const torch::Tensor& given, int step, Stream& stream, at::IntArrayRef shape) const {
    if (!given.defined()) return given_or_drawn(given, stream, shape);
    if (given.dim() == 0 || step >= given.size(0)) {
        throw Error("the given noise \"" + std::string(stream.name) + "\" is " + text_of(given.sizes()) + ", which has nothing for step " +
                    std::to_string(step));
    }
    return given_or_drawn(given[step], stream, shape);
}

torch::Tensor NoiseSource::latents(at::IntArrayRef shape) {
    return given_or_drawn(given_.latents, latents_, shape);
}

torch::Tensor NoiseSource::init(at::IntArrayRef shape) {
    return given_or_drawn(given_.init, init_, shape);
}

torch::Tensor NoiseSource::posterior(at::IntArrayRef shape) {
    if (given_.init.defined() && !given_.posterior.defined()) return {};
    return given_or_drawn(given_.posterior, posterior_, shape);
}

torch::Tensor NoiseSource::scheduler(int step, at::IntArrayRef shape) {
    return given_or_drawn(given_.scheduler, step, scheduler_, shape);
}

torch::Tensor NoiseSource::cads(int step, at::IntArrayRef shape) {
    return given_or_drawn(given_.cads, step, cads_, shape);
}

}  // namespace tw::diffusion
