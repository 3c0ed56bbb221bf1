"""How good a small pipeline is: the error of its VAE on test images, the share of its pictures that an independent classifier calls what
they should be, and the mean pairwise distance within a class; of a CLIP model, the zero-shot accuracy on test images. Pictures are drawn and
classified by Tailwright's own programs, VAE and CLIP are run by diffusers and transformers.

Usage: generator_quality.py BIN_FOLDER PROJECT MODEL_FOLDER... [--clip CLIP_FOLDER...] [--images 60] [--steps 12] [--guidance-scale 2.5]

PROJECT is one of Fashion-MNIST; the classifier is trained on its partitions "train" and "held_out" and chosen on "validation", so it never
saw what the generator saw. The distance is Euclidean between the 28 x 28 pictures, bytes divided by 255, as is
that of as many real training images, which is printed for comparison."""

import argparse
import base64
import gzip
import json
import os
import sqlite3
import struct
import subprocess
import tempfile
from pathlib import Path

import numpy
import torch

CLASSIFIER = {"network": "resnet_small", "steps": 3000, "batch_size": 128, "learning_rate": 0.1, "image_size": 32, "evaluations": 10}


class Worker:
    def __init__(self, program, threads=None):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("OPENBLAS_", "GOTO_", "MKL_", "OMP_"))}
        self.process = subprocess.Popen([program] + (["--threads", str(threads)] if threads else []), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, env=environment, text=True)

    def call(self, method, params, on_event=lambda name, data: None):
        self.process.stdin.write(json.dumps({"id": 1, "method": method, "params": params}) + "\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            message = json.loads(line)
            if "error" in message:
                raise SystemExit(message["error"]["message"])
            if "event" in message:
                on_event(message["event"], message["data"])
            if "result" in message:
                return message["result"]
        raise SystemExit("the worker ended")


def real_images(project, partitions):
    with sqlite3.connect(f"file:{project / 'project.db'}?mode=ro", uri=True) as database:
        places = ",".join("?" * len(partitions))
        return database.execute(f"SELECT i.path, i.idx, c.ordinal FROM image i JOIN class c ON c.id = i.class_id "
                                f"WHERE i.kind = 'real' AND i.partition IN ({places}) ORDER BY i.id", partitions).fetchall()


def class_names(project):
    with sqlite3.connect(f"file:{project / 'project.db'}?mode=ro", uri=True) as database:
        return [name for name, in database.execute("SELECT name FROM class ORDER BY ordinal")]


def labelled(rows):
    return [{"image": {"path": path, "index": index} if index >= 0 else path, "label": label} for path, index, label in rows]


def generate(worker, model, names, arguments):
    """(classes, images, 28, 28) uint8"""
    pictures = numpy.zeros((len(names), arguments.images, 28, 28), numpy.uint8)
    for label, name in enumerate(names):
        def keep(event, data):
            if event == "image":
                pixels = base64.b64decode(data["picture"]["pixels"])
                pictures[label, data["index"]] = numpy.frombuffer(pixels, numpy.uint8).reshape(28, 28)
        worker.call("generate", {"model": str(model.resolve()), "prompt": f"a photo of a {name}", "batch_size": arguments.images, "fit": "pad",
                                 "width": 28, "height": 28, "channels": 1,
                                 "items": [{"seed": 1000 * label + i} for i in range(arguments.images)],
                                 "sampling": {"scheduler": "dpmpp-2m", "num_inference_steps": arguments.steps, "rule": "cfg",
                                              "guidance_scale": arguments.guidance_scale}}, keep)
    return pictures


def classify(worker, project, names, test):
    return worker.call("train", {"settings": CLASSIFIER, "seed": 0, "classes": len(names),
                                 "train": labelled(real_images(project, ["train", "held_out"])),
                                 "validation": labelled(real_images(project, ["validation"])), "test": test})


def distance(pictures):
    """Mean over classes of the mean distance of two pictures of a class."""
    means = []
    for group in pictures:
        rows = group.reshape(len(group), -1).astype(numpy.float64) / 255
        squares = (rows ** 2).sum(1)
        distances = numpy.sqrt(numpy.maximum(0, squares[:, None] + squares[None] - 2 * rows @ rows.T))
        means.append(distances[numpy.triu_indices(len(group), 1)].mean())
    return float(numpy.mean(means))


def real_pictures(project, names, count):
    cache, groups = {}, [[] for _ in names]
    for path, index, label in real_images(project, ["train"]):
        if len(groups[label]) == count:
            continue
        if path not in cache:
            data = gzip.open(path).read() if path.endswith(".gz") else Path(path).read_bytes()
            cache[path] = numpy.frombuffer(data, numpy.uint8, offset=16).reshape(-1, 28, 28)
        groups[label].append(cache[path][index])
    return [numpy.stack(group) for group in groups]


def test_pictures(project):
    """(N, 3, 32, 32) in [-1, 1], and the labels."""
    rows = real_images(project, ["test"])
    bytes_of = {path: gzip.open(path).read() for path in {path for path, _, _ in rows}}
    grey = numpy.stack([numpy.frombuffer(bytes_of[path], numpy.uint8, 784, 16 + 784 * index).reshape(28, 28) for path, index, _ in rows])
    padded = numpy.pad(grey, ((0, 0), (2, 2), (2, 2))).astype(numpy.float32) / 127.5 - 1
    return torch.from_numpy(padded)[:, None].repeat(1, 3, 1, 1), torch.tensor([label for _, _, label in rows])


@torch.no_grad()
def reconstruction_error(model, pictures):
    """Mean square on the scale of [-1, 1]."""
    from diffusers import AutoencoderKL
    vae = AutoencoderKL.from_pretrained(model / "vae").float()
    parts = [(vae.decode(vae.encode(part).latent_dist.mean).sample - part).square().mean((1, 2, 3)) for part in pictures.split(250)]
    return torch.cat(parts).mean().item()


@torch.no_grad()
def zero_shot(folder, names, pictures, labels):
    """Accuracy, and that of each class, with the captions "a photo of a {name}"."""
    from transformers import CLIPModel, CLIPTokenizer
    clip, tokenizer = CLIPModel.from_pretrained(folder).float(), CLIPTokenizer.from_pretrained(folder)
    tokens = tokenizer([f"a photo of a {name}" for name in names], padding="max_length", max_length=77, return_tensors="pt")
    right = torch.cat([clip(input_ids=tokens.input_ids, pixel_values=part).logits_per_image.argmax(1) for part in pictures.split(250)]) == labels
    return right.float().mean().item(), [right[labels == k].float().mean().item() for k in range(len(names))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin", type=Path)
    parser.add_argument("project", type=Path)
    parser.add_argument("models", type=Path, nargs="*")
    parser.add_argument("--clip", type=Path, nargs="*", default=[])
    parser.add_argument("--images", type=int, default=60, help="of a class")
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--guidance-scale", type=float, default=2.5)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--test", action="store_true", help="also the classifier's accuracy on the project's test set")
    arguments = parser.parse_args()
    names = class_names(arguments.project)
    worker = Worker(str(arguments.bin / "tailwright-worker"), arguments.threads)
    print(f"real training images: pairwise distance {distance(real_pictures(arguments.project, names, arguments.images)):.2f}")
    if arguments.test:
        result = classify(worker, arguments.project, names, labelled(real_images(arguments.project, ["test"])))
        print(f"classifier on the test set: {100 * result['test_accuracy']:.1f} %")
    pictures, labels = test_pictures(arguments.project)
    for clip in arguments.clip:
        accuracy, of_class = zero_shot(clip, names, pictures, labels)
        classes = ", ".join(f"{name} {100 * share:.0f}" for name, share in zip(names, of_class))
        print(f"{clip}: zero-shot accuracy on the test images {100 * accuracy:.1f} % ({classes})")
    for model in arguments.models:
        print(f"{model}: reconstruction error on the test images {reconstruction_error(model, pictures):.5f}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for number, model in enumerate(arguments.models):
            pictures = generate(worker, model, names, arguments)
            file = Path(folder) / f"generated-{number}-idx3-ubyte"
            file.write_bytes(struct.pack(">IIII", 2051, pictures.shape[0] * pictures.shape[1], 28, 28) + pictures.tobytes())
            rows = [(str(file), i, i // arguments.images) for i in range(pictures.shape[0] * pictures.shape[1])]
            result = classify(worker, arguments.project, names, labelled(rows))
            classes = ", ".join(f"{name} {100 * share:.0f}" for name, share in zip(names, result["class_accuracy"]))
            print(f"{model}: {100 * result['test_accuracy']:.1f} % called what they should be ({classes}); "
                  f"pairwise distance {distance(pictures):.2f}", flush=True)


if __name__ == "__main__":
    main()
