"""Makes tests/golden/pipelines, tests/golden/clip and tests/golden/networks: tiny random models in the layout of diffusers and
transformers with the inputs and outputs of their networks, and tokens of difficult texts. See requirements.txt for versions."""

import json
import shutil
from pathlib import Path

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
import diffusers
from PIL import Image
from safetensors.torch import load_file, save_file
from transformers import CLIPConfig, CLIPImageProcessor, CLIPModel, CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from network_configs import CLIPS, PIPELINES

HERE = Path(__file__).parent
MODELS = HERE.parent.parent / "resources" / "models"
PROMPTS = ["a photo of a dark ankle boot", ""]
MERGES = 62
OLD_NAMES = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}


def randomise(model, dtype):
    """Norms and biases become random too (their usual ones and zeros would hide faults); values fit the stored type."""
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.dim() == 1:
                centre = 1.0 if name.endswith("weight") else 0.0
                parameter.copy_(centre + 0.2 * torch.randn_like(parameter))
            elif "embedding" in name:
                parameter.normal_(std=0.5)
            parameter.copy_(parameter.to(dtype).float())
    return model.eval()


def write_tokenizer(folder, pad_token="<|endoftext|>", tokenizer_json=False, max_length=77):
    """The byte-level alphabet and the first merges of the embedded tokenizer."""
    folder.mkdir(parents=True)
    source = MODELS / "fashion-mini" / "tokenizer"
    merges = (source / "merges.txt").read_text().splitlines()[1:1 + MERGES]
    alphabet = [token for token, _ in sorted(json.loads((source / "vocab.json").read_text()).items(),
                                             key=lambda item: item[1])][:512]
    tokens = alphabet + [merge.replace(" ", "") for merge in merges] + ["<|startoftext|>", "<|endoftext|>"]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, separators=(",", ":")))
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(merges) + "\n")
    special = dict(bos_token="<|startoftext|>", eos_token="<|endoftext|>", unk_token="<|endoftext|>", pad_token=pad_token)
    (folder / "special_tokens_map.json").write_text(json.dumps(special, indent=2))
    (folder / "tokenizer_config.json").write_text(json.dumps(
        special | dict(model_max_length=max_length, tokenizer_class="CLIPTokenizer"), indent=2))
    tokenizer = CLIPTokenizer.from_pretrained(folder)
    if tokenizer_json:
        tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
        (folder / "vocab.json").unlink()
        (folder / "merges.txt").unlink()
    return tokenizer


def save_weights(model, folder, stem, dtype, variant=None, shards=False, rename=lambda name: name):
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {rename(name): tensor.to(dtype).contiguous() for name, tensor in model.state_dict().items()}
    if shards:
        names = sorted(tensors)
        parts = [names[::2], names[1::2]]
        index = {}
        for number, part in enumerate(parts, 1):
            file = f"{stem}-{number:05}-of-{len(parts):05}.safetensors"
            save_file({name: tensors[name] for name in part}, folder / file, {"format": "pt"})
            index |= {name: file for name in part}
        (folder / f"{stem}.safetensors.index.json").write_text(json.dumps({"metadata": {"total_size": sum(t.nbytes for t in tensors.values())}, "weight_map": index}))
    else:
        file = f"{stem}.{variant}.safetensors" if variant else f"{stem}.safetensors"
        save_file(tensors, folder / file, {"format": "pt"})


def old_attention(name):
    if ".mid_block.attentions." not in name:
        return name
    for new, old in OLD_NAMES.items():
        name = name.replace(f".{new}.", f".{old}.")
    return name


def text_config(options, tokenizer):
    return dict(vocab_size=len(tokenizer), bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id,
                pad_token_id=tokenizer.pad_token_id) | options


def encode(tokenizer, prompts):
    return tokenizer(prompts, padding="max_length", truncation=True, return_tensors="pt").input_ids


def make_pipeline(name, spec, seed):
    torch.manual_seed(seed)
    folder = HERE / "pipelines" / name
    write = dict(spec["write"])
    dtype = getattr(torch, write.get("dtype", "float16"))
    tokenizer = write_tokenizer(folder / "tokenizer", write.get("pad_token", "<|endoftext|>"), write.get("tokenizer_json", False))
    unet = randomise(UNet2DConditionModel(**spec["unet"]), dtype)
    vae = randomise(AutoencoderKL(**spec["vae"]), dtype)
    text_encoder = randomise(CLIPTextModel(CLIPTextConfig(**text_config(spec["text"], tokenizer))), dtype)
    for part, model in (("unet", unet), ("vae", vae), ("text_encoder", text_encoder)):
        model.save_config(folder / part) if part != "text_encoder" else model.config.save_pretrained(folder / part)
    how = dict(dtype=dtype, variant=write.get("variant"))
    save_weights(unet, folder / "unet", "diffusion_pytorch_model", shards=write.get("shards", False), **how)
    save_weights(vae, folder / "vae", "diffusion_pytorch_model",
                 rename=old_attention if write.get("old_attention_names") else lambda key: key, **how)
    save_weights(text_encoder, folder / "text_encoder", "model",
                 rename=(lambda key: "text_model." + key) if write.get("text_prefix") else lambda key: key, **how)
    scheduler, options = spec["scheduler"]
    getattr(diffusers, scheduler)(**options).save_config(folder / "scheduler")
    index = {"_class_name": "StableDiffusionPipeline", "_diffusers_version": diffusers.__version__,
             "feature_extractor": [None, None], "image_encoder": [None, None], "requires_safety_checker": False,
             "safety_checker": [None, None], "scheduler": ["diffusers", scheduler],
             "text_encoder": ["transformers", "CLIPTextModel"], "tokenizer": ["transformers", "CLIPTokenizer"],
             "unet": ["diffusers", "UNet2DConditionModel"], "vae": ["diffusers", "AutoencoderKL"]}
    (folder / "model_index.json").write_text(json.dumps(index, indent=2) + "\n")
    save_file(run_pipeline(unet, vae, text_encoder, tokenizer, spec["size"]), folder / "networks.safetensors")


@torch.no_grad()
def run_pipeline(unet, vae, text_encoder, tokenizer, size):
    ids = encode(tokenizer, PROMPTS)
    hidden = text_encoder(ids).last_hidden_state
    sample = torch.randn(2, unet.config.in_channels, *size)
    timesteps = torch.tensor([981, 20])
    factor = 2 ** (len(vae.config.block_out_channels) - 1)
    pixels = torch.rand(1, 3, size[0] * factor, size[1] * factor) * 2 - 1
    latents = torch.randn(1, vae.config.latent_channels, *size)
    posterior = vae.encode(pixels).latent_dist
    return {"ids": ids, "last_hidden_state": hidden.contiguous(), "sample": sample, "timesteps": timesteps,
            "unet": unet(sample, timesteps, hidden).sample.contiguous(), "pixels": pixels,
            "mean": posterior.mean.contiguous(), "logvar": posterior.logvar.contiguous(), "latents": latents,
            "decoded": vae.decode(latents).sample.contiguous()}


def test_pictures(size):
    """Pictures of odd sizes (wide, tall, grey, small, right), the same on every machine: smooth waves and a hard edge."""
    pictures = []
    for number, (width, height, mode) in enumerate([(size, size, "RGB"), (size * 2 + 3, size + 5, "RGB"),
                                                    (size + 1, size * 3, "RGB"), (size // 2, size - 3, "L")]):
        channels = 3 if mode == "RGB" else 1
        y, x, c = torch.meshgrid(torch.arange(height), torch.arange(width), torch.arange(channels), indexing="ij")
        values = 127.5 + 100 * torch.sin(0.7 * x + 0.3 * c + number) * torch.cos(0.4 * y - 0.5 * c)
        values[height // 2:, : width // 3] = 255 * (number % 2)
        pixels = values.round().clamp(0, 255).to(torch.uint8)
        pictures.append(Image.fromarray(pixels.squeeze(-1).numpy() if channels == 1 else pixels.numpy(), mode))
    return pictures


@torch.no_grad()
def run_clip(model, tokenizer, processor):
    ids = encode(tokenizer, PROMPTS)
    size = model.config.vision_config.image_size
    pictures = test_pictures(size)
    result = {"ids": ids}
    pixels = torch.cat([processor(images=picture, return_tensors="pt").pixel_values for picture in pictures])
    for number, picture in enumerate(pictures):
        channels = len(picture.getbands())
        result[f"picture.{number}"] = torch.frombuffer(bytearray(picture.tobytes()), dtype=torch.uint8).reshape(
            picture.height, picture.width, channels).clone()
    result["pixels"] = pixels.contiguous()
    result["image_features"] = model.get_image_features(pixels).pooler_output.contiguous()
    result["text_features"] = model.get_text_features(ids).pooler_output.contiguous()
    result["logit_scale"] = model.logit_scale.exp().reshape(1)
    return result


def make_clip(name, spec, seed):
    torch.manual_seed(seed)
    folder = HERE / "clip" / name
    tokenizer = write_tokenizer(folder)
    config = CLIPConfig(text_config=text_config(spec["text"], tokenizer) | dict(projection_dim=spec["projection_dim"]),
                        vision_config=spec["vision"] | dict(projection_dim=spec["projection_dim"]),
                        projection_dim=spec["projection_dim"])
    model = randomise(CLIPModel(config), torch.float16)
    model.config.save_pretrained(folder)
    size = spec["vision"]["image_size"]
    processor = CLIPImageProcessor(size={"shortest_edge": size}, crop_size={"height": size, "width": size})
    processor.save_pretrained(folder)
    save_weights(model, folder, "model", torch.float16)
    save_file(run_clip(model, tokenizer, processor), folder / "networks.safetensors")


def make_embedded():
    """The embedded models, whose weights are not random."""
    folder = MODELS / "fashion-mini"
    torch.manual_seed(100)
    unet = UNet2DConditionModel.from_pretrained(folder / "unet", torch_dtype=torch.float32).eval()
    vae = AutoencoderKL.from_pretrained(folder / "vae", torch_dtype=torch.float32).eval()
    text_encoder = CLIPTextModel.from_pretrained(folder / "text_encoder", dtype=torch.float32).eval()
    tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer")
    save_file(run_pipeline(unet, vae, text_encoder, tokenizer, (8, 8)), HERE / "networks" / "fashion-mini.safetensors")
    folder = MODELS / "clip-mini"
    clip = CLIPModel.from_pretrained(folder, dtype=torch.float32).eval()
    save_file(run_clip(clip, CLIPTokenizer.from_pretrained(folder), CLIPImageProcessor.from_pretrained(folder)),
              HERE / "networks" / "clip-mini.safetensors")


def main():
    torch.set_num_threads(1)
    for folder in ("pipelines", "clip"):
        for name in PIPELINES if folder == "pipelines" else CLIPS:
            shutil.rmtree(HERE / folder / name, ignore_errors=True)
    (HERE / "networks").mkdir(exist_ok=True)
    for seed, (name, spec) in enumerate(PIPELINES.items()):
        make_pipeline(name, spec, seed)
    for seed, (name, spec) in enumerate(CLIPS.items()):
        make_clip(name, spec, 50 + seed)
    make_embedded()


if __name__ == "__main__":
    main()
