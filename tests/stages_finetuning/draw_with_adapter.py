"""Draws with diffusers and a folder that fine-tuning wrote: every file of it as a user of diffusers would load it.
Usage: draw_with_adapter.py MODEL ADAPTER PROMPT NOISE OUTPUT"""

import sys
from pathlib import Path

import torch
from diffusers import DDIMScheduler, StableDiffusionPipeline
from safetensors.torch import load_file, save_file

model, adapter, prompt, noise, output = sys.argv[1:6]
torch.set_num_threads(1)
pipe = StableDiffusionPipeline.from_pretrained(model, torch_dtype=torch.float32)
of_the_model = ("num_train_timesteps", "beta_start", "beta_end", "beta_schedule", "prediction_type")
pipe.scheduler = DDIMScheduler(**{key: pipe.scheduler.config[key] for key in of_the_model})
pipe.set_progress_bar_config(disable=True)
pipe.load_lora_weights(adapter, weight_name="pytorch_lora_weights.safetensors")
for file in sorted(Path(adapter, "embeddings").iterdir()):
    pipe.load_textual_inversion(file)
latents = pipe(prompt, latents=load_file(noise)["latents"], num_inference_steps=6, guidance_scale=3.0, output_type="latent").images
save_file({"latents": latents.contiguous()}, output)
