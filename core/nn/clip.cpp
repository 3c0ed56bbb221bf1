#include "core/nn/clip.h"

#include "core/base/error.h"
#include "core/nn/clip_towers.h"
#include "core/nn/config_reader.h"
#include "core/nn/weights.h"

#include <torch/torch.h>

#include <cmath>

namespace tw::nn {

namespace {

constexpr double initial_logit_scale = 2.6592;  // log(1 / 0.07): Radford et al., arXiv 2103.00020
constexpr const char* text_prefix = "text_model.";

std::string without_text_prefix(const std::string& name) {
    const std::string prefix = text_prefix;
    return name.rfind(prefix, 0) == 0 ? name.substr(prefix.size()) : name;
}

const Json& section(const Json& config, const char* key, const std::filesystem::path& file) {
    const auto found = config.find(key);
    if (found == config.end() || !found->is_object()) throw Error("'" + file.string() + "': the option '" + key + "' is missing.");
    return *found;
}

}  // namespace

struct ClipTextModel::Network {
    Network(const ClipTextConfig& text_config, const TensorSource& weights, torch::Dtype dtype)
        : config(text_config), tower(Builder(weights, dtype, false, parameters), text_config) {}
    ClipTextConfig config;
    TensorMap parameters;
    ClipTextTower tower;
};

ClipTextModel::ClipTextModel(std::shared_ptr<const Network> network) : network_(std::move(network)) {}

ClipTextModel ClipTextModel::load(const std::filesystem::path& folder, torch::Dtype dtype) {
    check_dtype(dtype);
    const std::filesystem::path file = folder / "config.json";
    const ClipTextConfig config = ClipTextConfig::parse(read_json_file(file), file);
    Weights weights = Weights::open(folder);
    weights.rename(without_text_prefix);
    return ClipTextModel(std::make_shared<const Network>(config, weights, dtype));
}

torch::Tensor ClipTextModel::last_hidden_state(const torch::Tensor& ids) const {
    const GradGuard guard(network_->parameters, ids);
    return network_->tower.last_hidden_state(ids);
}

ClipTextModel ClipTextModel::with_learnt_tokens(const torch::Tensor& rows) const {
    auto network = std::make_shared<Network>(*network_);
    network->parameters["embeddings.learnt_tokens.weight"] = network->tower.set_learnt_tokens(rows);
    return ClipTextModel(std::move(network));
}

std::int64_t ClipTextModel::vocabulary_size() const {
    return network_->tower.vocabulary_size();
}

const ClipTextConfig& ClipTextModel::config() const {
    return network_->config;
}

const TensorMap& ClipTextModel::parameters() const {
    return network_->parameters;
}

struct ClipModel::Network {
    Network(const ClipTextConfig& text, const ClipVisionConfig& vision, std::int64_t projection, const TensorSource& weights,
            torch::Dtype dtype)
        : text_config(text),
          vision_config(vision),
          projection_dim(projection),
          text_tower(Builder(weights, dtype, false, parameters).at("text_model"), text),
          vision_tower(Builder(weights, dtype, false, parameters).at("vision_model"), vision) {
        const Builder builder(weights, dtype, false, parameters);
        text_projection = builder.linear("text_projection", text.hidden_size, projection, false);
        visual_projection = builder.linear("visual_projection", vision.hidden_size, projection, false);
        logit_scale = builder.parameter("logit_scale", {}, {Initial::Kind::constant, initial_logit_scale});
    }
    ClipTextConfig text_config;
    ClipVisionConfig vision_config;
    std::int64_t projection_dim;
    TensorMap parameters;
    ClipTextTower text_tower;
    ClipVisionTower vision_tower;
    Linear text_projection, visual_projection;
    torch::Tensor logit_scale;
};

namespace {

struct ClipConfigs {
    ClipTextConfig text;
    ClipVisionConfig vision;
    std::int64_t projection_dim;
};

ClipConfigs read_configs(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "config.json";
    const Json json = read_json_file(file);
    ConfigReader reader(json, file);
    reader.expect("model_type", {"clip"});
    return {ClipTextConfig::parse(section(json, "text_config", file), file),
            ClipVisionConfig::parse(section(json, "vision_config", file), file), reader.integer("projection_dim", 512)};
}

}  // namespace

ClipModel::ClipModel(std::shared_ptr<const Network> network) : network_(std::move(network)) {}

ClipModel ClipModel::load(const std::filesystem::path& folder, torch::Dtype dtype) {
    check_dtype(dtype);
    const ClipConfigs configs = read_configs(folder);
    return ClipModel(std::make_shared<const Network>(configs.text, configs.vision, configs.projection_dim, Weights::open(folder), dtype));
}

ClipModel ClipModel::create(const std::filesystem::path& folder, std::uint64_t seed) {
    const ClipConfigs configs = read_configs(folder);
    return ClipModel(
        std::make_shared<const Network>(configs.text, configs.vision, configs.projection_dim, NewWeights(seed), torch::kFloat32));
}

torch::Tensor ClipModel::image_features(const torch::Tensor& pixels) const {
    const GradGuard guard(network_->parameters, pixels);
    return network_->visual_projection(network_->vision_tower.pooled(pixels)).to(torch::kFloat32);
}

torch::Tensor ClipModel::text_features(const torch::Tensor& ids) const {
    const GradGuard guard(network_->parameters, ids);
    return network_->text_projection(network_->text_tower.pooled(ids)).to(torch::kFloat32);
}

double ClipModel::logit_scale() const {
    return std::exp(network_->logit_scale.item<double>());
}

torch::Tensor ClipModel::logit_scale_exp() const {
    return network_->logit_scale.exp();
}

const ClipTextConfig& ClipModel::text_config() const {
    return network_->text_config;
}

const ClipVisionConfig& ClipModel::vision_config() const {
    return network_->vision_config;
}

std::int64_t ClipModel::projection_dim() const {
    return network_->projection_dim;
}

const TensorMap& ClipModel::parameters() const {
    return network_->parameters;
}

}  // namespace tw::nn
