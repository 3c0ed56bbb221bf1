#include "core/base/error.h"
#include "core/base/random.h"
#include "core/stages/generation/adapter.h"
#include "core/stages/generation/methods/method.h"

#include <array>

namespace tw::stages {
namespace {

/// Diff-Mix's table (Wang et al., arXiv 2403.19600, augmentation/diff_mix.py).
struct Strategy {
    const char* method;
    bool learnt;      // drawn with the adapter's model and token instead of the pre-trained one and the class's name
    bool from_image;  // starts from a real training image instead of from noise
    bool any_source;  // which may be of any class
};

constexpr std::array strategies{
    Strategy{"real_gen", false, false, false}, Strategy{"real_aug", false, true, false}, Strategy{"real_mix", false, true, true},
    Strategy{"diff_gen", true, false, false},  Strategy{"diff_aug", true, true, false},  Strategy{"diff_mix", true, true, true},
};

const Strategy& strategy_of(const std::string& method) {
    for (const Strategy& strategy : strategies) {
        if (method == strategy.method) return strategy;
    }
    throw Error("method '" + method + "' is none of Diff-Mix's");
}

class DiffMix final : public Method {
public:
    explicit DiffMix(const MethodInput& input) : Method(input), strategy_(strategy_of(input.request.method)) {
        if (strategy_.learnt) adapter_ = read_adapter(request_.adapter, request_.method);
        if (!strategy_.learnt && !request_.adapter.empty()) {
            throw Error("method " + request_.method +
                        " draws with the pre-trained model; an adapter belongs to diff_gen, diff_aug and diff_mix");
        }
        if (request_.from_real_images) {
            throw Error("method " + request_.method + " itself says what a picture starts from; from_real_images does not go with it");
        }
        if (request_.task != "imbalanced" && request_.task != "vanilla") {
            throw Error("task '" + request_.task + "' is unknown; allowed are imbalanced and vanilla");
        }
        for (const double strength : request_.strengths) {
            if (!(strength > 0 && strength <= 1)) {
                throw Error("strengths holds " + Json(strength).dump() + ", but each must be above 0 and at most 1");
            }
        }
    }

    std::string prompt_template() const override {
        return request_.prompt_template.empty() ? "a photo of a {class} {superclass}" : request_.prompt_template;
    }

    worker::Adapters adapters() const override { return adapter_.files; }

    Json identity() const override {
        Json identity = Json::object();
        if (strategy_.from_image && !request_.strengths.empty()) identity["strengths"] = request_.strengths;
        if (strategy_.any_source) identity["task"] = request_.task;
        if (strategy_.learnt) identity["adapter"] = request_.adapter.string();
        return identity;
    }

    void check(const project::GenerationRun&, const project::Class& of) override {
        if (strategy_.learnt) check_token(adapter_, request_.adapter, of);
        if (strategy_.from_image && !strategy_.any_source) static_cast<void>(training_.of(of));
    }

    Drawing drawing(const project::Class& of, std::uint64_t index) override {
        Drawing drawing = plain_drawing(of, index);
        const std::string name = strategy_.learnt ? learnt_token(of) : project::spoken_name(of.name);
        drawing.prompt = project::fill_in(prompt_template(), name, dataset_.superclass);
        drawing.strength = 1.0;  // of pictures that start from noise
        if (!strategy_.from_image) return drawing;
        drawing.strength = strength(of, index);
        drawing.source = strategy_.any_source ? any_source(of, index) : draw_from(training_.of(of), of, index);
        return drawing;
    }

private:
    double strength(const project::Class& of, std::uint64_t index) const {
        if (request_.strengths.empty()) return request_.sampling.strength;
        return request_.strengths[Random(seed_for("strength", of, index)).below(request_.strengths.size())];
    }

    /// "imbalanced": uniform over the images, so mostly of the head; "vanilla": uniform over the classes, then over the class's images.
    const project::ImageRow& any_source(const project::Class& of, std::uint64_t index) {
        if (request_.task == "imbalanced") return draw_from(training_.all(), of, index);
        if (classes_.empty()) {
            const auto counts = project::ImageRepository(project_).real_counts("train");
            for (const project::Class& one : project::ClassRepository(project_).all()) {
                if (counts.contains(one.id)) classes_.push_back(one);
            }
            if (classes_.empty()) throw Error("the project has no real training image to start from");
        }
        const project::Class& source = classes_[Random(seed_for("source class", of, index)).below(classes_.size())];
        return draw_from(training_.of(source), of, index);
    }

    Strategy strategy_;
    Adapter adapter_;
    std::vector<project::Class> classes_;  // with training images
};

}  // namespace

std::unique_ptr<Method> make_diff_mix(const MethodInput& input) {
    return std::make_unique<DiffMix>(input);
}

void set_diff_mix_defaults(GenerationRequest& request, bool miniature) {
    request.sampling.guidance_scale = 7.5;  // the authors', and a miniature needs it as well: at 2.5 the source's class shows through
    // "0.7 is good across various scenarios" (the authors). On 8 x 8 latents the source's silhouette, and with it its class, survives that:
    // 52 % of the embedded model's pictures are nearest to their target class at 0.7, 80 % at 0.9 (by the CLIP margin; no test image).
    request.sampling.strength = miniature ? 0.9 : 0.7;
}

}  // namespace tw::stages
