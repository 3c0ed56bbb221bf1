"""Loads a trained folder with diffusers and transformers and prints how far their results are from the given ones."""

import json
import sys
from pathlib import Path

import torch
from diffusers import StableDiffusionPipeline
from safetensors.torch import load_file
from transformers import CLIPImageProcessor, CLIPModel, CLIPTextModel, CLIPTokenizer

folder = Path(sys.argv[1])
given = load_file(folder / "given.safetensors")
pipeline = StableDiffusionPipeline.from_pretrained(folder / "pipeline", torch_dtype=torch.float32, local_files_only=True)
_, text_report = CLIPTextModel.from_pretrained(folder / "pipeline" / "text_encoder", output_loading_info=True)
clip, clip_report = CLIPModel.from_pretrained(folder / "clip", torch_dtype=torch.float32, output_loading_info=True)
processor = CLIPImageProcessor.from_pretrained(folder / "clip")
tokenizer = CLIPTokenizer.from_pretrained(folder / "clip")


def ids(text):
    return tokenizer(text, padding="max_length", max_length=77, return_tensors="pt").input_ids


def features(output):
    return output if torch.is_tensor(output) else output.pooler_output


with torch.no_grad():
    states = pipeline.text_encoder(ids("a photo of a coat"))[0]
    clip_ids = tokenizer("a photo of a coat", return_tensors="pt").input_ids
    results = {
        "states": states,
        "mean": pipeline.vae.encode(given["pixels"]).latent_dist.mean,
        "decoded": pipeline.vae.decode(given["latents"]).sample,
        "noise": pipeline.unet(given["latents"], given["timestep"], encoder_hidden_states=states).sample,
        "image_features": features(clip.get_image_features(pixel_values=given["pixels"])),
        "text_features": features(clip.get_text_features(input_ids=clip_ids)),
    }
json.dump({"differences": {name: (value - given[name]).abs().max().item() for name, value in results.items()},
           "sizes": {name: value.abs().max().item() for name, value in results.items()},
           "crop": processor.crop_size["height"],
           "wrong_keys": [sorted(report[key]) for report in (text_report, clip_report) for key in ("missing_keys", "unexpected_keys")]},
          sys.stdout)
