#pragma once

#include "core/base/json.h"
#include "core/diffusion/prediction.h"

#include <torch/torch.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tw::diffusion {

/// Walks a sample from noise to picture, one model evaluation at a time. `index` counts from 0 in timesteps(). All tensors are
/// (N,C,H,W) float32. A scheduler may remember earlier model outputs: set_timesteps() forgets them and begins a new walk.
class Scheduler {
public:
    virtual ~Scheduler() = default;

    /// Throws Error when there are more steps than the model was trained with.
    virtual void set_timesteps(int num_inference_steps) = 0;
    /// One entry a model evaluation, from noisy to clean; PNDM has more entries than inference steps.
    const std::vector<std::int64_t>& timesteps() const { return timesteps_; }
    /// The first index of image-to-image: int(num_inference_steps * strength) inference steps remain, as in diffusers.
    int first_index(double strength) const;

    virtual double init_noise_sigma() const { return 1.0; }
    virtual torch::Tensor scale_model_input(const torch::Tensor& sample, int index) const;
    /// True when step(index) reads `noise`.
    virtual bool needs_noise(int index) const;
    virtual torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample, const torch::Tensor& noise) = 0;
    /// alpha * z0 + sigma * noise at timesteps()[index].
    torch::Tensor add_noise(const torch::Tensor& z0, const torch::Tensor& noise, int index) const;

    NoiseLevel noise_level(int index) const;
    /// Of the sample that step(index) makes: the next entry's, and after the last one no noise at all.
    NoiseLevel next_noise_level(int index) const;
    PredictionType prediction_type() const { return prediction_type_; }
    int num_train_timesteps() const { return static_cast<int>(alphas_cumprod_.size()); }

protected:
    explicit Scheduler(std::vector<double> alphas_cumprod, PredictionType type);
    double alpha_cumprod(std::int64_t timestep) const;
    NoiseLevel level_at(std::int64_t timestep) const;
    void begin(int num_inference_steps, std::vector<std::int64_t> timesteps);
    int num_inference_steps() const { return num_inference_steps_; }

private:
    std::vector<double> alphas_cumprod_;
    PredictionType prediction_type_;
    std::vector<std::int64_t> timesteps_;
    int num_inference_steps_ = 0;
};

/// From the content of scheduler_config.json; `source` names the file in messages. With an empty `name` the file's own class
/// and options. A `name` ("ddim", "ddpm", "pndm", "dpmpp-2m") takes num_train_timesteps, the beta schedule and prediction_type
/// from the file and the named class's own defaults for the rest.
std::unique_ptr<Scheduler> make_scheduler(const Json& config, const std::string& source, const std::string& name = {});

/// Reads scheduler_config.json, including the -Infinity that Python writes there.
Json read_scheduler_config(const std::filesystem::path& file);

/// The names a user may give.
std::vector<std::string> scheduler_names();

}  // namespace tw::diffusion
