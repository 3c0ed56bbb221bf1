"""Makes tests/golden/latents: final latents after 20 steps of every scheduler, text-to-image and image-to-image, CFG, contrastive CFG
and CADS, the other rules and the modifiers on some of them, from given latents and noises, on the models of make_networks.py. CFG, CFG
rescale and SEGA come from diffusers' own pipelines, the guidance interval from its guider; the rest is written out here around
diffusers' networks and schedulers. See requirements.txt for versions.
Usage: make_latents.py [PIPELINE...]"""

import json
import sys
from itertools import product
from pathlib import Path

import diffusers
import torch
from diffusers import SemanticStableDiffusionPipeline, StableDiffusionImg2ImgPipeline, StableDiffusionPipeline
from diffusers.guiders import ClassifierFreeGuidance
from diffusers.models.autoencoders import vae as vae_module
from diffusers.pipelines.stable_diffusion import pipeline_stable_diffusion_img2img as img2img_module
from diffusers.schedulers import scheduling_ddpm as ddpm_module
from safetensors.torch import save_file

from network_configs import PIPELINES

HERE = Path(__file__).parent
STEPS = 20
STRENGTH = 0.65
PROMPT, NEGATIVE, OTHER = "a photo of a dark ankle boot", "a photo of a light sandal", "a photo of a bag"
CLASSES = {"ddim": "DDIMScheduler", "ddpm": "DDPMScheduler", "pndm": "PNDMScheduler", "dpmpp-2m": "DPMSolverMultistepScheduler"}
OF_THE_MODEL = ("num_train_timesteps", "beta_start", "beta_end", "beta_schedule", "prediction_type")
EVALUATIONS = 29  # PNDM with its Runge-Kutta steps has the most
FULL = ("conv_epsilon", "linear_v_prediction")
DNG = dict(prior=0.3, temperature=0.2, offset=0.0, p_min=0.01, p_max=0.8)
PLAIN_CADS = dict(scale=0.2, tau1=0.3, tau2=0.8, psi=0.9, clock="schedule")
EXECUTED_CADS = dict(scale=0.15, tau1=0.4, tau2=0.9, psi=1.0, clock="executed")


def negatives(*weights):
    return [dict(prompt=prompt, weight=weight) for prompt, weight in zip((NEGATIVE, OTHER), weights)]


def rules(full, tau):
    yield dict(rule="cfg", guidance_scale=4.0)
    yield dict(rule="ccfg", guidance_scale=2.0, tau=tau, negatives=negatives(1.0))
    if full:
        yield dict(rule="cfg", guidance_scale=4.0, negatives=negatives(1.0))
        yield dict(rule="cfg", guidance_scale=4.0, cads=PLAIN_CADS)
        yield dict(rule="ccfg", guidance_scale=1.5, negative_scale=0.6, tau=tau, negatives=negatives(1.0), cads=EXECUTED_CADS)


def further_rules():
    yield "txt2img", dict(rule="cfg", guidance_scale=6.0, guidance_rescale=0.7, negatives=negatives(1.0))
    yield "img2img", dict(rule="cfg", guidance_scale=6.0, guidance_rescale=0.7, written_out=True)
    yield "txt2img", dict(rule="cfg", guidance_scale=6.0, guidance_interval=dict(start=0.13, stop=0.67))
    yield "img2img", dict(rule="cfg", guidance_scale=6.0, guidance_interval=dict(sigma_low=0.3, sigma_high=2.0))
    for warmup, threshold in ((4, 0.0), (16, 0.8)):
        yield "txt2img", dict(rule="sega", guidance_scale=4.0, negatives=negatives(1.0, -0.6),
                              rule_parameters=dict(edit_guidance_scale=6.0, edit_warmup_steps=warmup, edit_threshold=threshold,
                                                   edit_momentum_scale=0.3, edit_mom_beta=0.5))
    for mode in ("txt2img", "img2img"):
        yield mode, dict(rule="separate_negative", guidance_scale=3.0, negative_scale=0.5, negatives=negatives(1.0))
        yield mode, dict(rule="perp_neg", guidance_scale=3.0, negative_scale=0.9, negatives=negatives(1.5, 0.4))
        yield mode, dict(rule="dng", guidance_scale=2.0, negatives=negatives(1.0), rule_parameters=DNG)


weights_seen = []
probabilities_seen = []


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

    negative = [one["prompt"] for one in case.get("negatives", [dict(prompt="")])]
    common = dict(prompt=[PROMPT] * len(pictures), num_inference_steps=STEPS, guidance_scale=case["guidance_scale"],
                  output_type="latent")
    if case["rule"] == "sega":
        kind = SemanticStableDiffusionPipeline
        weights = [one["weight"] for one in case["negatives"]]
        common |= dict(editing_prompt=negative, reverse_editing_direction=[weight > 0 for weight in weights],
                       edit_weights=[abs(weight) for weight in weights], **case.get("rule_parameters", {}))
    else:
        kind = StableDiffusionPipeline if case["mode"] == "txt2img" else StableDiffusionImg2ImgPipeline
        common |= dict(negative_prompt=negative * len(pictures), callback_on_step_end=count)
        if "guidance_rescale" in case:
            common["guidance_rescale"] = case["guidance_rescale"]
    components = {name: part for name, part in pipe.components.items() if name != "image_encoder"}
    pipe = kind(**components, requires_safety_checker=False)
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


def per_sample(rule):
    """The formulas take one sample; in a batch each is judged by itself."""
    def of_batch(e0, ep, en, *arguments):
        return torch.stack([rule(e0[n], ep[n], [one[n] for one in en], *arguments) for n in range(len(e0))])

    return of_batch


@per_sample
def separate_negative(e0, ep, en, w, negative_scale):
    return e0 + w * (ep - e0) - w * negative_scale * (en[0] - e0)


@per_sample
def perp_neg(e0, ep, en, w, negative_scale, weights):
    positive, direction = ep - e0, ep - e0
    for one, weight in zip(en, weights):
        away = one - e0
        direction = direction - negative_scale * weight * (away - (away * positive).sum() / (positive ** 2).sum() * positive)
    return e0 + w * direction


class DynamicNegative:
    def __init__(self, count, prior, **options):
        self.p, self.options = [prior] * count, options

    def combine(self, e0, ep, en, w, negative_scale):
        self.e0, self.en = e0, en
        strength = torch.tensor([w * negative_scale * p / (1 - p) for p in self.p]).reshape(-1, 1, 1, 1)
        return e0 + w * (ep - e0) - strength * (en - e0)

    def observe(self, x, after, product, next_product, temperature=1.0, offset=0.0, p_min=1e-6, p_max=0.99):
        if next_product == 1:
            return
        a = product / next_product
        s2 = (1 - next_product) / (1 - product) * (1 - a)
        for n in range(len(x)):
            mean0, meann = ((x[n] - (1 - a) / (1 - product) ** 0.5 * e[n]) / a ** 0.5 for e in (self.e0, self.en))
            evidence = ((after[n] - meann).double() ** 2).sum() - ((after[n] - mean0).double() ** 2).sum()
            exponent = ((-temperature * evidence + offset) / (2 * s2)).clamp(-700, 700)
            self.p[n] = min(max(self.p[n] * exponent.exp().item(), p_min), p_max)
            probabilities_seen.append(self.p[n])


def guided(case, level, index, steps):
    """The guider of diffusers for shares of the steps; limits in sigma are compared here."""
    interval = case.get("guidance_interval", {})
    if "sigma_low" in interval:
        return interval["sigma_low"] <= level <= interval["sigma_high"]
    guider = ClassifierFreeGuidance(guidance_scale=case["guidance_scale"], start=interval.get("start", 0.0),
                                    stop=interval.get("stop", 1.0))
    guider.set_state(step=index, num_inference_steps=steps, timestep=None)
    return guider._is_cfg_enabled()


def rescaled(prediction, positive, share):
    deviation = [x.flatten(1).std(1).reshape(-1, 1, 1, 1) for x in (positive, prediction)]
    return share * prediction * deviation[0] / deviation[1] + (1 - share) * prediction


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
    null, plain = (embed(pipe, text).repeat(count, 1, 1) for text in ("", PROMPT))
    negatives = [embed(pipe, one["prompt"]).repeat(count, 1, 1) for one in case.get("negatives", [])]
    weights = [one["weight"] for one in case.get("negatives", [])]
    scales = case["guidance_scale"], case.get("negative_scale", 1.0)
    dynamic = DynamicNegative(count, **case["rule_parameters"]) if case["rule"] == "dng" else None
    for index, t in enumerate(timesteps):
        ddpm_module.randn_tensor = lambda *_, **__: noise["scheduler"][index]
        positive = plain
        if "cads" in case:
            time = 1 - index / len(timesteps) if case["cads"]["clock"] == "executed" else \
                t.item() / scheduler.config.num_train_timesteps
            positive = cads(plain, noise["cads"][index], time, **case["cads"])
        p0, pp, *pn = (pipe.unet(z, t, y).sample for y in (null, positive, *negatives))
        product = scheduler.alphas_cumprod[t].item()
        if not guided(case, ((1 - product) / product) ** 0.5, index, len(timesteps)):
            prediction = pp
        elif case["rule"] == "cfg":
            prediction = p0 + case["guidance_scale"] * (pp - p0)
            if "guidance_rescale" in case:
                prediction = rescaled(prediction, pp, case["guidance_rescale"])
        else:
            e0, ep, *en = (to_epsilon(scheduler, p, z, t) for p in (p0, pp, *pn))
            if case["rule"] == "ccfg":
                epsilon = contrastive(e0, ep, en[0], *scales, case["tau"])
            elif case["rule"] == "separate_negative":
                epsilon = separate_negative(e0, ep, en, *scales)
            elif case["rule"] == "perp_neg":
                epsilon = perp_neg(e0, ep, en, *scales, weights)
            else:
                epsilon = dynamic.combine(e0, ep, en[0], *scales)
            prediction = from_epsilon(scheduler, epsilon, z, t)
        before, z = z, scheduler.step(prediction, t, z).prev_sample
        if dynamic:
            following = scheduler.alphas_cumprod[timesteps[index + 1]].item() if index + 1 < len(timesteps) else 1.0
            dynamic.observe(before, z, product, following, **{key: value for key, value in DNG.items() if key != "prior"})
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
    if folder.name == FULL[0]:
        plan += [("ddim", mode, rule) for mode, rule in further_rules()]
    for name, mode, rule in plan:
        case = dict(rule, scheduler=name, mode=mode, tensor=f"latents.{len(cases)}")
        written_out = case.pop("written_out", False) or case["rule"] not in ("cfg", "sega") or "cads" in case or "guidance_interval" in case
        result = (written_out_latents if written_out else diffusers_latents)(pipe, case, noise, pictures)
        if not written_out and case["rule"] == "cfg" and "negatives" not in case:  # the loop below is the pipelines' own
            assert (result - written_out_latents(pipe, case, noise, pictures)).abs().max() < 1e-3, case
        assert result.isfinite().all(), case
        if case["rule"] == "sega":  # a latent that the quantile lets through by a hair would be luck
            nudged = noise | dict(latents=noise["latents"] + 1e-6 * torch.randn_like(noise["latents"]))
            assert (diffusers_latents(pipe, case, nudged, pictures) - result).abs().max() < 3e-4, case
        tensors[case["tensor"]] = result.contiguous()
        cases.append(case)
    target = HERE / "latents"
    target.mkdir(exist_ok=True)
    save_file(tensors, target / f"{folder.name}.safetensors")
    common = dict(prompt=PROMPT, num_inference_steps=STEPS, strength=STRENGTH)
    (target / f"{folder.name}.json").write_text(json.dumps(common | dict(cases=cases), indent=1) + "\n")
    pulls, pushes = (torch.tensor(weights) for weights in zip(*weights_seen))
    print(f"{folder.name}: {len(cases)} cases, contrastive weights {pulls.median():.2f} and {pushes.median():.2f}", flush=True)
    if folder.name == FULL[0]:
        print(f"{folder.name}: probability of the negative {min(probabilities_seen):.3f} to {max(probabilities_seen):.3f}", flush=True)
    assert not full or (1.1 < pulls.median() < 1.9 and 0.1 < pushes.median() < 0.9)


def main(names):
    torch.set_num_threads(1)
    for seed, folder in enumerate(sorted((HERE / "pipelines").iterdir())):
        if not names or folder.name in names:
            make(folder, folder.name in FULL, 200 + seed)


if __name__ == "__main__":
    main(sys.argv[1:])
