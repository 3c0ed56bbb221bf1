#pragma once

#include "core/base/json.h"
#include "core/media/fit.h"
#include "core/media/image.h"
#include "core/worker/messages/adapters.h"

#include <cstdint>
#include <filesystem>
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

/// Everything about how pictures are drawn, apart from what they show.
struct SamplingSettings {
    std::string scheduler = "dpmpp-2m";  // "ddim", "ddpm", "pndm", "dpmpp-2m"; empty: the model's own
    int num_inference_steps = 25;
    std::string rule = "cfg";  // "none", "cfg", "negative_prompt", "ccfg"
    double guidance_scale = 7.5;
    double negative_scale = 1.0;  // ccfg: weight of the negative term relative to guidance_scale
    double tau = 0.2;             // ccfg: for 16,384 latent elements, scaled to the real number
    CadsSettings cads;
    double strength = 1.0;  // image-to-image: (0, 1]; unused without source images
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
    SamplingSettings sampling;
    std::vector<SamplingItem> items;
    int batch_size = 16;
    int preview_every = 0;  // denoising steps between previews of the first picture; 0: none
    media::FitRule fit = media::FitRule::resize;
    int width = 0, height = 0, channels = 3;  // what the data set wants back; 0: the model's own size
};

/// A picture on the wire: {"width","height","channels","pixels": base64}.
Json to_json(const media::Image& image);
media::Image image_from_json(const Json& json);

Json to_json(const SamplingSettings& settings);
/// Missing fields keep their defaults; a value out of range or an unknown field throws Error naming it.
SamplingSettings sampling_from_json(const Json& json);

Json to_json(const GenerateRequest& request);
GenerateRequest generate_request_from_json(const Json& json);

}  // namespace tw::worker
