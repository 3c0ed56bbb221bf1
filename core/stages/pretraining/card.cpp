#include "core/stages/pretraining/card.h"

#include "core/base/file.h"
#include "core/base/text.h"

#include <algorithm>
#include <cstdio>

namespace tw::stages {
namespace {

const char* title_of(const std::string& part) {
    if (part == "vae") return "VAE";
    return part == "clip" ? "CLIP" : "U-Net";
}

const char* words_of(const std::string& measure) {
    if (measure == "reconstruction_mse") return "mean square error of a picture encoded and decoded, on the scale -1 to 1";
    if (measure == "zero_shot_accuracy") return "share of pictures whose nearest class text is the right one";
    return "mean square error of the predicted noise, with class captions";
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

std::string training_line(const Json& result) {
    const Json &settings = result.at("settings"), &outcome = result.at("result");
    const auto steps = outcome.at("steps").get<std::int64_t>();
    std::string line = "* " + std::string(title_of(result.at("part"))) + ": " + std::to_string(steps) + " steps of batch " +
                       std::to_string(settings.at("batch_size").get<int>()) + ", AdamW at " +
                       number(settings.at("learning_rate").get<double>()) + " (" + settings.at("schedule").get<std::string>() +
                       "), weight average " + number(settings.at("ema_decay").get<double>()) + "; " +
                       human_duration(outcome.at("seconds").get<double>()) + ", last loss " + number(outcome.at("loss").get<double>());
    const std::string measure = outcome.at("measure");
    if (!measure.empty()) {
        line += ". On the validation images: " + number(outcome.at("value").get<double>()) + " (" + words_of(measure) + ")";
    }
    return line + ".\n";
}

std::string card(const std::string& title, const Json& data, const std::vector<Json>& results) {
    std::string text = "# " + title + "\n\n";
    text += "Trained by Tailwright from " + std::to_string(data.at("images").get<std::int64_t>()) + " images of " +
            std::to_string(data.at("class_names").size()) + " classes (" +
            join(data.at("class_names").get<std::vector<std::string>>(), ", ") +
            ") and from nothing else; SHA-256 of labels and pictures: " + data.at("sha256").get<std::string>() + ".\n\n";
    text += "Captions: \"" + join(data.at("templates").get<std::vector<std::string>>(), "\", \"") + "\"";
    if (data.at("measured_words").get<bool>())
        text += ", with words measured on the picture (dark, grey, light, plain, patterned, narrow, wide)";
    text += ".\n\n";
    for (const Json& result : results) text += training_line(result);
    text +=
        "\nGrey pictures are repeated to three channels and padded with black to the networks' size, so the fit rule is \"pad\". Weights are\n"
        "float16. A model draws what it saw: check pictures before they are used, and say in every result that the generator saw\n" +
        std::to_string(data.at("images").get<std::int64_t>()) + " other images of these classes.\n";
    return text;
}

}  // namespace

void keep_result(const fs::path& output, const PretrainedPart& part, const PretrainingData& data) {
    const Json facts = {{"class_names", data.class_names}, {"images", data.images},       {"validation_images", data.validation_images},
                        {"sha256", data.sha256},           {"templates", data.templates}, {"measured_words", data.measured_words}};
    const Json kept = {
        {"part", part.part}, {"settings", worker::to_json(part.settings)}, {"result", worker::to_json(part.result)}, {"data", facts}};
    fs::create_directories(output / "training");
    write_file_atomic(output / "training" / (part.part + ".json"), kept.dump(2) + "\n");
    std::vector<Json> pipeline, clip;
    for (const char* name : {"vae", "clip", "unet"}) {
        const fs::path file = output / "training" / (std::string(name) + ".json");
        if (!fs::exists(file)) continue;
        const Json result = read_json_file(file);
        pipeline.push_back(result);
        if (std::string(name) == "clip") clip.push_back(result);
    }
    write_file_atomic(output / "pipeline" / "README.md", card("A small Stable Diffusion pipeline", facts, pipeline));
    if (!clip.empty()) write_file_atomic(output / "clip" / "README.md", card("A small CLIP model", facts, clip));
}

}  // namespace tw::stages
