#include "core/diffusion/schedulers/classes.h"
#include "core/diffusion/schedulers/schedule.h"

#include <cmath>

namespace tw::diffusion {
namespace {

/// Liu et al., arXiv 2202.09778: Runge-Kutta for the first three steps (unless skip_prk_steps), then linear multistep.
/// Where image-to-image enters the list of timesteps in its middle, both phases count evaluations from the entry, as diffusers
/// does.
class Pndm final : public Scheduler {
public:
    explicit Pndm(SchedulerOptions& options)
        : Scheduler(read_alphas_cumprod(options), read_prediction_type(options)),
          spacing_(read_timestep_spacing(options, "leading")),
          final_alpha_cumprod_(options.get<bool>("set_alpha_to_one", false) ? 1.0 : alpha_cumprod(0)),
          skip_prk_steps_(options.get<bool>("skip_prk_steps", false)) {
        if (prediction_type() == PredictionType::sample) {
            throw Error(options.source() + ": prediction_type \"sample\" is not supported by PNDMScheduler");
        }
    }

    void set_timesteps(int num_inference_steps) override {
        const std::vector<std::int64_t> plain = spacing_.timesteps(num_train_timesteps(), num_inference_steps);
        outputs_.clear();
        runge_kutta_sum_ = torch::Tensor();
        entry_sample_ = torch::Tensor();
        evaluations_ = 0;
        skip_prk_steps_ ? begin_multistep(num_inference_steps, plain) : begin_runge_kutta(num_inference_steps, plain);
    }

    torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample, const torch::Tensor&) override {
        const std::int64_t timestep = timesteps()[index];
        const bool runge_kutta = evaluations_ < static_cast<int>(runge_kutta_timesteps_.size());
        torch::Tensor result =
            runge_kutta ? step_runge_kutta(model_output, timestep, sample) : step_multistep(model_output, timestep, sample);
        ++evaluations_;
        return result;
    }

private:
    int stride() const { return num_train_timesteps() / num_inference_steps(); }

    /// The second timestep is visited twice: a predictor and a corrector make the first two steps.
    void begin_multistep(int steps, std::vector<std::int64_t> timesteps) {
        runge_kutta_timesteps_.clear();
        if (timesteps.size() > 1) timesteps.insert(timesteps.begin() + 1, timesteps[1]);
        begin(steps, std::move(timesteps));
    }

    /// Four evaluations a step for the first three steps: at t, twice in the middle, at the next t.
    void begin_runge_kutta(int steps, const std::vector<std::int64_t>& timesteps) {
        if (timesteps.size() < 4) throw Error("PNDM needs at least 4 steps, or skip_prk_steps in its file");
        const std::int64_t half = num_train_timesteps() / steps / 2;
        runge_kutta_timesteps_.clear();
        for (int i = 0; i < 3; ++i) {
            const std::int64_t middle = timesteps[i + 1] + half;
            for (const std::int64_t timestep : {timesteps[i], middle, middle, timesteps[i + 1]}) {
                runge_kutta_timesteps_.push_back(timestep);
            }
        }
        std::vector<std::int64_t> all = runge_kutta_timesteps_;
        all.insert(all.end(), timesteps.begin() + 3, timesteps.end());
        begin(steps, std::move(all));
    }

    torch::Tensor step_runge_kutta(torch::Tensor output, std::int64_t timestep, const torch::Tensor& sample) {
        const std::int64_t previous = timestep - (evaluations_ % 2 == 1 ? 0 : stride() / 2);
        const std::int64_t from = runge_kutta_timesteps_[evaluations_ / 4 * 4];
        switch (evaluations_ % 4) {
            case 0:
                runge_kutta_sum_ = output / 6.0;
                outputs_.push_back(output);
                entry_sample_ = sample;
                break;
            case 1:
            case 2: runge_kutta_sum_ = runge_kutta_sum_ + output / 3.0; break;
            default: output = runge_kutta_sum_ + output / 6.0; break;
        }
        return move(entry_sample_, from, previous, output);
    }

    torch::Tensor step_multistep(torch::Tensor output, std::int64_t timestep, torch::Tensor sample) {
        std::int64_t previous = timestep - stride();
        if (evaluations_ != 1) {
            if (outputs_.size() > 3) outputs_.erase(outputs_.begin());
            outputs_.push_back(output);
        } else {
            previous = timestep;
            timestep += stride();
        }
        const std::size_t n = outputs_.size();
        const auto past = [&](std::size_t k) -> const torch::Tensor& { return outputs_[n - 1 - k]; };
        // Adams-Bashforth of rising order
        if (n == 1 && evaluations_ == 0) {
            entry_sample_ = sample;
        } else if (n == 1) {
            output = (output + past(0)) / 2.0;
            sample = entry_sample_;
        } else if (n == 2) {
            output = (3.0 * past(0) - past(1)) / 2.0;
        } else if (n == 3) {
            output = (23.0 * past(0) - 16.0 * past(1) + 5.0 * past(2)) / 12.0;
        } else {
            output = (55.0 * past(0) - 59.0 * past(1) + 37.0 * past(2) - 9.0 * past(3)) / 24.0;
        }
        return move(sample, timestep, previous, output);
    }

    /// Equation 9.
    torch::Tensor move(const torch::Tensor& sample, std::int64_t timestep, std::int64_t previous, const torch::Tensor& output) const {
        const double from = alpha_cumprod(timestep);
        const double to = previous >= 0 ? alpha_cumprod(previous) : final_alpha_cumprod_;
        const torch::Tensor epsilon = to_epsilon(prediction_type(), output, sample, level_at(timestep));
        const double denominator = from * std::sqrt(1.0 - to) + std::sqrt(from * (1.0 - from) * to);
        return std::sqrt(to / from) * sample - ((to - from) / denominator) * epsilon;
    }

    TimestepSpacing spacing_;
    double final_alpha_cumprod_;
    bool skip_prk_steps_;
    std::vector<std::int64_t> runge_kutta_timesteps_;
    std::vector<torch::Tensor> outputs_;  // the newest last, at most four
    torch::Tensor runge_kutta_sum_;
    torch::Tensor entry_sample_;
    int evaluations_ = 0;
};

}  // namespace

std::unique_ptr<Scheduler> make_pndm(SchedulerOptions& options) {
    return std::make_unique<Pndm>(options);
}

}  // namespace tw::diffusion
