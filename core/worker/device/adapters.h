#pragma once

#include "core/diffusion/pipeline.h"
#include "core/worker/device/server.h"
#include "core/worker/messages/adapters.h"

#include <string>

namespace tw::worker {

diffusion::Adapters to_adapters(const Adapters& adapters);

/// Event "warning" {message} for every learnt token of the pipeline that neither text uses.
void warn_of_unused_tokens(const diffusion::Pipeline& pipeline, const std::string& prompt, const std::string& negative_prompt,
                           const Call& call);

}  // namespace tw::worker
