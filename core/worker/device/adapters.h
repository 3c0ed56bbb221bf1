#pragma once

#include "core/diffusion/pipeline.h"
#include "core/worker/device/server.h"
#include "core/worker/messages/sampling.h"

#include <string>

namespace tw::worker {

diffusion::Adapters to_adapters(const Adapters& adapters);

/// Event "warning" {message} for every learnt token of the pipeline that no text uses.
void warn_of_unused_tokens(const diffusion::Pipeline& pipeline, const std::string& prompt, const std::vector<WeightedPrompt>& negatives,
                           const Call& call);

}  // namespace tw::worker
