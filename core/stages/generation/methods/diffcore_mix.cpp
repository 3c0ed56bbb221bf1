#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/stages/generation/contexts.h"
#include "core/stages/generation/methods/method.h"

namespace tw::stages {
namespace {

/// DiffCoRe-Mix's generation (Islam and Akhtar, arXiv 2503.10687): each picture in a context drawn uniformly from the data
/// set's list, against negative words that contradict neither the class nor that context. Its filter and its mixing are other stages'.
class DiffCoReMix final : public Method {
public:
    explicit DiffCoReMix(const MethodInput& input) : Method(input) {
        if (request_.contexts.empty()) throw Error("method diffcore_mix needs the name of a context list");
        if (!request_.negatives.empty() || !request_.prompt_template.empty()) {
            throw Error("method diffcore_mix takes its prompts from the context list alone");
        }
        const std::filesystem::path file = context_file(project_, request_.contexts);
        list_ = read_context_list(file);
        sha256_ = sha256_file(file);
        superclass_ = dataset_.superclass.empty() ? list_.superclass : dataset_.superclass;
    }

    std::string prompt_template() const override { return {}; }

    Json identity() const override { return {{"contexts", request_.contexts}, {"contexts_sha256", sha256_}}; }

    Json notes() const override {
        std::vector<std::string> names;
        for (const project::Class& of : project::ClassRepository(project_).all()) names.push_back(of.name);
        return {{"contradictions", contradictions(list_, names, superclass_)}};
    }

    Drawing drawing(const project::Class& of, std::uint64_t index) override {
        Drawing drawing = plain_drawing(of, index);
        const std::string& context = list_.context_prompts[Random(seed_for("context", of, index)).below(list_.context_prompts.size())];
        drawing.prompt = project::fill_in(context, project::spoken_name(of.name), superclass_);
        drawing.negative_prompt = negatives_in_context(list_, of.name, drawing.prompt).prompt;
        return drawing;
    }

private:
    ContextList list_;
    std::string sha256_, superclass_;
};

}  // namespace

std::unique_ptr<Method> make_diffcore_mix(const MethodInput& input) {
    return std::make_unique<DiffCoReMix>(input);
}

void set_diffcore_mix_defaults(GenerationRequest& request, bool miniature) {
    request.contexts = miniature ? "clothing" : "generic";
    if (miniature) return;
    request.sampling.num_inference_steps = 50;  // the authors' release, which draws with CosXL
    request.sampling.guidance_scale = 12;
}

}  // namespace tw::stages
