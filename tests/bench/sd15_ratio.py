"""Seconds per step of tailwright-cli against diffusers: Stable Diffusion 1.5's size, 512x512, float32, guidance, the same machine,
threads and run. The two take turns and the medians are compared, because a machine's clock drifts.
Usage: sd15_ratio.py TAILWRIGHT_CLI MODEL_FOLDER [ROUNDS]"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STEPS = 2
THREADS = len(os.sched_getaffinity(0))


def probe():
    """GFLOP/s of a matrix product: what the machine gives right now."""
    import torch
    a = torch.randn(2048, 2048)
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        a @ a
        seconds.append(time.perf_counter() - start)
    return 2 * 2048 ** 3 / min(seconds) / 1e9


def ours(cli, model):
    with tempfile.TemporaryDirectory() as folder:
        command = [cli, "txt2img", "--model", model, "--prompt", "a boot", "--steps", str(STEPS), "--guidance-scale", "7.5",
                   "--scheduler", "ddim", "--seed", "1", "--threads", str(THREADS), "--output", f"{folder}/out.png", "--json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def theirs(model):
    """In a process of its own, so that one program's memory is not the other's."""
    script = f"""
import json, time, torch
from diffusers import DDIMScheduler, StableDiffusionPipeline
torch.set_num_threads({THREADS})
pipe = StableDiffusionPipeline.from_pretrained({model!r}, torch_dtype=torch.float32)
pipe.scheduler = DDIMScheduler.from_config(pipe.scheduler.config)
pipe.set_progress_bar_config(disable=True)
times = [time.perf_counter()]
def note(*arguments):
    times.append(time.perf_counter())
    return arguments[-1]
latents = pipe("a boot", num_inference_steps={STEPS}, guidance_scale=7.5, output_type="latent", callback_on_step_end=note).images
start = time.perf_counter()
with torch.no_grad():
    pipe.vae.decode(latents / pipe.vae.config.scaling_factor)
print(json.dumps(dict(steps=[b - a for a, b in zip(times, times[1:])][-{STEPS - 1}:], decode=time.perf_counter() - start)))
"""
    result = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return json.loads(result.stdout.splitlines()[-1])


def main(cli, model, rounds):
    if not Path(model, "model_index.json").exists():
        print(f"writing {model} (random weights) ...", flush=True)
        subprocess.run([sys.executable, Path(__file__).with_name("make_sd15.py"), model], check=True)
    print(f"probe: {probe():.0f} GFLOP/s in a 2048 matrix product of PyTorch, {THREADS} threads")
    mine, reference, decodes, peak = [], [], [], 0
    for _ in range(rounds):
        result = ours(cli, model)
        mine.append(result["seconds_per_step"])
        peak = max(peak, result["peak_rss_mb"])
        other = theirs(model)
        reference.extend(other["steps"])
        decodes.append((result["decode_seconds"], other["decode"]))
    a, b = statistics.median(mine), statistics.median(reference)
    print(f"Stable Diffusion 1.5, 512x512, float32: {a:.2f} s per step, diffusers {b:.2f} s, ratio {a / b:.2f} (below 2.0 wanted)")
    da, db = (statistics.median(values) for values in zip(*decodes))
    print(f"decoding: {da:.2f} s, diffusers {db:.2f} s, ratio {da / db:.2f}; peak memory of the worker {peak:.0f} MB (below 6000 wanted)")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 2)
