#pragma once

#include "app/cli/verb.h"

namespace tw::cli {

/// The verb "txt2img" or "img2img": one prompt, files in and files out.
void register_draw(CLI::App& app, Context& context, bool image_to_image);

}  // namespace tw::cli
