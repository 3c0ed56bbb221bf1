#include "core/base/error.h"
#include "core/project/negatives.h"
#include "core/stages/generation/methods/method.h"

namespace tw::stages {
namespace {

/// The look-alikes that a person or the rule chose for each class, with the reasons: part of the run's settings.
Json chosen_negatives(const project::Project& project) {
    Json all = Json::object();
    const project::ClassRepository classes(project);
    for (const project::Class& of : classes.all()) {
        Json list = Json::array();
        for (const project::Negative& negative : project::NegativeRepository(project).chosen(of.id)) {
            list.push_back({{"class", classes.get(negative.other_class_id).name},
                            {"prompt", negative.prompt},
                            {"rank", negative.rank},
                            {"cosine", negative.cosine ? Json(*negative.cosine) : Json()},
                            {"decided_by", negative.decided_by}});
        }
        if (!list.empty()) all[of.name] = std::move(list);
    }
    return all;
}

/// CADS and contrastive guidance off the class's look-alikes (Koh et al., arXiv 2506.01368). With several the pictures take turns.
class TwoStage final : public Method {
public:
    explicit TwoStage(const MethodInput& input) : Method(input), negatives_(chosen_negatives(input.project)) {
        if (!request_.negatives.empty()) throw Error("the two_stage method takes its negative prompts from the chosen look-alikes alone");
    }

    Json notes() const override { return {{"negatives", negatives_}}; }

    void check(const project::GenerationRun& run, const project::Class& of) override {
        Method::check(run, of);
        const Json now = negatives_.value(of.name, Json::array());
        if (now.empty()) {
            throw Error("class '" + of.name + "' has no chosen look-alike; the two_stage method needs one (verb negatives)");
        }
        if (run.settings.at("negatives").value(of.name, Json::array()) == now) return;
        throw Error("the chosen look-alikes of class '" + of.name + "' changed since run '" + run.name +
                    "' began; give the new run another name");
    }

    Drawing drawing(const project::Class& of, std::uint64_t index) override {
        Drawing drawing = plain_drawing(of, index);
        const Json& negatives = negatives_.at(of.name);
        drawing.negative_prompt = negatives.at(index % negatives.size()).at("prompt").get<std::string>();
        return drawing;
    }

private:
    Json negatives_;
};

}  // namespace

std::unique_ptr<Method> make_two_stage(const MethodInput& input) {
    return std::make_unique<TwoStage>(input);
}

void set_two_stage_defaults(GenerationRequest& request, bool miniature) {
    request.sampling.rule = "ccfg";
    if (miniature) request.sampling.guidance_scale = 1.5;
    request.sampling.negative_scale = 1.0;
    request.sampling.cads = {.scale = 0.15, .tau1 = 0.6, .tau2 = 0.9};
}

}  // namespace tw::stages
