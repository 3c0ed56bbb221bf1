#pragma once

#include "core/base/json.h"
#include "core/media/encode.h"

#include <string>
#include <vector>

namespace tw::media {

/// The one-line-per-topic text that AUTOMATIC1111 and its readers use. Fields of the record, all optional: prompt,
/// negative_prompt, steps, scheduler, guidance_scale, seed, width, height, model_hash, strength (image-to-image).
std::string parameters_text(const Json& record);

/// The texts of a generated PNG: "parameters", "tailwright" (the record itself as JSON) and the XMP packet that marks the
/// picture as synthetic. `composite`: made from a picture, or mixed with one.
std::vector<PngText> provenance_texts(const Json& record, bool composite);

}  // namespace tw::media
