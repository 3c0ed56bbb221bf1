#include "core/stages/finetuning/finetune.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/media/encode.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/split.h"
#include "core/stages/finetuning/layout.h"

#include <cstdio>

namespace tw::stages {
namespace {

using namespace finetuning;

worker::FinetuneClass class_request(const project::Project& project, const project::Class& one, const project::DatasetSettings& dataset) {
    const project::ImageRepository images(project);
    worker::FinetuneClass result;
    result.token = "<class_" + std::to_string(one.ordinal) + ">";
    result.prompt = project::fill_in("a photo of a {class} {superclass}", result.token, dataset.superclass);
    result.name = project::spoken_name(one.name);
    for (const project::ImageRow& row : images.list("real", "train", one.id)) result.images.push_back({images.absolute_path(row), row.idx});
    if (result.images.empty()) throw Error("class \"" + one.name + "\" has no training images, so its token cannot be learnt");
    return result;
}

worker::FinetuneRequest worker_request(const project::Project& project, const FinetuningRequest& request, const fs::path& folder) {
    const project::DatasetSettings dataset = project::dataset_settings(project);
    worker::FinetuneRequest result;
    result.model = project::generator_model_path(dataset);
    result.settings = request.settings;
    result.seed = request.seed;
    for (const project::Class& one : project::ClassRepository(project).all()) {
        result.classes.push_back(class_request(project, one, dataset));
    }
    result.fit = media::parse_fit_rule(dataset.fit);
    result.sampling = request.sampling;
    result.folder = folder;
    return result;
}

/// "samples/step-000500-class_3.png".
void keep_sample(const fs::path& folder, const Json& data) {
    char name[64];
    std::snprintf(name, sizeof name, "step-%06d-class_%d.png", data.at("step").get<int>(), data.at("label").get<int>());
    fs::create_directories(folder / samples_name);
    write_file_atomic(folder / samples_name / name, media::encode_png(worker::image_from_json(data.at("picture"))));
}

Json description(const project::Project& project, const worker::FinetuneRequest& request, const worker::FinetuneResult& result) {
    Json classes = Json::array();
    for (const worker::FinetuneClass& one : request.classes) {
        classes.push_back({{"name", one.name}, {"token", one.token}, {"prompt", one.prompt}, {"images", one.images.size()}});
    }
    const auto split = project::SplitRepository(project).current();
    return {{"model", request.model.string()},
            {"model_hash", result.model_hash},
            {"settings", worker::to_json(request.settings)},
            {"seed", request.seed},
            {"split_sha256", split ? Json(split->sha256) : Json()},
            {"classes", classes},
            {"loss_curve", result.loss_curve},
            {"created", now_utc()}};
}

/// Everything in it is on disk before the name says that it is whole.
void put_in_place(const fs::path& staged, const fs::path& output) {
    fs::remove(staged / checkpoint_name);
    fs::remove(staged / request_name);
    sync_path(staged);
    fs::rename(staged, output);
    sync_path(output.parent_path());
}

}  // namespace

FinetuningReport finetune(const project::Project& project, worker::Client& client, const FinetuningRequest& request,
                          const jobs::Control& control, const jobs::ProgressFn& report, const worker::EventFn& on_event) {
    const project::SplitRepository splits(project);
    if (splits.current()) splits.verify();
    const fs::path output = fs::absolute(request.output).lexically_normal();
    if (fs::exists(output)) throw Error(output.string() + " exists already; choose another folder for the adapter");
    const fs::path staged = output.string() + ".part";
    const worker::FinetuneRequest asked = worker_request(project, request, staged);
    fs::create_directories(staged);
    // What is to be asked for again when it is to go on from here.
    const Json kept = {{"settings", worker::to_json(request.settings)}, {"seed", request.seed}};
    if (!fs::exists(staged / request_name)) write_file_atomic(staged / request_name, kept.dump(1) + "\n");

    jobs::ProgressMeter meter("Fine-tuning", request.settings.steps, report);
    const auto hear = [&](const std::string& event, const Json& data) {
        if (event == "finetune_step") {
            char loss[32];
            std::snprintf(loss, sizeof loss, "loss %.4f", data.at("loss").get<double>());
            meter.set(data.at("step").get<std::int64_t>(), loss);
        } else if (event == "sample") {
            keep_sample(staged, data);
        }
        if (on_event) on_event(event, data);
    };
    FinetuningReport result;
    result.result = client.finetune(asked, hear, control);
    if (result.result.stopped) {
        result.outcome = jobs::Outcome::stopped();
        return result;
    }
    write_file_atomic(staged / description_name, description(project, asked, result.result).dump(1) + "\n");
    put_in_place(staged, output);
    return result;
}

}  // namespace tw::stages
