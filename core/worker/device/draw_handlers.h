#pragma once

#include "core/base/json.h"
#include "core/worker/device/model_cache.h"
#include "core/worker/device/server.h"

namespace tw::worker {

/// "txt2img" and "img2img": one prompt, files in and files out, everything settable. See app/cli/verbs/draw.h for the fields.
Json draw(const Json& params, bool image_to_image, ModelCache& models, const Call& call);

}  // namespace tw::worker
