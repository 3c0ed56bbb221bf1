#pragma once

#include "core/base/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tw::media {

struct PngText;

/// What generators of pictures write into their files: AUTOMATIC1111 and those that follow it ("parameters"), SwarmUI, InvokeAI, ComfyUI,
/// Tailwright itself, and the IPTC mark of a synthetic picture (XMP). Fields as in parameters_text(), those that were found, and
/// "generator". nullopt: nothing says that the picture was generated.
std::optional<Json> generation_record(const std::vector<PngText>& texts);

/// The same of a whole PNG, JPEG or WebP file (its texts, EXIF user comment, XMP). Never throws.
std::optional<Json> generation_record_of(std::string_view file_bytes);

}  // namespace tw::media
