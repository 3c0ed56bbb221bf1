"""Writes a folder with Stable Diffusion 1.5's real configuration and random weights, for speed and memory (which do not depend on
the weights). Usage: make_sd15.py FOLDER"""

import json
import sys
from pathlib import Path

import torch
from diffusers import AutoencoderKL, PNDMScheduler, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel

VOCABULARY = 49408
UNET = dict(sample_size=64, in_channels=4, out_channels=4, layers_per_block=2, block_out_channels=(320, 640, 1280, 1280),
            down_block_types=("CrossAttnDownBlock2D",) * 3 + ("DownBlock2D",),
            up_block_types=("UpBlock2D",) + ("CrossAttnUpBlock2D",) * 3, cross_attention_dim=768, attention_head_dim=8)
VAE = dict(block_out_channels=(128, 256, 512, 512), down_block_types=("DownEncoderBlock2D",) * 4,
           up_block_types=("UpDecoderBlock2D",) * 4, layers_per_block=2, latent_channels=4, sample_size=512, scaling_factor=0.18215)
TEXT = dict(vocab_size=VOCABULARY, hidden_size=768, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12,
            max_position_embeddings=77, hidden_act="quick_gelu", bos_token_id=49406, eos_token_id=49407, pad_token_id=49407)
SCHEDULER = dict(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012, skip_prk_steps=True, set_alpha_to_one=False,
                 steps_offset=1)


def byte_alphabet():
    """GPT-2's printable stand-ins for the 256 bytes."""
    printable = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    others = [byte for byte in range(256) if byte not in printable]
    return [chr(byte) for byte in printable] + [chr(256 + i) for i in range(len(others))]


def write_tokenizer(folder):
    """CLIP's format and vocabulary size; without merges every letter is a token of its own."""
    folder.mkdir(parents=True)
    letters = byte_alphabet()
    tokens = letters + [letter + "</w>" for letter in letters]
    tokens += [f"<unused{i}>" for i in range(VOCABULARY - 2 - len(tokens))] + ["<|startoftext|>", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({token: i for i, token in enumerate(tokens)}))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    special = dict(bos_token="<|startoftext|>", eos_token="<|endoftext|>", unk_token="<|endoftext|>", pad_token="<|endoftext|>")
    (folder / "special_tokens_map.json").write_text(json.dumps(special))
    (folder / "tokenizer_config.json").write_text(json.dumps(special | dict(model_max_length=77, tokenizer_class="CLIPTokenizer")))


def main(folder):
    torch.manual_seed(0)
    write_tokenizer(folder / "tokenizer")
    UNet2DConditionModel(**UNET).half().save_pretrained(folder / "unet")
    AutoencoderKL(**VAE).half().save_pretrained(folder / "vae")
    CLIPTextModel(CLIPTextConfig(**TEXT)).half().save_pretrained(folder / "text_encoder")
    PNDMScheduler(**SCHEDULER).save_pretrained(folder / "scheduler")
    index = dict(_class_name="StableDiffusionPipeline", scheduler=["diffusers", "PNDMScheduler"],
                 text_encoder=["transformers", "CLIPTextModel"], tokenizer=["transformers", "CLIPTokenizer"],
                 unet=["diffusers", "UNet2DConditionModel"], vae=["diffusers", "AutoencoderKL"],
                 safety_checker=[None, None], feature_extractor=[None, None])
    (folder / "model_index.json").write_text(json.dumps(index, indent=2) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
