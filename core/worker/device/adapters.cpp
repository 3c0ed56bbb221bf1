#include "core/worker/device/adapters.h"

namespace tw::worker {

diffusion::Adapters to_adapters(const Adapters& adapters) {
    diffusion::Adapters result;
    for (const LoraChoice& choice : adapters.lora) result.lora.push_back({choice.file, choice.weight});
    result.embeddings = adapters.embeddings;
    return result;
}

void warn_of_unused_tokens(const diffusion::Pipeline& pipeline, const std::string& prompt, const std::string& negative_prompt,
                           const Call& call) {
    for (const std::string& token : pipeline.unused_tokens(prompt, negative_prompt)) {
        call.emit("warning", {{"message", "the learnt token '" + token + "' is nowhere in the prompt, so its embedding has no effect"}});
    }
}

}  // namespace tw::worker
