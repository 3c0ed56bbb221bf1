#include "core/generator_training/balanced_batches.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <torch/torch.h>

namespace tw::generator_training {
namespace {

constexpr std::int64_t known_elements = std::int64_t{1} << 28;  // of remembered encodings: a gigabyte

}  // namespace

BalancedBatches::BalancedBatches(std::vector<int> labels, int classes, PictureFn read, bool horizontal_flip, nn::AutoencoderKL vae,
                                 int picture_size, std::uint64_t seed)
    : by_class_(static_cast<std::size_t>(classes)),
      read_(std::move(read)),
      horizontal_flip_(horizontal_flip),
      vae_(std::move(vae)),
      size_(picture_size),
      seed_(seed) {
    for (std::size_t i = 0; i < labels.size(); ++i) by_class_.at(static_cast<std::size_t>(labels[i])).push_back(i);
    for (std::size_t i = 0; i < by_class_.size(); ++i) {
        if (by_class_[i].empty())
            throw Error("class number " + std::to_string(i) + " has no training pictures, so its token cannot be learnt");
    }
    if (by_class_.empty()) throw Error("there are no classes to learn");
}

BalancedBatches::Batch BalancedBatches::make(std::int64_t step, std::int64_t count, at::Generator& generator) {
    const torch::NoGradGuard no_gradients;
    Random random(derive_seed(seed_, "batch", static_cast<std::uint64_t>(step)));
    std::vector<torch::Tensor> means, deviations;
    std::vector<std::int64_t> labels;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint64_t label = random.below(by_class_.size());
        const std::vector<std::size_t>& members = by_class_[label];
        Cut cut{members[random.below(members.size())]};
        const torch::Tensor picture = read_(cut.index, size_);
        cut.top = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(picture.size(1) - size_ + 1)));
        cut.left = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(picture.size(2) - size_ + 1)));
        cut.mirrored = random.below(2) == 1 && horizontal_flip_;
        const nn::AutoencoderKL::Encoded posterior = encoded(cut, picture);
        means.push_back(posterior.mean);
        deviations.push_back((0.5 * posterior.logvar).exp());
        labels.push_back(static_cast<std::int64_t>(label));
    }
    const torch::Tensor mean = torch::cat(means), draw = torch::randn(mean.sizes(), generator);
    return {(mean + torch::cat(deviations) * draw) * vae_.config().scaling_factor, torch::tensor(labels)};
}

nn::AutoencoderKL::Encoded BalancedBatches::encoded(const Cut& cut, const torch::Tensor& picture) {
    const bool whole = picture.size(1) == size_ && picture.size(2) == size_;
    const std::pair<std::size_t, bool> key(cut.index, cut.mirrored);
    if (const auto found = known_.find(key); whole && found != known_.end()) return found->second;
    const torch::Tensor part = picture.slice(1, cut.top, cut.top + size_).slice(2, cut.left, cut.left + size_);
    const torch::Tensor pixels = (cut.mirrored ? part.flip({2}) : part).to(torch::kFloat32).div_(127.5).sub_(1);
    // One by one: in a batch the last bits would depend on what is in it, and a run that goes on has other pictures left to encode.
    const nn::AutoencoderKL::Encoded posterior = vae_.encode(pixels.unsqueeze(0));
    const auto room = static_cast<std::size_t>(known_elements / (2 * posterior.mean.numel()));
    if (whole && known_.size() < room) known_.emplace(key, posterior);
    return posterior;
}

}  // namespace tw::generator_training
