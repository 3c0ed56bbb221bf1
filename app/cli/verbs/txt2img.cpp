#include "app/cli/verbs.h"
#include "app/cli/verbs/draw.h"

namespace tw::cli {

void register_txt2img(CLI::App& app, Context& context) {
    register_draw(app, context, /*image_to_image=*/false);
}

}  // namespace tw::cli
