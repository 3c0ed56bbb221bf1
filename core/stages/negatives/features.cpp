#include "core/stages/negatives/features.h"

#include "core/base/error.h"
#include "core/evidence/embeddings.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"

#include <algorithm>
#include <map>

namespace tw::stages {
namespace {

class ClipFeatures final : public Features {
public:
    ClipFeatures(const project::Project& project, worker::Client& client) : source_(project, client) {}

    std::optional<worker::Embeddings> images(const std::vector<project::ImageRow>& rows, const jobs::Control& control,
                                             jobs::ProgressMeter* meter) override {
        return source_.images(rows, control, meter);
    }
    worker::Embeddings class_names(const jobs::Control& control) override { return source_.class_prompts(control); }

private:
    evidence::EmbeddingSource source_;
};

/// What a classifier of this data set's own, trained on its real images, sees in pictures before it decides.
class ClassifierFeatures final : public Features {
public:
    ClassifierFeatures(worker::Embeddings features, const std::vector<project::ImageRow>& pictures, std::size_t classes)
        : features_(std::move(features)), classes_(classes) {
        for (std::size_t i = 0; i < pictures.size(); ++i) place_[pictures[i].id] = i;
    }

    std::optional<worker::Embeddings> images(const std::vector<project::ImageRow>& rows, const jobs::Control&,
                                             jobs::ProgressMeter* meter) override {
        worker::Embeddings embeddings;
        embeddings.width = features_.width;
        for (const project::ImageRow& row : rows) {
            const float* values = features_.row(place_.at(row.id));
            embeddings.values.insert(embeddings.values.end(), values, values + features_.width);
        }
        if (meter) meter->advance(static_cast<std::int64_t>(rows.size()));
        return embeddings;
    }
    worker::Embeddings class_names(const jobs::Control&) override {
        return {features_.width, std::vector<float>(classes_ * static_cast<std::size_t>(features_.width), 0.0f)};
    }

private:
    worker::Embeddings features_;
    std::size_t classes_;
    std::map<std::int64_t, std::size_t> place_;
};

std::vector<worker::LabelledImage> labelled(const project::Project& project, const std::string& partition) {
    const project::ImageRepository images(project);
    std::vector<worker::LabelledImage> list;
    for (const project::Class& of : project::ClassRepository(project).all()) {
        const std::vector<project::ImageRow> rows = images.list("real", partition, of.id);
        if (rows.empty()) {
            throw Error("class '" + of.name + "' has no " + partition + " images, so no classifier can be trained for its features");
        }
        for (const project::ImageRow& row : rows) list.push_back({{images.absolute_path(row), row.idx}, of.ordinal});
    }
    return list;
}

worker::TrainRequest training(const project::Project& project, const NegativesRequest& request,
                              const std::vector<project::ImageRow>& pictures) {
    const project::DatasetSettings dataset = project::dataset_settings(project);
    const project::ImageRepository images(project);
    worker::TrainRequest training;
    training.settings.image_size = std::clamp(std::max(dataset.width, dataset.height), 16, 64);
    training.settings.steps = request.classifier_steps;
    training.seed = request.seed;
    training.classes = static_cast<int>(project::ClassRepository(project).all().size());
    training.train = labelled(project, "train");
    training.validation = labelled(project, "validation");
    for (const project::ImageRow& row : pictures) training.describe.push_back({images.absolute_path(row), row.idx});
    return training;
}

}  // namespace

std::unique_ptr<Features> make_features(const project::Project& project, worker::Client& client, const NegativesRequest& request,
                                        const std::vector<project::ImageRow>& pictures, const jobs::Control& control,
                                        const jobs::ProgressFn& report) {
    if (request.features == "clip") return std::make_unique<ClipFeatures>(project, client);
    const worker::TrainRequest asked = training(project, request, pictures);
    jobs::ProgressMeter meter("Training a classifier to compare by", asked.settings.steps, report);
    const auto on_event = [&](const std::string& event, const Json& data) {
        if (event == "train_step") meter.set(data.at("step").get<std::int64_t>());
    };
    worker::TrainingResult trained = client.train(asked, on_event, control);
    if (trained.features.width == 0) return nullptr;
    return std::make_unique<ClassifierFeatures>(std::move(trained.features), pictures, static_cast<std::size_t>(asked.classes));
}

}  // namespace tw::stages
