#include "core/base/random.h"
#include "core/generator_training/model_folder.h"
#include "core/generator_training/pretraining.h"
#include "core/nn/clip.h"
#include "core/nn/text/tokenizer.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace tw::generator_training {
namespace {

constexpr std::int64_t most_shift = 2;  // pixels
constexpr double black = -1;
constexpr double largest_logit_scale = 100;  // Radford et al., arXiv 2103.00020
constexpr std::int64_t chunk = 250;          // pictures evaluated at a time
constexpr const char* text_prefix = "text_model.";

/// Ids of all texts, cut after the longest: attention is causal, so what follows the end of a text changes nothing before it.
torch::Tensor encode_texts(const nn::ClipTokenizer& tokenizer, const std::vector<std::string>& texts) {
    int longest = 0;
    for (const std::string& text : texts) longest = std::max(longest, tokenizer.count(text));
    const std::int64_t length = std::min(longest, tokenizer.max_length());
    torch::Tensor ids = torch::empty({static_cast<std::int64_t>(texts.size()), length}, torch::kInt64);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::vector<std::int64_t> row = tokenizer.encode(texts[i]);
        std::copy_n(row.begin(), length, ids[static_cast<std::int64_t>(i)].data_ptr<std::int64_t>());
    }
    return ids;
}

torch::Tensor unit(const torch::Tensor& features) {
    return features / features.norm(2, -1, true);
}

// Cross entropy against rows of positives, each with an equal share. A row without any adds nothing.
torch::Tensor positives_loss(const torch::Tensor& logits, const torch::Tensor& positives) {
    const torch::Tensor shares = positives / positives.sum(1, true).clamp_min(1);
    return -(shares * torch::log_softmax(logits, 1)).sum(1).mean();
}

class ClipTrainee : public Trainee {
public:
    explicit ClipTrainee(const PretrainingInput& input)
        : input_(input),
          tokenizer_(nn::ClipTokenizer::load(input.folders.clip())),
          clip_(input.from.empty() ? nn::ClipModel::create(input.folders.clip(), derive_seed(input.seed, "clip"))
                                   : nn::ClipModel::load(input.from)),
          captions_(input.captions, input.train),
          order_(input.train.size(), derive_seed(input.seed, "clip pictures")) {}

    const nn::TensorMap& parameters() const override { return clip_.parameters(); }

    /// The contrastive loss of CLIP, where every caption of the batch that is true of a picture counts as one of its own.
    double backward(std::int64_t step) override {
        if (2 * step >= input_.loop.steps) keep_text_encoder();
        clamp_logit_scale();
        at::Generator generator = step_generator(derive_seed(input_.seed, "clip steps"), step);
        const torch::Tensor indices = order_.batch(step, input_.loop.batch_size);
        const torch::Tensor flips = torch::randint(0, 2, {indices.numel()}, generator, torch::kInt64).to(torch::kBool);
        const torch::Tensor bytes = input_.train.bytes.index_select(0, indices);
        const torch::Tensor pictures = shift(flip(to_network(bytes), flips), most_shift, black, generator);
        const std::vector<Caption> captions = draw_captions(indices, step);

        const torch::Tensor seen = unit(clip_.image_features(pictures));
        const torch::Tensor read = unit(clip_.text_features(encode_texts(tokenizer_, texts_of(captions))));
        const torch::Tensor logits = clip_.logit_scale_exp() * torch::matmul(seen, read.t());
        const torch::Tensor positives = positives_of(indices, captions);
        const torch::Tensor loss = 0.5 * (positives_loss(logits, positives) + positives_loss(logits.t(), positives.t()));
        loss.backward();
        return loss.item<double>();
    }

    void write() override { write_half(input_.folders.clip() / transformers_weights, parameters()); }

private:
    /// Different captions only: a text that was drawn twice would compete with itself.
    std::vector<Caption> draw_captions(const torch::Tensor& indices, std::int64_t step) const {
        Random random(derive_seed(input_.seed, "clip captions", static_cast<std::uint64_t>(step)));
        std::map<std::string, Caption> different;
        for (std::int64_t i = 0; i < indices.numel(); ++i) {
            Caption caption = captions_.draw(indices[i].item<std::int64_t>(), random);
            different.emplace(caption.text, caption);
        }
        std::vector<Caption> captions;
        for (auto& [text, caption] : different) captions.push_back(std::move(caption));
        return captions;
    }

    static std::vector<std::string> texts_of(const std::vector<Caption>& captions) {
        std::vector<std::string> texts;
        for (const Caption& caption : captions) texts.push_back(caption.text);
        return texts;
    }

    torch::Tensor positives_of(const torch::Tensor& indices, const std::vector<Caption>& captions) const {
        const std::int64_t rows = indices.numel(), columns = static_cast<std::int64_t>(captions.size());
        torch::Tensor positives = torch::zeros({rows, columns});
        auto value = positives.accessor<float, 2>();
        for (std::int64_t i = 0; i < rows; ++i) {
            const std::int64_t picture = indices[i].item<std::int64_t>();
            for (std::int64_t k = 0; k < columns; ++k) {
                value[i][k] = captions_.holds(captions[static_cast<std::size_t>(k)], picture) ? 1.0f : 0.0f;
            }
        }
        return positives;
    }

    void clamp_logit_scale() {
        const torch::NoGradGuard no_gradients;
        torch::Tensor scale = parameters().at("logit_scale");
        scale.clamp_max_(std::log(largest_logit_scale));
    }

    void keep_text_encoder() const {
        const std::filesystem::path file = input_.folders.text_encoder() / transformers_weights;
        if (std::filesystem::exists(file)) return;
        nn::TensorMap tower;
        for (const auto& [name, tensor] : parameters()) {
            if (name.starts_with(text_prefix)) tower.emplace(name, tensor);
        }
        write_half(file, tower);
    }

    const PretrainingInput& input_;
    nn::ClipTokenizer tokenizer_;
    nn::ClipModel clip_;
    Captions captions_;
    PictureOrder order_;
};

double zero_shot_accuracy(const PretrainingInput& input) {
    const torch::NoGradGuard no_gradients;
    const nn::ClipModel clip = nn::ClipModel::load(input.folders.clip());
    const nn::ClipTokenizer tokenizer = nn::ClipTokenizer::load(input.folders.clip());
    std::vector<std::string> texts;
    for (const std::string& name : input.captions.class_names) texts.push_back(plain_caption(input.captions, name));
    const torch::Tensor classes = unit(clip.text_features(encode_texts(tokenizer, texts)));
    std::int64_t right = 0;
    for (std::int64_t begin = 0; begin < input.validation.size(); begin += chunk) {
        const torch::Tensor pictures = to_network(input.validation.bytes.slice(0, begin, begin + chunk)).contiguous();
        const torch::Tensor best = torch::matmul(clip.image_features(pictures), classes.t()).argmax(1);
        for (std::int64_t i = 0; i < best.numel(); ++i) {
            right += best[i].item<std::int64_t>() == input.validation.labels[static_cast<std::size_t>(begin + i)] ? 1 : 0;
        }
    }
    return static_cast<double>(right) / static_cast<double>(input.validation.size());
}

}  // namespace

PretrainingPart make_clip_part(const PretrainingInput& input) {
    return {std::make_unique<ClipTrainee>(input), "zero_shot_accuracy", [&input] { return zero_shot_accuracy(input); }};
}

}  // namespace tw::generator_training
