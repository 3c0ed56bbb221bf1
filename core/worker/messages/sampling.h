#pragma once

#include "core/base/json.h"
#include "core/media/fit.h"
#include "core/media/image.h"
#include "core/worker/messages/adapters.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tw::worker {

/// CADS (Sadat et al., ICLR 2024): gamma(t) is 1 below tau1 and 0 above tau2. scale 0 switches it off.
struct CadsSettings {
    double scale = 0.0;              // s, 0..1
    double tau1 = 0.6;               // 0..1
    double tau2 = 0.9;               // tau1..1
    double psi = 1.0;                // 0..1, share of the rescaled embedding
    std::string clock = "schedule";  // "schedule": t / T; "executed": share of the steps that are run
};

/// The noise levels at which guidance acts; elsewhere the prompt's prediction stands alone and the others are not made. Both forms hold
/// together.
struct GuidanceIntervalSettings {
    double sigma_low = 0;                   // of sigma = sqrt((1 - alphas_cumprod) / alphas_cumprod)
    std::optional<double> sigma_high = {};  // not set: no limit
    double start = 0.0, stop = 1.0;         // shares of the executed steps N: from int(start * N) on, and before int(stop * N)
    bool operator==(const GuidanceIntervalSettings&) const = default;
};

/// Everything about how pictures are drawn, apart from what they show.
struct SamplingSettings {
    std::string scheduler = "dpmpp-2m";  // "ddim", "ddpm", "pndm", "dpmpp-2m"; empty: the model's own
    int num_inference_steps = 25;
    std::string rule = "cfg";  // one of guidance_rules()
    double guidance_scale = 7.5;
    double negative_scale = 1.0;  // separate_negative, ccfg, perp_neg, dng: weight of the negative term relative to guidance_scale
    double tau = 0.2;             // ccfg: for 16,384 latent elements, scaled to the real number
    std::map<std::string, double> rule_parameters;  // by the names of rule_parameter_names(); others keep their defaults
    CadsSettings cads;
    GuidanceIntervalSettings guidance_interval;
    double guidance_rescale = 0.0;  // phi of CFG rescale, 0..1; 0 switches it off
    double strength = 1.0;          // image-to-image: (0, 1]; unused without source images
};

/// True when CADS is on and yet does nothing: image-to-image begins at `strength` of the schedule, and by the schedule's clock no step is
/// then above tau1.
bool cads_is_idle(const SamplingSettings& settings, bool from_images);

/// The names of the guidance rules, in the order a person reads them.
const std::vector<std::string>& guidance_rules();

/// The names of a guidance rule's own parameters; none for most rules.
std::vector<std::string> rule_parameter_names(const std::string& rule);

/// Throws Error for one that the rule has not, naming the rule, the parameter and those there are.
void check_rule_parameters(const std::string& rule, const std::map<std::string, double>& parameters);

struct WeightedPrompt {
    std::string prompt;
    double weight = 1.0;  // below 0: towards it instead of away from it
};

/// One picture to draw. Its noise depends on `seed` alone, whatever batch it is drawn in.
struct SamplingItem {
    std::uint64_t seed = 0;
    std::optional<media::Locator> source;  // image-to-image when set
};

/// Request "generate": draws `items` with one prompt pair. Events: "step" {done,total,step,steps,preview?: picture},
/// "image" {index, seed, picture, seconds, model_hash, ends_batch} as each batch is decoded, "warning" {message}.
/// Result {images, seconds, model_hash, stopped}.
struct GenerateRequest {
    std::filesystem::path model;  // diffusers folder
    Adapters adapters;
    std::string prompt;
    std::string negative_prompt;
    std::vector<WeightedPrompt> weighted_negatives;  // perp_neg, sega: instead of negative_prompt
    SamplingSettings sampling;
    std::vector<SamplingItem> items;
    int batch_size = 16;
    int preview_every = 0;  // denoising steps between previews of the first picture; 0: none
    media::FitRule fit = media::FitRule::resize;
    int width = 0, height = 0, channels = 3;  // what the data set wants back; 0: the model's own size

    /// Whichever of the two there are.
    std::vector<WeightedPrompt> negatives() const;
};

/// A picture on the wire: {"width","height","channels","pixels": base64}.
Json to_json(const media::Image& image);
media::Image image_from_json(const Json& json);

Json to_json(const SamplingSettings& settings);
/// Missing fields keep their defaults; a value out of range or an unknown field throws Error naming it.
SamplingSettings sampling_from_json(const Json& json);

Json to_json(const WeightedPrompt& negative);
WeightedPrompt weighted_prompt_from_json(const Json& json);
/// "TEXT" or "TEXT:WEIGHT"; a text that itself ends in a colon and a number needs its weight after it.
WeightedPrompt parse_weighted_prompt(const std::string& text);

Json to_json(const GenerateRequest& request);
GenerateRequest generate_request_from_json(const Json& json);

}  // namespace tw::worker
