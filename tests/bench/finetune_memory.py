"""Peak memory and time of fine-tuning steps of Stable Diffusion 1.5's size: 512x512, batch 1, float32, rank 10, gradient checkpointing.
Usage: finetune_memory.py TAILWRIGHT_WORKER MODEL_FOLDER"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

STEPS = 2


def main(worker, model):
    if not Path(model, "model_index.json").exists():
        print(f"writing {model} (random weights) ...", flush=True)
        subprocess.run([sys.executable, Path(__file__).with_name("make_sd15.py"), model], check=True)
    from PIL import Image
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("OPENBLAS_", "GOTO_", "MKL_", "OMP_"))}
    with tempfile.TemporaryDirectory() as folder:
        Image.effect_noise((640, 512), 60).convert("RGB").save(f"{folder}/picture.png")
        one = {"token": "<class_0>", "prompt": "a photo of a <class_0>", "name": "boot", "images": [f"{folder}/picture.png"]}
        request = {"model": model, "folder": folder, "classes": [one],
                   "settings": {"rank": 10, "steps": STEPS, "batch_size": 1, "sample_every": 0, "checkpoint_every": 1}}
        process = subprocess.Popen([worker], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)
        process.stdin.write(json.dumps({"id": 1, "method": "finetune", "params": request}) + "\n")
        process.stdin.flush()
        for line in process.stdout:
            message = json.loads(line)
            if "error" in message:
                raise SystemExit(message["error"]["message"])
            if "result" in message:
                result = message["result"]
                print(f"Stable Diffusion 1.5, 512x512, float32, fine-tuning, batch 1: {result['seconds'] / STEPS:.1f} s per step, peak memory "
                      f"{result['peak_rss_mb']:.0f} MB (below 12000 wanted)")
                break
        process.stdin.close()
        process.wait()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
