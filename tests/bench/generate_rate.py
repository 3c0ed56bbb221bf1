"""Images per second of the worker's "generate" on the embedded model: batch 64, DPM-Solver++ 2M, 12 steps, CFG; alone, and beside one other
busy program, as a ratio.
Usage: generate_rate.py TAILWRIGHT_WORKER MODEL_FOLDER"""

import json
import os
import subprocess
import sys

IMAGES, BATCH = 128, 64


def rate(worker, model):
    bends = ("OPENBLAS_", "GOTO_", "MKL_", "OMP_", "GOMP_")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(bends)}
    environment["GOMP_SPINCOUNT"] = "1000"  # as worker_environment() in core/worker/client sets it
    request = {"model": model, "prompt": "a photo of a dark ankle boot", "batch_size": BATCH, "fit": "pad", "width": 28, "height": 28,
               "channels": 1, "items": [{"seed": i} for i in range(IMAGES)],
               "sampling": {"scheduler": "dpmpp-2m", "num_inference_steps": 12, "rule": "cfg", "guidance_scale": 2.5}}
    lines = json.dumps({"id": 1, "method": "generate", "params": request}) + "\n"
    process = subprocess.Popen([worker], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)
    process.stdin.write(lines)
    process.stdin.flush()
    for line in process.stdout:
        message = json.loads(line)
        if "error" in message:
            raise SystemExit(message["error"]["message"])
        if "result" in message:
            result = message["result"]
            break
    process.stdin.close()
    process.wait()
    return result["images"] / result["seconds"]


def main(worker, model):
    alone = rate(worker, model)
    busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        beside = rate(worker, model)
    finally:
        busy.kill()
    print(f"embedded model: {alone:.1f} images/s (12 steps, CFG, batches of {BATCH}); beside a busy program {beside:.1f}, ratio {beside / alone:.2f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
