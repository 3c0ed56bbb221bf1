#include "core/generator_training/finetune.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/generator_training/adapter_trainer.h"
#include "core/generator_training/checkpoint.h"

#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <numeric>

namespace tw::generator_training {
namespace {

constexpr std::size_t curve_points = 1000;

class Finetuning {
public:
    Finetuning(const FinetuneInput& input, const FinetuneCallbacks& callbacks)
        : input_(input), options_(input.options), callbacks_(callbacks), trainer_(input) {
        if (const auto checkpoint = load_checkpoint(file())) go_on_from(*checkpoint);
    }

    FinetuneOutput run(const jobs::Control& control) {
        const auto started = std::chrono::steady_clock::now();
        FinetuneOutput output;
        output.first_step = done();
        while (done() < options_.steps) {
            control.wait_while_paused();
            if (control.stopping()) break;
            losses_.push_back(static_cast<float>(trainer_.step(done())));
            if (callbacks_.on_step) callbacks_.on_step(done(), options_.steps, losses_.back());
            if (options_.sample_every > 0 && done() % options_.sample_every == 0) draw_samples(control);
            if (done() % options_.checkpoint_every == 0 && done() < options_.steps) save();
        }
        output.stopped = done() < options_.steps;
        if (output.stopped) {
            save();
        } else {
            trainer_.write(input_.folder);
        }
        output.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        output.loss_curve = thinned(losses_, curve_points);
        return output;
    }

private:
    std::filesystem::path file() const { return input_.folder / checkpoint_file_name; }
    int done() const { return static_cast<int>(losses_.size()); }

    void save() {
        Checkpoint checkpoint;
        trainer_.save(checkpoint.tensors);
        checkpoint.tensors["losses"] = torch::tensor(losses_);
        checkpoint.facts = {{"fingerprint", input_.fingerprint}};
        save_checkpoint(file(), checkpoint);
        if (callbacks_.on_checkpoint) callbacks_.on_checkpoint(done());
    }

    void go_on_from(const Checkpoint& checkpoint) {
        const auto losses = checkpoint.tensors.find("losses");
        if (checkpoint.facts.value("fingerprint", "") != input_.fingerprint || losses == checkpoint.tensors.end()) {
            throw Error("'" + file().string() +
                        "': is of a fine-tuning with other settings, classes or pictures; remove it or choose another folder");
        }
        trainer_.load(checkpoint.tensors);
        const torch::Tensor values = losses->second.to(torch::kFloat32).contiguous();
        losses_.assign(values.data_ptr<float>(), values.data_ptr<float>() + values.numel());
    }

    /// Each class always from the same noise, so that its pictures can be compared over time.
    void draw_samples(const jobs::Control& control) const {
        if (!callbacks_.on_sample) return;
        diffusion::Pipeline pipeline = trainer_.pipeline();
        const int classes = static_cast<int>(input_.classes.size());
        const int turn = done() / options_.sample_every - 1;
        for (int i = 0; i < std::min(options_.sample_count, classes); ++i) {
            const int label = (turn * options_.sample_count + i) % classes;
            diffusion::Batch batch;
            batch.prompt = input_.classes[static_cast<std::size_t>(label)].prompt;
            batch.options = input_.sampling;
            batch.seeds = {derive_seed(input_.seed, "sample", static_cast<std::uint64_t>(label))};
            batch.on_step = [&](const diffusion::StepView&) { return !control.stopping_now(); };
            const torch::Tensor latents = pipeline.sample(batch);
            if (!latents.defined()) return;
            callbacks_.on_sample(done(), label, pipeline.decode(latents)[0]);
        }
    }

    const FinetuneInput& input_;
    const FinetuneOptions& options_;
    const FinetuneCallbacks& callbacks_;
    AdapterTrainer trainer_;
    std::vector<float> losses_;  // of every step
};

}  // namespace

FinetuneOutput finetune(const FinetuneInput& input, const jobs::Control& control, const FinetuneCallbacks& callbacks) {
    return Finetuning(input, callbacks).run(control);
}

std::vector<std::pair<int, double>> thinned(std::span<const float> losses, std::size_t points) {
    std::vector<std::pair<int, double>> curve;
    const std::size_t count = std::min(points, losses.size());
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t begin = i * losses.size() / count, end = (i + 1) * losses.size() / count;
        const double sum =
            std::accumulate(losses.begin() + static_cast<std::ptrdiff_t>(begin), losses.begin() + static_cast<std::ptrdiff_t>(end), 0.0);
        curve.emplace_back(static_cast<int>(end), sum / static_cast<double>(end - begin));
    }
    return curve;
}

}  // namespace tw::generator_training
