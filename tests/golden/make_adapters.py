"""Makes tests/golden/adapters: LoRA files in every naming, learnt embeddings, and the latents that diffusers with peft draws with them on
the model conv_epsilon of make_networks.py. See requirements.txt for versions."""

import json
from pathlib import Path

import torch
from diffusers import DDIMScheduler, StableDiffusionPipeline
from safetensors.torch import save_file

HERE = Path(__file__).parent
TARGET = HERE / "adapters"
MODEL = HERE / "pipelines" / "conv_epsilon"
STEPS, SCALE = 8, 3.0
OF_THE_MODEL = ("num_train_timesteps", "beta_start", "beta_end", "beta_schedule", "prediction_type")
ATTENTION = ("to_q", "to_k", "to_v", "to_out.0")
TEXT = ("self_attn.q_proj", "self_attn.out_proj", "mlp.fc1")


def layers(network, ends):
    return {name: module for name, module in network.named_modules() if name.endswith(ends) and hasattr(module, "weight")}


def update(module, rank):
    out, rest = module.weight.shape[0], module.weight.shape[1:]
    kernel = (1, 1) if len(rest) == 3 else ()
    return torch.randn(rank, *rest) * 0.3, torch.randn(out, rank, *kernel) * 0.3


def full_name(name):
    return name if name.startswith("text_model.") else "text_model." + name


def peft_file(pipe):
    """The present names, alpha in the metadata, convolutions and feed-forward layers too."""
    parts = {}
    for part, found in (("unet", layers(pipe.unet, ATTENTION + ("proj_in", "ff.net.2", "conv1"))),
                        ("text_encoder", layers(pipe.text_encoder, TEXT))):
        for name, module in found.items():
            down, up = update(module, 2)
            name = full_name(name) if part == "text_encoder" else name
            parts[f"{part}.{name}.lora_A.weight"], parts[f"{part}.{name}.lora_B.weight"] = down, up
    config = {}
    for part, alpha in (("unet", 3), ("text_encoder", 1)):
        targets = sorted({key.split(".lora_")[0].removeprefix(part + ".").removeprefix("text_model.")
                          for key in parts if key.startswith(part + ".")})
        config |= {f"{part}.r": 2, f"{part}.lora_alpha": alpha, f"{part}.target_modules": targets,
                   f"{part}.use_rslora": part == "text_encoder"}
    config["unet.alpha_pattern"] = {name: 1 for name in config["unet.target_modules"] if name.endswith("attn2.to_v")}
    return parts, {"format": "pt", "lora_adapter_metadata": json.dumps(config)}


def processor_file(pipe):
    """The attention processors' names of diffusers before 0.22."""
    parts = {}
    for name, module in layers(pipe.unet, ATTENTION).items():
        down, up = update(module, 3)
        block, projection = name.removesuffix(".0").rsplit(".", 1)
        parts[f"unet.{block}.processor.{projection}_lora.down.weight"] = down
        parts[f"unet.{block}.processor.{projection}_lora.up.weight"] = up
    for name, module in layers(pipe.text_encoder, TEXT).items():
        down, up = update(module, 3)
        parts[f"text_encoder.{full_name(name)}.lora_linear_layer.down.weight"] = down
        parts[f"text_encoder.{full_name(name)}.lora_linear_layer.up.weight"] = up
    return parts, None


def kohya_file(pipe):
    parts = {}
    for prefix, found in (("lora_unet_", layers(pipe.unet, ATTENTION)), ("lora_te_", layers(pipe.text_encoder, TEXT))):
        for name, module in found.items():
            down, up = update(module, 2)
            name = prefix + (full_name(name) if prefix == "lora_te_" else name).replace(".", "_")
            parts |= {f"{name}.lora_down.weight": down, f"{name}.lora_up.weight": up, f"{name}.alpha": torch.tensor(1.5)}
    return parts, None


def make_files(pipe):
    for name, make in (("peft", peft_file), ("processors", processor_file), ("kohya", kohya_file)):
        parts, metadata = make(pipe)
        save_file({key: value.half().contiguous() for key, value in parts.items()}, TARGET / f"{name}.safetensors", metadata=metadata)
    width = pipe.text_encoder.config.hidden_size
    save_file({"<shoe>": torch.randn(width)}, TARGET / "shoe.safetensors")
    save_file({"<two-word>": torch.randn(2, width)}, TARGET / "style.safetensors")


def load():
    pipe = StableDiffusionPipeline.from_pretrained(MODEL, torch_dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    pipe.scheduler = DDIMScheduler(**{key: pipe.scheduler.config[key] for key in OF_THE_MODEL})
    return pipe


@torch.no_grad()
def draw(case, noise):
    pipe = load()
    for name, _ in case["lora"]:
        pipe.load_lora_weights(TARGET / f"{name}.safetensors", adapter_name=name)
    if case["lora"]:
        pipe.set_adapters([name for name, _ in case["lora"]], [weight for _, weight in case["lora"]])
    for name in case["embeddings"]:
        pipe.load_textual_inversion(TARGET / f"{name}.safetensors")
    return pipe(case["prompt"], negative_prompt=case["negative_prompt"], latents=noise, num_inference_steps=STEPS,
                guidance_scale=SCALE, output_type="latent").images


def main():
    torch.manual_seed(300)
    torch.set_num_threads(1)
    TARGET.mkdir(exist_ok=True)
    pipe = load()
    make_files(pipe)
    noise = torch.randn(1, pipe.unet.config.in_channels, 8, 8).half().float()
    tensors, cases = {"noise": noise.half()}, []
    plain = dict(lora=[], embeddings=[], prompt="a photo of a dark boot", negative_prompt="")
    shoe = dict(prompt="a photo of a dark <Shoe>, a type of clothing", embeddings=["shoe"])
    both = dict(prompt="a <shoe> like <two-word> shoes", negative_prompt="<two-word>_1", embeddings=["shoe", "style"])
    everything = dict(lora=[["kohya", -0.4], ["peft", 0.8], ["processors", 0.5]])
    for change in ({}, dict(lora=[["peft", 1.0]]), dict(lora=[["processors", 0.7]]), dict(lora=[["kohya", 1.0]]), everything, shoe, both,
                   everything | both):
        case = plain | change
        result = draw(case, noise)
        differences = [(result - tensors[other["tensor"]]).abs().max().item() for other in cases]
        assert all(difference > 0.02 for difference in differences), (case, differences)
        case["tensor"] = f"latents.{len(cases)}"
        tensors[case["tensor"]] = result.contiguous()
        cases.append(case)
        print(case, [f"{difference:.2f}" for difference in differences], flush=True)
    save_file(tensors, TARGET / "latents.safetensors")
    common = dict(num_inference_steps=STEPS, guidance_scale=SCALE, cases=cases)
    (TARGET / "latents.json").write_text(json.dumps(common, indent=1) + "\n")


if __name__ == "__main__":
    main()
