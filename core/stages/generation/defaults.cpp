#include "core/project/dataset.h"
#include "core/stages/generation/methods/method.h"

namespace tw::stages {
namespace {

/// Side of the latents, in elements, up to which a model counts as a miniature (Stable Diffusion 1.5: 64).
constexpr int largest_miniature = 16;

bool is_miniature(const std::filesystem::path& model) {
    const Json config = read_json_file(model / "unet" / "config.json");
    const Json size = config.is_object() ? config.value("sample_size", Json()) : Json();
    return size.is_number_integer() && size.get<int>() <= largest_miniature;
}

/// Guidance and steps that suit the model. Miniature: the settings of the experiment it came with; full size: what Stable Diffusion 1.5
/// is used with.
GenerationRequest defaults_for(const std::string& method, bool miniature) {
    const MethodEntry& entry = find_method(method);
    GenerationRequest request;
    request.run_name = method;
    request.method = method;
    request.sampling.scheduler = "dpmpp-2m";
    request.sampling.rule = "cfg";
    request.sampling.num_inference_steps = miniature ? 12 : 25;
    request.sampling.guidance_scale = miniature ? 2.5 : 7.5;
    entry.set_defaults(request, miniature);
    return request;
}

}  // namespace

GenerationRequest GenerationRequest::defaults(const std::string& method) {
    return defaults_for(method, true);
}

GenerationRequest GenerationRequest::defaults(const std::string& method, const project::Project& project) {
    return defaults_for(method, has_miniature_generator(project));
}

bool has_miniature_generator(const project::Project& project) {
    return is_miniature(project::generator_model_path(project::stored_dataset_settings(project)));
}

}  // namespace tw::stages
