#include "core/generator_training/pretraining.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/generator_training/model_folder.h"
#include "core/generator_training/shards.h"
#include "core/nn/vae.h"

#include <algorithm>

namespace tw::generator_training {
namespace {

void require(bool condition, const std::string& message) {
    if (!condition) throw Error(message);
}

void check(const PretrainingInput& input) {
    const auto& names = input.captions.class_names;
    require(input.train.size() > 0, "there are no pictures to train with");
    require(input.loop.steps >= 1, "steps must be at least 1");
    require(input.loop.batch_size >= 1, "batch_size must be at least 1");
    require(input.loop.schedule.learning_rate > 0, "learning_rate must be above 0");
    require(!input.captions.templates.empty(), "there is no caption template");
    for (const std::string& pattern : input.captions.templates) {
        require(pattern.find("{class}") != std::string::npos, "the caption template \"" + pattern + "\" does not contain {class}");
    }
    for (const Pictures* pictures : {&input.train, &input.validation}) {
        for (const int label : pictures->labels) {
            require(label >= 0 && static_cast<std::size_t>(label) < names.size(),
                    "a picture has label " + std::to_string(label) + ", but there are " + std::to_string(names.size()) + " class names");
        }
    }
}

void duplicate(const fs::path& from, const fs::path& to) {
    fs::create_directories(to.parent_path());
    write_file_atomic(to, read_file(from));
}

/// What a U-Net is trained on top of: made by the other parts, or taken from the pipeline whose U-Net is gone on with.
void provide_inputs_of_unet(const PretrainingInput& input) {
    const PretrainingFolders& folders = input.folders;
    for (const char* part : {"vae", "text_encoder"}) {
        const fs::path weights = std::string(part) + "/" + (std::string(part) == "vae" ? diffusers_weights : transformers_weights);
        if (fs::exists(folders.pipeline() / weights)) continue;
        if (input.from.empty()) {
            throw Error("'" + (folders.pipeline() / weights).string() + "' is missing: train the parts vae and clip before unet.");
        }
        for (const fs::path& file : {fs::path(part) / "config.json", weights}) {
            duplicate(input.from / file, folders.pipeline() / file);
        }
    }
}

/// A part that goes on from given weights also takes their config, and a U-Net the noise it was trained with.
void take_config(const PretrainingInput& input) {
    const PretrainingFolders& folders = input.folders;
    if (input.part == "clip") return duplicate(input.from / "config.json", folders.clip() / "config.json");
    duplicate(input.from / input.part / "config.json", folders.pipeline() / input.part / "config.json");
    if (input.part == "unet") duplicate(input.from / "scheduler" / "scheduler_config.json", folders.scheduler_config());
}

PretrainingPart make_part(const PretrainingInput& input, const jobs::Control& control) {
    if (input.part == "vae") return make_vae_part(input);
    if (input.part == "clip") return make_clip_part(input);
    if (input.part == "unet") return make_unet_part(input, control);
    throw Error("there is no part \"" + input.part + "\" to train; there are: vae, clip, unet");
}

}  // namespace

std::int64_t picture_size(const PretrainingFolders& folders, const std::filesystem::path& architecture) {
    const fs::path own = folders.vae() / "config.json";
    return nn::VaeConfig::read(fs::exists(own) ? own : architecture / "vae.json").sample_size;
}

PretrainingOutput pretrain(const PretrainingInput& input, const jobs::Control& control,
                           const std::function<void(const LoopProgress&)>& report) {
    check(input);
    const SingleThreaded threads(input.shards > 1);
    if (input.part == "clip") {
        prepare_clip_folder(input.folders.clip(), input.folders.text_encoder(), input.architecture, input.tokenizer);
    } else {
        prepare_pipeline_folder(input.folders.pipeline(), input.architecture, input.tokenizer);
    }
    fs::create_directories(input.folders.checkpoint(input.part).parent_path());
    const bool begins = !fs::exists(input.folders.checkpoint(input.part));
    if (begins && !input.from.empty()) take_config(input);
    if (input.part == "unet") provide_inputs_of_unet(input);
    PretrainingPart part = make_part(input, control);
    PretrainingOutput output;
    if (control.stopping()) {
        output.loop.stopped = true;
        return output;
    }
    output.loop = run_training(*part.trainee, input.loop, input.folders.checkpoint(input.part), control, report);
    if (output.loop.stopped || input.validation.size() == 0) return output;
    output.measure = part.measure;
    output.value = part.evaluate();
    return output;
}

}  // namespace tw::generator_training
