"""Makes tests/golden/schedulers: timesteps and results of diffusers' schedulers with many options, where a formula stands for the
network: prediction = 0.3 cos(t / 300) x + 0.2 sin(x). See requirements.txt for versions."""

import inspect
import json
import math
from pathlib import Path

import diffusers
import torch
from diffusers.schedulers import scheduling_ddpm as ddpm_module
from safetensors.torch import save_file

HERE = Path(__file__).parent
SD = dict(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012)
CASES = [
    ("DDIMScheduler", dict(), 20, 0),
    ("DDIMScheduler", SD | dict(clip_sample=False, set_alpha_to_one=False, steps_offset=1), 20, 0),
    ("DDIMScheduler", SD | dict(clip_sample_range=1.5, timestep_spacing="trailing", prediction_type="v_prediction",
                                rescale_betas_zero_snr=True), 15, 0),
    ("DDIMScheduler", dict(beta_schedule="squaredcos_cap_v2", timestep_spacing="linspace", prediction_type="sample"), 7, 2),
    ("DDIMScheduler", dict(trained_betas=[0.01 + 0.0004 * i for i in range(60)], num_train_timesteps=60), 9, 0),
    ("DDPMScheduler", dict(), 20, 0),
    ("DDPMScheduler", SD | dict(clip_sample=False, steps_offset=1, variance_type="fixed_large"), 20, 4),
    ("DDPMScheduler", SD | dict(variance_type="fixed_small_log", timestep_spacing="trailing", prediction_type="v_prediction"), 12, 0),
    ("DDPMScheduler", SD | dict(timestep_spacing="linspace", prediction_type="sample"), 12, 0),
    ("PNDMScheduler", dict(), 20, 0),
    ("PNDMScheduler", SD | dict(skip_prk_steps=True, steps_offset=1), 20, 0),
    ("PNDMScheduler", SD | dict(skip_prk_steps=True, steps_offset=1), 20, 7),
    ("PNDMScheduler", SD | dict(prediction_type="v_prediction", set_alpha_to_one=True), 11, 3),
    ("PNDMScheduler", SD | dict(skip_prk_steps=True, timestep_spacing="trailing"), 9, 0),
    ("PNDMScheduler", SD | dict(skip_prk_steps=True, timestep_spacing="linspace"), 2, 0),
    ("DPMSolverMultistepScheduler", dict(), 20, 0),
    ("DPMSolverMultistepScheduler", SD, 12, 0),
    ("DPMSolverMultistepScheduler", SD | dict(prediction_type="v_prediction"), 20, 8),
    ("DPMSolverMultistepScheduler", SD | dict(solver_type="heun", final_sigmas_type="sigma_min"), 20, 0),
    ("DPMSolverMultistepScheduler", SD | dict(solver_type="heun", final_sigmas_type="sigma_min", lower_order_final=False), 10, 0),
    ("DPMSolverMultistepScheduler", SD | dict(euler_at_final=True, timestep_spacing="leading", steps_offset=1), 16, 0),
    ("DPMSolverMultistepScheduler", SD | dict(solver_order=1, timestep_spacing="trailing"), 10, 0),
    ("DPMSolverMultistepScheduler", dict(beta_schedule="squaredcos_cap_v2", lambda_min_clipped=-5.1), 10, 0),
    ("DPMSolverMultistepScheduler", SD | dict(rescale_betas_zero_snr=True, prediction_type="v_prediction"), 10, 0),
    ("DPMSolverMultistepScheduler", SD, 1, 0),
]


def formula(x, t):
    return 0.3 * math.cos(t / 300) * x + 0.2 * torch.sin(x)


def run(scheduler, steps, first, sample, noise):
    scheduler.set_timesteps(steps)
    timesteps = scheduler.timesteps[first:]
    if hasattr(scheduler, "set_begin_index"):
        scheduler.set_begin_index(first)
    if first:
        sample = scheduler.add_noise(sample, noise[-1], timesteps[:1])
    for index, t in enumerate(timesteps):
        ddpm_module.randn_tensor = lambda *_, **__: noise[index]
        sample = scheduler.step(formula(sample, t.item()), t, sample).prev_sample
    return sample


def main():
    torch.manual_seed(1)
    sample, noise = torch.randn(1, 4, 3, 5), torch.randn(21, 1, 4, 3, 5)
    tensors = {"sample": sample, "noise": noise}
    cases = []
    for number, (name, options, steps, first) in enumerate(CASES):
        scheduler = getattr(diffusers, name)(**options)
        result = run(scheduler, steps, first, sample, noise)
        assert result.isfinite().all()
        tensors[f"result.{number}"] = result.contiguous()
        config = {key: value for key, value in dict(scheduler.config).items()
                  if key in inspect.signature(type(scheduler).__init__).parameters and value != -math.inf}
        cases.append(dict(config=config | dict(_class_name=name), steps=steps, first=first,
                          timesteps=scheduler.timesteps.tolist()))
    (HERE / "schedulers").mkdir(exist_ok=True)
    save_file(tensors, HERE / "schedulers" / "results.safetensors")
    lines = ",\n".join(json.dumps(case) for case in cases)
    (HERE / "schedulers" / "cases.json").write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
