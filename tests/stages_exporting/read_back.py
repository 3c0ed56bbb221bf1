"""Reads an export with the libraries that people train with, and prints what they saw as JSON."""

import json
import sys

import datasets
import torchvision

root, cache = sys.argv[1:3]
datasets.disable_progress_bars()
loaded = datasets.load_dataset("imagefolder", data_dir=root, cache_dir=cache)
seen = {}
for split, rows in loaded.items():
    seen[split] = {
        "columns": sorted(rows.column_names),
        "rows": [
            {"label": row["label"], "is_synthetic": row["is_synthetic"], "seed": row["seed"],
             "scores": json.loads(row["scores"]), "size": row["image"].size, "mode": row["image"].mode,
             "pixels": sum(row["image"].convert("L").getdata())}
            for row in rows
        ],
    }
folders = {}
for split in ("train", "validation", "test"):
    folder = torchvision.datasets.ImageFolder(f"{root}/{split}")
    folders[split] = {"classes": folder.classes, "count": len(folder), "first_size": folder[0][0].size}
print(json.dumps({"datasets": seen, "torchvision": folders}))
