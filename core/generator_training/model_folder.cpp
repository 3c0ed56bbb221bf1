#include "core/generator_training/model_folder.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/nn/text/tokenizer.h"

#include <torch/torch.h>

namespace tw::generator_training {
namespace {

constexpr const char* diffusers_version = "0.42.1";  // whose layout is written

constexpr const char* tokenizer_files[] = {"vocab.json", "merges.txt", "special_tokens_map.json", "tokenizer_config.json"};

void copy_tokenizer(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    for (const char* name : tokenizer_files) {
        if (!fs::exists(to / name)) write_file_atomic(to / name, read_file(from / name));
    }
}

/// The architecture's numbers with those that only the tokenizer knows.
Json clip_config(const fs::path& architecture, const nn::ClipTokenizer& tokenizer) {
    Json config = read_json_file(architecture / "clip.json");
    Json& text = config["text_config"];
    text["vocab_size"] = tokenizer.vocabulary_size();
    text["bos_token_id"] = tokenizer.bos_token_id();
    text["eos_token_id"] = tokenizer.eos_token_id();
    text["pad_token_id"] = tokenizer.pad_token_id();
    text["max_position_embeddings"] = tokenizer.max_length();
    return config;
}

Json text_encoder_config(const Json& clip) {
    Json config = clip.at("text_config");
    config["architectures"] = {"CLIPTextModel"};
    config["dtype"] = "float16";
    return config;
}

Json preprocessor_config(std::int64_t size) {
    return {{"image_processor_type", "CLIPImageProcessor"},
            {"do_convert_rgb", true},
            {"do_resize", true},
            {"size", {{"shortest_edge", size}}},
            {"resample", 3},
            {"do_center_crop", true},
            {"crop_size", {{"height", size}, {"width", size}}},
            {"do_rescale", true},
            {"rescale_factor", 1.0 / 255},
            {"do_normalize", true},
            {"image_mean", {0.5, 0.5, 0.5}},
            {"image_std", {0.5, 0.5, 0.5}}};
}

Json model_index(const std::string& scheduler) {
    const Json none = {nullptr, nullptr};
    return {{"_class_name", "StableDiffusionPipeline"},
            {"_diffusers_version", diffusers_version},
            {"feature_extractor", none},
            {"image_encoder", none},
            {"requires_safety_checker", false},
            {"safety_checker", none},
            {"scheduler", {"diffusers", scheduler}},
            {"text_encoder", {"transformers", "CLIPTextModel"}},
            {"tokenizer", {"transformers", "CLIPTokenizer"}},
            {"unet", {"diffusers", "UNet2DConditionModel"}},
            {"vae", {"diffusers", "AutoencoderKL"}}};
}

void write_if_missing(const fs::path& file, const Json& config) {
    if (fs::exists(file)) return;
    fs::create_directories(file.parent_path());
    write_config(file, config);
}

}  // namespace

void write_half(const fs::path& file, const nn::TensorMap& tensors) {
    nn::TensorMap halves;
    for (const auto& [name, tensor] : tensors) {
        halves[name] = tensor.detach().to(torch::kFloat16);
        if (!halves[name].isfinite().all().item<bool>()) {
            throw Error("'" + file.string() + "': the tensor '" + name + "' holds numbers that do not fit float16.");
        }
    }
    nn::write_safetensors(file, halves, {{"format", "pt"}});
}

void write_config(const fs::path& file, const Json& config) {
    write_file_atomic(file, config.dump(2) + "\n");
}

void prepare_pipeline_folder(const fs::path& pipeline, const fs::path& architecture, const fs::path& tokenizer) {
    copy_tokenizer(tokenizer, pipeline / "tokenizer");
    const Json scheduler = read_json_file(architecture / "scheduler.json");
    write_if_missing(pipeline / "scheduler" / "scheduler_config.json", scheduler);
    write_if_missing(pipeline / "vae" / "config.json", read_json_file(architecture / "vae.json"));
    write_if_missing(pipeline / "unet" / "config.json", read_json_file(architecture / "unet.json"));
    write_if_missing(pipeline / "model_index.json", model_index(scheduler.value("_class_name", "DDIMScheduler")));
}

void prepare_clip_folder(const fs::path& clip, const fs::path& text_encoder, const fs::path& architecture, const fs::path& tokenizer) {
    copy_tokenizer(tokenizer, clip);
    const Json config = clip_config(architecture, nn::ClipTokenizer::load(clip));
    write_if_missing(clip / "config.json", config);
    write_if_missing(text_encoder / "config.json", text_encoder_config(config));
    write_if_missing(clip / "preprocessor_config.json", preprocessor_config(config.at("vision_config").at("image_size")));
}

}  // namespace tw::generator_training
