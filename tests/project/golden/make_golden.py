"""Makes schema_<N>.db from core/project/schema/*.sql up to N, with a few rows. See README.md."""
import glob
import os
import sqlite3
import sys

here = os.path.dirname(os.path.abspath(__file__))
number = int(sys.argv[1])
target = os.path.join(here, f"schema_{number}.db")
if os.path.exists(target):
    sys.exit(f"{target} is there already and is never made again")

db = sqlite3.connect(target, isolation_level=None)
db.execute("PRAGMA page_size = 512")  # keeps the committed file small
for file in sorted(glob.glob(os.path.join(here, "../../../core/project/schema/*.sql"))):
    if int(os.path.basename(file)[:4]) <= number:
        db.executescript(open(file, encoding="utf-8").read())
db.execute("PRAGMA foreign_keys = ON")
time = "2026-01-01T00:00:00Z"
db.execute("BEGIN")
db.execute("INSERT INTO setting VALUES ('dataset', '{\"fit\":\"pad\"}')")
db.executemany("INSERT INTO class VALUES (?, ?, ?)", [(1, "shirt", 0), (2, "coat", 1)])
db.execute("INSERT INTO generation_run VALUES (1, 'run_1', 'plain_cfg', '{}', 'fashion-mini', 'abc', ?, 1)", (time,))
db.execute("INSERT INTO queue_item VALUES (1, 1, 2, 1, '{}', 2, 'done', 1, '', '', ?)", (time,))
image = 0
for class_id, partition, count in [(1, "train", 4), (2, "train", 1), (1, "validation", 1), (2, "test", 1)]:
    for _ in range(count):
        image += 1
        db.execute("INSERT INTO image (id, class_id, kind, partition, path, width, height, channels, sha256, dhash) "
                   "VALUES (?, ?, 'real', ?, ?, 28, 28, 1, ?, ?)",
                   (image, class_id, partition, f"/data/{image}.png", f"{image:064x}", image))
for seed in (5, -1):
    image += 1
    db.execute("INSERT INTO image (id, class_id, kind, partition, path, width, height, channels, sha256, dhash, run_id) "
               "VALUES (?, 2, 'synthetic', 'train', ?, 28, 28, 1, ?, 0, 1)", (image, f"images/{image}.png", f"{image:064x}"))
    db.execute("INSERT INTO sample (image_id, queue_item_id, seed, provenance, created) VALUES (?, 1, ?, '{}', ?)",
               (image, seed, time))
    db.execute("INSERT INTO score VALUES (?, 'margin', 0.25)", (image,))
db.execute("INSERT INTO threshold VALUES (0, 'margin', 0.1)")
db.execute("INSERT INTO plan_target VALUES (2, 4)")
db.execute("COMMIT")
db.execute("PRAGMA application_id = 0x54575249")
db.execute(f"PRAGMA user_version = {number}")
db.execute("VACUUM")
db.close()
