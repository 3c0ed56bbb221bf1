"""Makes tests/golden/latents: final latents after 20 steps of every scheduler, text-to-image and image-to-image, CFG, contrastive CFG
and CADS, from given latents and noises, on the models of make_networks.py. CFG comes from diffusers' own pipelines; contrastive CFG and
CADS are written out here around diffusers' networks and schedulers. See requirements.txt for versions.
Usage: make_latents.py [PIPELINE...]"""

import json
import sys
from itertools import product
from pathlib import Path

import diffusers
import torch
from diffusers import StableDiffusionImg2ImgPipeline, StableDiffusionPipeline
from diffusers.models.autoencoders import vae as vae_module
from diffusers.pipelines.stable_diffusion import pipeline_stable_diffusion_img2img as img2img_module
from diffusers.schedulers import scheduling_ddpm as ddpm_module
from safetensors.torch import save_file

from network_configs import PIPELINES

HERE = Path(__file__).parent
STEPS = 20
STRENGTH = 0.65
PROMPT, NEGATIVE = "a photo of a dark ankle boot", "a photo of a light sandal"
CLASSES = {"ddim": "DDIMScheduler", "ddpm": "DDPMScheduler", "pndm": "PNDMScheduler", "dpmpp-2m": "DPMSolverMultistepScheduler"}
OF_THE_MODEL = ("num_train_timesteps", "beta_start", "beta_end", "beta_schedule", "prediction_type")
EVALUATIONS = 29  # PNDM with its Runge-Kutta steps has the most
FULL = ("conv_epsilon", "linear_v_prediction")
PLAIN_CADS = dict(scale=0.2, tau1=0.3, tau2=0.8, psi=0.9, clock="schedule")
EXECUTED_CADS = dict(scale=0.15, tau1=0.4, tau2=0.9, psi=1.0, clock="executed")


def rules(full, tau):
    yield dict(rule="cfg", guidance_scale=4.0)
    yield dict(rule="ccfg", guidance_scale=2.0, tau=tau, negative_prompt=NEGATIVE)
    if full:
        yield dict(rule="cfg", guidance_scale=4.0, negative_prompt=NEGATIVE)
        yield dict(rule="cfg", guidance_scale=4.0, cads=PLAIN_CADS)
        yield dict(rule="ccfg", guidance_scale=1.5, negative_scale=0.6, tau=tau, negative_prompt=NEGATIVE, cads=EXECUTED_CADS)


weights_seen = []


def make_scheduler(pipe, name):
    if not name:
        return type(pipe.scheduler).from_config(pipe.scheduler.config)
    return getattr(diffusers, CLASSES[name])(**{key: pipe.scheduler.config[key] for key in OF_THE_MODEL})


class Noises:
    """Hands out given noises in place of drawn ones."""

    def __init__(self, noise):
        self.noise, self.evaluation = noise, 0

    def patch(self):
        ddpm_module.randn_tensor = lambda *_, **__: self.noise["scheduler"][self.evaluation]
        img2img_module.randn_tensor = lambda *_, **__: self.noise["init"]
        vae_module.randn_tensor = lambda *_, **__: self.noise["posterior"]


def diffusers_latents(pipe, case, noise, pictures):
    noises = Noises(noise)
    noises.patch()

    def count(_, step, __, values):
        noises.evaluation = step + 1
        return values

    common = dict(prompt=[PROMPT] * len(pictures), negative_prompt=[case.get("negative_prompt", "")] * len(pictures),
                  num_inference_steps=STEPS, guidance_scale=case["guidance_scale"], output_type="latent",
                  callback_on_step_end=count)
    kind = StableDiffusionPipeline if case["mode"] == "txt2img" else StableDiffusionImg2ImgPipeline
    pipe = kind(**pipe.components, requires_safety_checker=False)
    pipe.set_progress_bar_config(disable=True)
    # Set afterwards: the constructor would change steps_offset and clip_sample.
    pipe.scheduler = make_scheduler(pipe, case["scheduler"])
    if case["mode"] == "txt2img":
        return pipe(latents=noise["latents"], **common).images
    return pipe(image=pictures.permute(0, 3, 1, 2).float() / 255, strength=STRENGTH, **common).images


def embed(pipe, text):
    ids = pipe.tokenizer([text], padding="max_length", truncation=True, return_tensors="pt").input_ids
    return pipe.text_encoder(ids).last_hidden_state


def cads(y, n, t, scale, tau1, tau2, psi, **_):
    gamma = 1.0 if t <= tau1 else 0.0 if t >= tau2 else (tau2 - t) / (tau2 - tau1)
    if gamma == 1.0:
        return y
    noisy = gamma ** 0.5 * y + scale * (1 - gamma) ** 0.5 * n
    result = []
    for one, clean in zip(noisy, y):
        rescaled = (one - one.mean()) / one.std() * clean.std() + clean.mean()
        result.append(psi * rescaled + (1 - psi) * one)
    return torch.stack(result)


def to_epsilon(scheduler, prediction, z, t):
    product = scheduler.alphas_cumprod[t]
    if scheduler.config.prediction_type == "epsilon":
        return prediction
    return product ** 0.5 * prediction + (1 - product) ** 0.5 * z


def from_epsilon(scheduler, epsilon, z, t):
    product = scheduler.alphas_cumprod[t]
    if scheduler.config.prediction_type == "epsilon":
        return epsilon
    return (epsilon - (1 - product) ** 0.5 * z) / product ** 0.5


def contrastive(e0, ep, en, w, negative_scale, tau):
    result = []
    for z, p, n in zip(e0, ep, en):
        scaled = tau * 16384 / z.numel()
        positive, negative = p - z, n - z
        pull = 2 / (1 + torch.exp(-scaled * (positive ** 2).sum()))
        push = 2 * torch.exp(-scaled * (negative ** 2).sum()) / (1 + torch.exp(-scaled * (negative ** 2).sum()))
        weights_seen.append((pull.item(), push.item()))
        result.append(z + w * pull * positive - w * negative_scale * push * negative)
    return torch.stack(result)


def fitting_tau(pipe, noise):
    """Keeps the contrastive weights of a model away from their limits, where a wrong distance would not be seen."""
    z = noise["latents"]
    null, negative = (embed(pipe, text).repeat(len(z), 1, 1) for text in ("", NEGATIVE))
    difference = pipe.unet(z, 500, negative).sample - pipe.unet(z, 500, null).sample
    return float(f"{0.8 * len(z) / 16384 * z[0].numel() / (difference ** 2).sum().item():.2g}")


def written_out_latents(pipe, case, noise, pictures):
    Noises(noise).patch()
    scheduler = make_scheduler(pipe, case["scheduler"])
    scheduler.set_timesteps(STEPS)
    timesteps, z = scheduler.timesteps, noise["latents"]
    count = len(pictures)
    if case["mode"] == "img2img":
        start = max(STEPS - min(int(STEPS * STRENGTH), STEPS), 0)
        timesteps = timesteps[start:]
        if hasattr(scheduler, "set_begin_index"):
            scheduler.set_begin_index(start)
        posterior = pipe.vae.encode(pictures.permute(0, 3, 1, 2).float() / 127.5 - 1).latent_dist
        z0 = (posterior.mean + posterior.std * noise["posterior"]) * pipe.vae.config.scaling_factor
        z = scheduler.add_noise(z0, noise["init"], timesteps[:1])
    null, plain, negative = (embed(pipe, text).repeat(count, 1, 1) for text in ("", PROMPT, case.get("negative_prompt", "")))
    for index, t in enumerate(timesteps):
        ddpm_module.randn_tensor = lambda *_, **__: noise["scheduler"][index]
        positive = plain
        if "cads" in case:
            time = 1 - index / len(timesteps) if case["cads"]["clock"] == "executed" else \
                t.item() / scheduler.config.num_train_timesteps
            positive = cads(plain, noise["cads"][index], time, **case["cads"])
        p0, pp, pn = (pipe.unet(z, t, y).sample for y in (null, positive, negative))
        if case["rule"] == "cfg":
            prediction = p0 + case["guidance_scale"] * (pp - p0)
        else:
            e0, ep, en = (to_epsilon(scheduler, p, z, t) for p in (p0, pp, pn))
            epsilon = contrastive(e0, ep, en, case["guidance_scale"], case.get("negative_scale", 1.0), case["tau"])
            prediction = from_epsilon(scheduler, epsilon, z, t)
        z = scheduler.step(prediction, t, z).prev_sample
    return z


def draw_noise(shape, tokens, width):
    def half(*size):  # what float16 holds exactly, so that the file can be half as large
        return torch.randn(*size).half().float()

    return {"latents": half(*shape), "init": half(*shape), "posterior": half(*shape),
            "scheduler": half(STEPS, *shape), "cads": half(EVALUATIONS, shape[0], tokens, width)}


@torch.no_grad()
def make(folder, full, seed):
    torch.manual_seed(seed)
    pipe = StableDiffusionPipeline.from_pretrained(folder, torch_dtype=torch.float32,
                                                   variant="fp16" if list(folder.glob("*/*.fp16.*")) else None)
    pipe.set_progress_bar_config(disable=True)
    height, width = PIPELINES[folder.name]["size"]
    factor = 2 ** (len(pipe.vae.config.block_out_channels) - 1)
    shape = (2 if full else 1, pipe.unet.config.in_channels, height, width)
    noise = draw_noise(shape, 77, pipe.unet.config.cross_attention_dim)
    pictures = torch.randint(0, 256, (shape[0], height * factor, width * factor, 3), dtype=torch.uint8)
    tensors = {f"noise.{name}": value.half() for name, value in noise.items() if full or name != "cads"}
    tensors["pictures"] = pictures
    cases = []
    names = ["", *CLASSES] if full else [""]
    weights_seen.clear()
    tau = fitting_tau(pipe, noise)
    plan = [(name, mode, rule) for name, mode in product(names, ("txt2img", "img2img"))
            for rule in rules(full and (not name or folder.name == FULL[0]), tau)]
    for name, mode, rule in plan:
        case = dict(rule, scheduler=name, mode=mode, tensor=f"latents.{len(cases)}")
        written_out = case["rule"] == "ccfg" or "cads" in case
        result = (written_out_latents if written_out else diffusers_latents)(pipe, case, noise, pictures)
        if not written_out and "negative_prompt" not in case:  # the loop below is the pipelines' own
            assert (result - written_out_latents(pipe, case, noise, pictures)).abs().max() < 1e-3, case
        assert result.isfinite().all(), case
        tensors[case["tensor"]] = result.contiguous()
        cases.append(case)
    target = HERE / "latents"
    target.mkdir(exist_ok=True)
    save_file(tensors, target / f"{folder.name}.safetensors")
    common = dict(prompt=PROMPT, num_inference_steps=STEPS, strength=STRENGTH)
    (target / f"{folder.name}.json").write_text(json.dumps(common | dict(cases=cases), indent=1) + "\n")
    pulls, pushes = (torch.tensor(weights) for weights in zip(*weights_seen))
    print(f"{folder.name}: {len(cases)} cases, contrastive weights {pulls.median():.2f} and {pushes.median():.2f}", flush=True)
    assert not full or (1.1 < pulls.median() < 1.9 and 0.1 < pushes.median() < 0.9)


def main(names):
    torch.set_num_threads(1)
    for seed, folder in enumerate(sorted((HERE / "pipelines").iterdir())):
        if not names or folder.name in names:
            make(folder, folder.name in FULL, 200 + seed)


if __name__ == "__main__":
    main(sys.argv[1:])
