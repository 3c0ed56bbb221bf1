"""Images per second of the worker's "generate" on the embedded model: batch 64, DPM-Solver++ 2M, 12 steps, CFG.
Usage: generate_rate.py TAILWRIGHT_WORKER MODEL_FOLDER"""

import json
import os
import subprocess
import sys

IMAGES, BATCH = 128, 64


def main(worker, model):
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("OPENBLAS_", "GOTO_", "MKL_", "OMP_"))}
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
            print(f"embedded model: {result['images'] / result['seconds']:.1f} images/s (12 steps, CFG, batches of {BATCH})")
            break
    process.stdin.close()
    process.wait()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
