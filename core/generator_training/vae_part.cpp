#include "core/base/file.h"
#include "core/generator_training/model_folder.h"
#include "core/generator_training/pretraining.h"
#include "core/generator_training/shards.h"
#include "core/nn/vae.h"

#include <torch/torch.h>

namespace tw::generator_training {
namespace {

constexpr double absolute_weight = 0.3;  // of the mean absolute error
constexpr double gradient_weight = 0.3;  // of that of the differences between neighbours, which keeps edges sharp
constexpr double divergence_weight = 1e-6;
constexpr std::int64_t scale_pictures = 2048;  // that the latents' spread is measured on
constexpr std::int64_t chunk = 250;            // pictures evaluated at a time

torch::Tensor per_picture(const torch::Tensor& error) {
    return error.flatten(1).mean(1);
}

/// Rows of sums over one picture each.
torch::Tensor reconstruction_error(const torch::Tensor& made, const torch::Tensor& wanted) {
    const torch::Tensor error = made - wanted;
    return per_picture(error.square()) + absolute_weight * per_picture(error.abs()) +
           gradient_weight * (per_picture((error.slice(3, 1) - error.slice(3, 0, -1)).abs()) +
                              per_picture((error.slice(2, 1) - error.slice(2, 0, -1)).abs()));
}

// Kingma and Welling, arXiv 1312.6114, appendix B.
torch::Tensor divergence(const nn::AutoencoderKL::Encoded& encoded) {
    return 0.5 * (encoded.mean.square() + encoded.logvar.exp() - 1 - encoded.logvar).flatten(1).sum(1);
}

class VaeTrainee : public Trainee {
public:
    explicit VaeTrainee(const PretrainingInput& input)
        : input_(input),
          vae_(input.from.empty() ? nn::AutoencoderKL::create(input.folders.vae(), derive_seed(input.seed, "vae"))
                                  : nn::AutoencoderKL::load(input.from / "vae")),
          order_(input.train.size(), derive_seed(input.seed, "vae pictures")),
          shards_(input.shards) {}

    const nn::TensorMap& parameters() const override { return vae_.parameters(); }

    double backward(std::int64_t step) override {
        at::Generator generator = step_generator(derive_seed(input_.seed, "vae steps"), step);
        const std::int64_t rows = input_.loop.batch_size;
        const torch::Tensor flips = torch::randint(0, 2, {rows}, generator, torch::kInt64).to(torch::kBool);
        const torch::Tensor bytes = input_.train.bytes.index_select(0, order_.batch(step, rows));
        const torch::Tensor pictures = flip(to_network(bytes), flips).contiguous();
        const std::int64_t side = pictures.size(2) / vae_.config().downscale_factor();
        const torch::Tensor noise = torch::randn({rows, vae_.config().latent_channels, side, side}, generator);
        return shards_.backward(parameters(), rows, [&](std::int64_t begin, std::int64_t end) {
            const torch::Tensor wanted = pictures.slice(0, begin, end);
            const nn::AutoencoderKL::Encoded encoded = vae_.encode(wanted);
            const torch::Tensor latents = encoded.mean + (0.5 * encoded.logvar).exp() * noise.slice(0, begin, end);
            return (reconstruction_error(vae_.decode(latents), wanted) + divergence_weight * divergence(encoded)).sum();
        });
    }

    void write() override {
        const torch::NoGradGuard no_gradients;
        const std::int64_t count = std::min(input_.train.size(), scale_pictures);
        std::vector<torch::Tensor> means;
        for (std::int64_t begin = 0; begin < count; begin += chunk) {
            const torch::Tensor bytes = input_.train.bytes.slice(0, begin, std::min(count, begin + chunk));
            means.push_back(vae_.encode(to_network(bytes).contiguous()).mean);
        }
        const std::filesystem::path file = input_.folders.vae() / "config.json";
        Json config = read_json_file(file);
        // The U-Net wants latents of unit spread (Rombach et al., arXiv 2112.10752, section G).
        config["scaling_factor"] = 1 / torch::cat(means).std().item<double>();
        write_half(input_.folders.vae() / diffusers_weights, parameters());
        write_config(file, config);
    }

private:
    const PretrainingInput& input_;
    nn::AutoencoderKL vae_;
    PictureOrder order_;
    ShardedGradients shards_;
};

double mean_square(const PretrainingInput& input) {
    const torch::NoGradGuard no_gradients;
    const nn::AutoencoderKL vae = nn::AutoencoderKL::load(input.folders.vae());
    double sum = 0;
    for (std::int64_t begin = 0; begin < input.validation.size(); begin += chunk) {
        const torch::Tensor wanted = to_network(input.validation.bytes.slice(0, begin, begin + chunk)).contiguous();
        sum += (vae.decode(vae.encode(wanted).mean) - wanted).square().flatten(1).mean(1).sum().item<double>();
    }
    return sum / static_cast<double>(input.validation.size());
}

}  // namespace

PretrainingPart make_vae_part(const PretrainingInput& input) {
    return {std::make_unique<VaeTrainee>(input), "reconstruction_mse", [&input] { return mean_square(input); }};
}

}  // namespace tw::generator_training
