#include "core/stages/generation/generate.h"

#include "core/base/error.h"
#include "core/project/dataset.h"

namespace tw::stages {
namespace {

/// Guidance and steps that suit a model. Miniature: the settings of the experiment it came with; full size: what Stable
/// Diffusion 1.5 is used with.
struct ModelScale {
    int num_inference_steps;
    double plain_guidance_scale;
    double two_stage_guidance_scale;
};
constexpr ModelScale miniature{12, 2.5, 1.5};
constexpr ModelScale full_size{25, 7.5, 7.5};

/// Side of the latents, in elements, up to which a model counts as a miniature (Stable Diffusion 1.5: 64).
constexpr int largest_miniature = 16;

ModelScale scale_of(const std::filesystem::path& model) {
    const Json config = read_json_file(model / "unet" / "config.json");
    const Json size = config.is_object() ? config.value("sample_size", Json()) : Json();
    return size.is_number_integer() && size.get<int>() <= largest_miniature ? miniature : full_size;
}

GenerationRequest defaults_for(const std::string& method, const ModelScale& scale) {
    GenerationRequest request;
    request.run_name = method;
    request.method = method;
    request.sampling.scheduler = "dpmpp-2m";
    request.sampling.num_inference_steps = scale.num_inference_steps;
    if (method == "plain_cfg") {
        request.sampling.rule = "cfg";
        request.sampling.guidance_scale = scale.plain_guidance_scale;
    } else if (method == "two_stage") {
        request.sampling.rule = "ccfg";
        request.sampling.guidance_scale = scale.two_stage_guidance_scale;
        request.sampling.negative_scale = 1.0;
        request.sampling.cads = {.scale = 0.15, .tau1 = 0.6, .tau2 = 0.9};
    } else {
        throw Error("method '" + method + "' is unknown; allowed are plain_cfg and two_stage");
    }
    return request;
}

}  // namespace

GenerationRequest GenerationRequest::defaults(const std::string& method) {
    return defaults_for(method, miniature);
}

GenerationRequest GenerationRequest::defaults(const std::string& method, const project::Project& project) {
    return defaults_for(method, scale_of(project::generator_model_path(project::dataset_settings(project))));
}

}  // namespace tw::stages
