"""Seconds per fine-tuning step (LoRA of rank 10 on all attention projections and one learnt token a class, batch 8) of the embedded model:
tailwright-worker against diffusers + peft, the same machine, threads and run. The two take turns and the medians are compared, because a
machine's clock drifts. Both have the pictures' latents ready; the reference trains its whole token table, as Diff-Mix does.
Usage: finetune_ratio.py TAILWRIGHT_WORKER MODEL_FOLDER [ROUNDS]"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STEPS, SKIPPED, BATCH, RANK, CLASSES, PICTURES = 60, 20, 8, 10, 4, 2
THREADS = len(os.sched_getaffinity(0))


def write_pictures(folder):
    import torch
    from PIL import Image
    torch.manual_seed(0)
    names = []
    for index in range(CLASSES * PICTURES):
        names.append(str(Path(folder, f"{index}.png")))
        Image.fromarray(torch.randint(0, 256, (32, 32), dtype=torch.uint8).numpy()).save(names[-1])
    return [names[i * PICTURES:(i + 1) * PICTURES] for i in range(CLASSES)]


def ours(worker, model):
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("OPENBLAS_", "GOTO_", "MKL_", "OMP_"))}
    with tempfile.TemporaryDirectory() as folder:
        classes = [{"token": f"<class_{i}>", "prompt": f"a photo of a <class_{i}>", "name": "coat", "images": images}
                   for i, images in enumerate(write_pictures(folder))]
        request = {"model": model, "folder": folder, "classes": classes, "fit": "pad",
                   "settings": {"rank": RANK, "steps": STEPS, "batch_size": BATCH, "sample_every": 0}}
        process = subprocess.Popen([worker, "--threads", str(THREADS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
                                   text=True)
        process.stdin.write(json.dumps({"id": 1, "method": "finetune", "params": request}) + "\n")
        process.stdin.flush()
        times = []
        for line in process.stdout:
            message = json.loads(line)
            if "error" in message:
                raise SystemExit(message["error"]["message"])
            if message.get("event") == "finetune_step":
                times.append(time.perf_counter())
            if "result" in message:
                break
        process.stdin.close()
        process.wait()
    return statistics.median(b - a for a, b in zip(times[SKIPPED:], times[SKIPPED + 1:]))


def theirs(model):
    """In a process of its own, so that one program's memory is not the other's."""
    script = f"""
import statistics, time, torch
from diffusers import DDPMScheduler, StableDiffusionPipeline
from peft import LoraConfig
torch.set_num_threads({THREADS})
torch.manual_seed(0)
pipe = StableDiffusionPipeline.from_pretrained({model!r}, torch_dtype=torch.float32)
unet, text_encoder, tokenizer = pipe.unet, pipe.text_encoder, pipe.tokenizer
noise_scheduler = DDPMScheduler.from_config(pipe.scheduler.config)
for network in (unet, text_encoder, pipe.vae):
    network.requires_grad_(False)
unet.add_adapter(LoraConfig(r={RANK}, lora_alpha={RANK}, target_modules=["to_q", "to_k", "to_v", "to_out.0"]))
tokenizer.add_tokens([f"<class_{{i}}>" for i in range({CLASSES})])
text_encoder.resize_token_embeddings(len(tokenizer))
table = text_encoder.get_input_embeddings().weight
table.requires_grad_(True)
frozen = table.detach().clone()[:-{CLASSES}]
lora = [parameter for parameter in unet.parameters() if parameter.requires_grad]
optimiser = torch.optim.AdamW([dict(params=lora, lr=5e-5), dict(params=[table], lr=5e-5)], weight_decay=1e-2)
ids = tokenizer([f"a photo of a <class_{{i}}>" for i in range({CLASSES})], padding="max_length", return_tensors="pt").input_ids
size = unet.config.sample_size
latents = torch.randn({CLASSES * PICTURES}, unet.config.in_channels, size, size)
unet.train()
seconds = []
for step in range({STEPS}):
    start = time.perf_counter()
    chosen = torch.randint(0, len(latents), ({BATCH},))
    clean = latents[chosen]
    noise = torch.randn_like(clean)
    timesteps = torch.randint(0, noise_scheduler.config.num_train_timesteps, ({BATCH},))
    states = text_encoder(ids[chosen // {PICTURES}]).last_hidden_state
    prediction = unet(noise_scheduler.add_noise(clean, noise, timesteps), timesteps, states).sample
    loss = torch.nn.functional.mse_loss(prediction, noise)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(lora, 1.0)
    optimiser.step()
    optimiser.zero_grad()
    with torch.no_grad():
        table[:-{CLASSES}] = frozen
    seconds.append(time.perf_counter() - start)
print(statistics.median(seconds[{SKIPPED}:]))
"""
    result = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return float(result.stdout.splitlines()[-1])


def main(worker, model, rounds):
    mine, reference = [], []
    for _ in range(rounds):
        mine.append(ours(worker, model))
        reference.append(theirs(model))
    a, b = statistics.median(mine), statistics.median(reference)
    print(f"embedded model, fine-tuning step, batch {BATCH}, rank {RANK}, {THREADS} threads: {1000 * a:.1f} ms, diffusers + peft "
          f"{1000 * b:.1f} ms, ratio {a / b:.2f} (at most 1.0 wanted)")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 3)
