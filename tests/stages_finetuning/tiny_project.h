#pragma once

#include "core/project/dataset.h"
#include "core/stages/finetuning/finetune.h"
#include "tests/support/synthetic_project.h"

namespace tw::test {

/// Three classes with few pictures of 16 x 16, and a generator of that size with random weights.
class TinyProject {
public:
    explicit TinyProject(std::vector<std::int64_t> train = {5, 3, 2}) : synthetic_(options(std::move(train))) {
        project::DatasetSettings settings = project::dataset_settings(synthetic_.project());
        settings.generator_model = TW_SOURCE_DIR "/tests/golden/pipelines/conv_epsilon";
        settings.superclass = "shoe";
        project::set_dataset_settings(synthetic_.project(), settings);
    }

    project::Project& project() { return synthetic_.project(); }
    std::filesystem::path output() const { return synthetic_.folder() / "adapters" / "tiny"; }
    std::filesystem::path staged() const { return output().string() + ".part"; }

    stages::FinetuningRequest request() const {
        stages::FinetuningRequest request;
        request.settings.rank = 2;
        request.settings.steps = 24;
        request.settings.batch_size = 4;
        request.settings.learning_rate = 0.01;
        request.settings.token_learning_rate = 0.01;
        request.settings.checkpoint_every = 8;
        request.settings.sample_every = 12;
        request.settings.sample_count = 2;
        request.sampling.num_inference_steps = 2;
        request.sampling.guidance_scale = 2;
        request.output = output();
        return request;
    }

private:
    static SyntheticOptions options(std::vector<std::int64_t> train) {
        SyntheticOptions options;
        options.train = std::move(train);
        options.samples = 0;
        options.width = options.height = 16;
        options.scores = false;
        return options;
    }

    SyntheticProject synthetic_;
};

}  // namespace tw::test
