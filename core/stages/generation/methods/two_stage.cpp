#include "core/base/error.h"
#include "core/base/random.h"
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

/// For each class any other one, by lot.
Json random_negatives(const MethodInput& input) {
    const std::vector<project::Class> classes = project::ClassRepository(input.project).all();
    Json all = Json::object();
    for (std::size_t i = 0; i < classes.size() && classes.size() > 1; ++i) {
        Random random(derive_seed(input.request.seed, "look-alike/" + classes[i].name, 0));
        const project::Class& other = classes[(i + 1 + random.below(classes.size() - 1)) % classes.size()];
        all[classes[i].name] = Json::array({{{"class", other.name},
                                             {"prompt", project::prompt_for(input.dataset, other.name)},
                                             {"rank", 1},
                                             {"cosine", Json()},
                                             {"decided_by", "lot"}}});
    }
    return all;
}

Json negatives_for(const MethodInput& input) {
    if (!input.request.negatives.empty()) throw Error("the two_stage method takes its negative prompts from look-alikes alone");
    if (input.request.look_alikes == "random") return random_negatives(input);
    if (input.request.look_alikes == "chosen") return chosen_negatives(input.project);
    throw Error("look_alikes is '" + input.request.look_alikes + "'; it must be chosen or random");
}

/// CADS and contrastive guidance off the class's look-alikes (Koh et al., arXiv 2506.01368). With several the pictures take turns.
class TwoStage final : public Method {
public:
    explicit TwoStage(const MethodInput& input) : Method(input), negatives_(negatives_for(input)) {}

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
