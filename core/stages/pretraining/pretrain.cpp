#include "core/stages/pretraining/pretrain.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/system.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/stages/pretraining/card.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <mutex>
#include <thread>

namespace tw::stages {
namespace {

const std::vector<std::string> default_templates = {"a photo of a {class}", "a photo of a {class}, a type of clothing.", "{class}"};

struct Images {
    std::vector<worker::LabelledImage> rows;
    std::string sha256;
};

Images images_of(const project::Project& project, const std::string& partition) {
    const project::ImageRepository repository(project);
    Images images;
    Sha256 hash;
    for (const project::Class& row : project::ClassRepository(project).all()) {
        for (const project::ImageRow& image : repository.list("real", partition, row.id)) {
            images.rows.push_back({{repository.absolute_path(image), image.idx}, row.ordinal, false});
            hash.add(std::to_string(row.ordinal) + " " + image.sha256 + "\n");
        }
    }
    images.sha256 = hash.hex();
    return images;
}

worker::PretrainSettings settings_of(const PretrainingRequest& request, const std::string& part) {
    worker::PretrainSettings settings = default_pretrain_settings(part);
    if (request.steps > 0) settings.steps = request.steps;
    if (request.batch_size > 0) settings.batch_size = request.batch_size;
    if (request.learning_rate > 0) settings.learning_rate = request.learning_rate;
    if (!request.schedule.empty()) settings.schedule = request.schedule;
    if (request.ema_decay > 0) settings.ema_decay = request.ema_decay;
    settings.checkpoint_seconds = request.checkpoint_seconds;
    return settings;
}

/// One call of pretrain(): what all parts share.
class Pretraining {
public:
    Pretraining(const project::Project& project, const PretrainingRequest& request, const jobs::Control& control,
                const jobs::ProgressFn& report)
        : request_(request),
          control_(control),
          report_(report),
          train_(images_of(project, "pretrain")),
          validation_(images_of(project, "validation")) {
        for (const project::Class& row : project::ClassRepository(project).all()) data_.class_names.push_back(row.name);
        if (train_.rows.empty())
            throw Error("the project has no images in the partition \"pretrain\"; import them with --partition pretrain");
        data_.images = static_cast<std::int64_t>(train_.rows.size());
        data_.validation_images = static_cast<std::int64_t>(validation_.rows.size());
        data_.sha256 = train_.sha256;
        data_.templates = request.templates.empty() ? default_templates : request.templates;
        data_.measured_words = request.measured_words;
    }

    std::vector<PretrainedPart> run() {
        std::vector<std::string> together, after;
        for (const std::string& part : request_.parts) (part == "unet" ? after : together).push_back(part);
        if (!together.empty()) train(together);
        if (!after.empty() && !control_.stopping()) train(after);
        return finished_;
    }

private:
    /// Each part in a worker of its own: two small networks on one core each are nearly twice as fast as one after the other on two.
    void train(const std::vector<std::string>& parts) {
        const int cores = request_.threads > 0 ? request_.threads : usable_cores();
        const int each = std::max(1, cores / static_cast<int>(parts.size()));
        std::vector<std::thread> threads;
        std::exception_ptr failure;
        for (const std::string& part : parts) {
            threads.emplace_back([&, part] {
                try {
                    train(part, each);
                } catch (...) {
                    const std::lock_guard lock(mutex_);
                    if (!failure) failure = std::current_exception();
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
        if (failure) std::rethrow_exception(failure);
    }

    void train(const std::string& part, int threads) {
        worker::Client::Options options;
        options.threads = threads;
        worker::Client client(options);
        const worker::PretrainRequest request = request_for(part);
        jobs::ProgressMeter meter("Pretraining " + part, request.settings.steps, report_);
        const worker::EventFn on_event = [&](const std::string&, const Json& data) {
            char detail[96];
            std::snprintf(detail, sizeof detail, "loss %.4f, %.0f images/s", data.at("loss").get<double>(),
                          data.at("images_per_second").get<double>());
            const std::lock_guard lock(mutex_);
            meter.set(data.at("step").get<std::int64_t>(), detail);
        };
        PretrainedPart trained{part, request.settings, client.pretrain(request, on_event, control_)};
        const std::lock_guard lock(mutex_);
        if (!trained.result.stopped) keep_result(request_.output, trained, data_);
        finished_.push_back(std::move(trained));
    }

    worker::PretrainRequest request_for(const std::string& part) const {
        worker::PretrainRequest request;
        request.part = part;
        request.output = fs::absolute(request_.output);
        if (!request_.from.empty()) request.from = fs::absolute(request_.from);
        request.architecture =
            request_.architecture.empty() ? resource_dir() / "architectures" / "miniature" : fs::absolute(request_.architecture);
        request.tokenizer = request_.tokenizer.empty() ? resource_dir() / "models" / "clip-mini" : fs::absolute(request_.tokenizer);
        request.settings = settings_of(request_, part);
        request.seed = request_.seed;
        request.class_names = data_.class_names;
        request.templates = data_.templates;
        request.measured_words = data_.measured_words;
        request.train = train_.rows;
        request.validation = validation_.rows;
        return request;
    }

    const PretrainingRequest& request_;
    const jobs::Control& control_;
    const jobs::ProgressFn& report_;
    Images train_, validation_;
    PretrainingData data_;
    std::mutex mutex_;
    std::vector<PretrainedPart> finished_;
};

}  // namespace

worker::PretrainSettings default_pretrain_settings(const std::string& part) {
    worker::PretrainSettings settings;
    settings.warmup_steps = 200;
    if (part == "vae") {
        settings.steps = 8000;
        settings.batch_size = 32;
        settings.learning_rate = 2e-3;
    } else if (part == "clip") {
        settings.steps = 6000;
        settings.batch_size = 128;
        settings.learning_rate = 1.5e-3;
        settings.weight_decay = 0.1;
    } else {
        settings.steps = 12000;
        settings.batch_size = 64;
        settings.learning_rate = 1.5e-3;
        settings.ema_decay = 0.9995;
    }
    return settings;
}

std::vector<PretrainedPart> pretrain(const project::Project& project, const PretrainingRequest& request, const jobs::Control& control,
                                     const jobs::ProgressFn& report) {
    if (!request.from.empty() && request.parts.size() != 1) throw Error("--from gives the first weights of one part: name it with --part");
    if (!request.resume) {
        for (const std::string& part : request.parts) fs::remove(request.output / "training" / (part + ".safetensors"));
    }
    fs::create_directories(request.output);
    return Pretraining(project, request, control, report).run();
}

}  // namespace tw::stages
