#include "core/worker/device/adapters.h"

namespace tw::worker {

diffusion::Adapters to_adapters(const Adapters& adapters) {
    diffusion::Adapters result;
    for (const LoraChoice& choice : adapters.lora) result.lora.push_back({choice.file, choice.weight});
    result.embeddings = adapters.embeddings;
    return result;
}

void warn_of_unused_tokens(const diffusion::Pipeline& pipeline, const std::string& prompt, const std::vector<WeightedPrompt>& negatives,
                           const Call& call) {
    std::vector<std::string> prompts{prompt};
    for (const WeightedPrompt& negative : negatives) prompts.push_back(negative.prompt);
    for (const std::string& token : pipeline.unused_tokens(prompts)) {
        call.emit("warning", {{"message", "the learnt token '" + token + "' is nowhere in the prompt, so its embedding has no effect"}});
    }
}

}  // namespace tw::worker
