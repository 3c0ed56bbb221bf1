"""Training pictures per second of the worker's "train", as ratios of one run: bfloat16 against float32, channels_last against planes,
loader threads against one when pictures are decoded as they are used, and the trainings of an experiment (small grey pictures, one
thread each, two at a time) against one on all threads and, when it is named, against another worker. The settings take turns and
medians are compared, because a machine's clock drifts. Usage: train_rate.py TAILWRIGHT_WORKER [ROUNDS [OTHER_WORKER]]"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy
from PIL import Image

THREADS = len(os.sched_getaffinity(0))
CLASSES = 4


def train(worker, request):
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("OPENBLAS_", "GOTO_", "MKL_", "OMP_"))}
    process = subprocess.Popen([worker], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)
    process.stdin.write(json.dumps({"id": 1, "method": "train", "params": request}) + "\n")
    process.stdin.flush()
    for line in process.stdout:
        message = json.loads(line)
        if "error" in message:
            raise SystemExit(message["error"]["message"])
        if "result" in message:
            process.stdin.close()
            process.wait()
            return message["result"]
    raise SystemExit("the worker ended without a result")


def write_pictures(folder, size, count, channels=3):
    random = numpy.random.default_rng(0)
    pictures = []
    for i in range(count):
        path = Path(folder, f"{size}-{channels}-{i}.jpg")
        small = random.integers(0, 256, (16, 16, 3), dtype=numpy.uint8)
        picture = Image.fromarray(small).resize((size, size), Image.Resampling.BICUBIC)
        (picture if channels == 3 else picture.convert("L")).save(path, quality=92)
        pictures.append({"image": str(path), "label": i % CLASSES})
    return pictures


def request_of(pictures, settings):
    held_out = len(pictures) // 8
    return {"settings": {"evaluations": 1, "threads": THREADS, "crop_padding": 0} | settings, "seed": 1, "classes": CLASSES,
            "validation": pictures[:held_out], "test": pictures[held_out:2 * held_out], "train": pictures[2 * held_out:]}


def compare(worker, rounds, title, pictures, common, variants):
    rates = {name: [] for name in variants}
    waits = {name: [] for name in variants}
    precision = {}
    for _ in range(rounds):
        for name, changes in variants.items():
            result = train(worker, request_of(pictures, common | changes))
            rates[name].append(result["images_per_second"])
            waits[name].append(result["loader_wait_share"])
            precision[name] = result["precision"]
    first = statistics.median(rates[next(iter(variants))])
    for name in variants:
        rate = statistics.median(rates[name])
        print(f"{title}, {name} ({precision[name]}): {rate:.0f} pictures/s, ratio {rate / first:.2f}, "
              f"waits for pictures {100 * statistics.median(waits[name]):.0f} %", flush=True)


def compare_lanes(worker, other, rounds, title, pictures, common):
    """Pictures per second of all that runs at a time."""
    alone = request_of(pictures, common)
    lane = request_of(pictures, common | {"threads": 1})
    plans = {f"1 training on {THREADS} threads": [(worker, alone)], f"{THREADS} trainings on 1 thread": [(worker, lane)] * THREADS}
    if other:
        plans[f"{THREADS} trainings on 1 thread, other worker"] = [(other, lane)] * THREADS
    rates = {name: [] for name in plans}
    for _ in range(rounds):
        for name, jobs in plans.items():
            with ThreadPoolExecutor(len(jobs)) as pool:
                rates[name].append(sum(result["images_per_second"] for result in pool.map(lambda job: train(*job), jobs)))
    first = statistics.median(next(iter(rates.values())))
    for name, values in rates.items():
        rate = statistics.median(values)
        print(f"{title}, {name}: {rate:.0f} pictures/s, ratio {rate / first:.2f}", flush=True)


def main(worker, rounds, other):
    with tempfile.TemporaryDirectory() as folder:
        small, large = write_pictures(folder, 64, 256), write_pictures(folder, 384, 256)
        compare_lanes(worker, other, rounds, "resnet_small, 28 px grey", write_pictures(folder, 28, 1024, channels=1),
                      {"network": "resnet_small", "image_size": 28, "batch_size": 128, "steps": 150})
        layouts = {"planes": {"channels_last": False}, "channels_last": {"channels_last": True},
                   "channels_last, bfloat16": {"channels_last": True, "precision": "bfloat16"},
                   "planes, bfloat16": {"channels_last": False, "precision": "bfloat16"}}
        compare(worker, rounds, "resnet_small, 32 px", small, {"network": "resnet_small", "image_size": 32, "batch_size": 128, "steps": 60},
                layouts)
        compare(worker, rounds, "resnet18, 64 px", small, {"network": "resnet18", "image_size": 64, "batch_size": 64, "steps": 8}, layouts)
        compare(worker, rounds, "resnet_small, 32 px, 384 px JPEG decoded each time", large,
                {"network": "resnet_small", "image_size": 32, "batch_size": 64, "steps": 20, "memory_limit_mb": 0},
                {"1 loader thread": {"loader_threads": 1}, f"{THREADS} loader threads": {"loader_threads": THREADS},
                 "held in memory": {"memory_limit_mb": 2048}})


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3, sys.argv[3] if len(sys.argv) > 3 else None)
