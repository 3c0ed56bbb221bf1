-- Tailwright project, schema 1. application_id and user_version are set by the program after each migration.

CREATE TABLE setting (              -- data-set wide facts and choices, one JSON value a key
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE class (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal >= 0)   -- the label number in files and networks
);

CREATE TABLE import (
  id       INTEGER PRIMARY KEY,
  format   TEXT NOT NULL,           -- 'idx', 'image_folder', 'csv'
  path     TEXT NOT NULL,
  started  TEXT NOT NULL,
  finished TEXT,
  images   INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE import_issue (         -- what was left out or looks wrong, each with its reason; never fatal
  id        INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
  path      TEXT NOT NULL,
  kind      TEXT NOT NULL CHECK (kind IN ('broken', 'too_large', 'duplicate', 'mislabelled', 'class_name_clash', 'converted', 'unknown_file', 'small_class')),
  reason    TEXT NOT NULL
);

CREATE TABLE generation_run (       -- every generated image belongs to one
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  method     TEXT NOT NULL,         -- 'plain_cfg', 'two_stage', 'reference'
  settings   TEXT NOT NULL,         -- JSON
  model      TEXT NOT NULL,
  model_hash TEXT NOT NULL DEFAULT '',
  created    TEXT NOT NULL,
  chosen     INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1))  -- counted by plan, export and the shown tally
);

CREATE TABLE image (
  id          INTEGER PRIMARY KEY,
  class_id    INTEGER NOT NULL REFERENCES class(id),
  kind        TEXT NOT NULL CHECK (kind IN ('real', 'synthetic')),
  partition   TEXT NOT NULL CHECK (partition IN ('pretrain', 'train', 'validation', 'test', 'held_out')),
  path        TEXT NOT NULL,        -- synthetic: relative to the project folder
  idx         INTEGER NOT NULL DEFAULT -1,   -- place in an idx file, -1 for a file of its own
  width       INTEGER NOT NULL,
  height      INTEGER NOT NULL,
  channels    INTEGER NOT NULL,
  source      TEXT NOT NULL DEFAULT '{}',    -- JSON: format, bit depth, EXIF orientation, alpha … as found
  sha256      TEXT NOT NULL,
  dhash       INTEGER NOT NULL,
  import_id   INTEGER REFERENCES import(id),
  run_id      INTEGER REFERENCES generation_run(id),
  UNIQUE (path, idx),
  -- Validation and test hold real images only, and what is generated belongs to a run.
  CHECK (kind = 'real' OR partition = 'train'),
  CHECK ((kind = 'synthetic') = (run_id IS NOT NULL))
);
CREATE INDEX image_by_partition ON image (partition, kind, class_id);
CREATE INDEX image_by_class ON image (class_id, kind, partition);
CREATE INDEX image_by_run ON image (run_id, class_id) WHERE run_id IS NOT NULL;
CREATE INDEX image_by_sha256 ON image (sha256);

CREATE TABLE split_manifest (       -- the one split that serves every later step
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  sha256  TEXT NOT NULL,            -- of the lines "partition class sha256 path#idx" of all real images, in that order
  spec    TEXT NOT NULL,            -- JSON: profile, imbalance_factor, seed, class order, counts asked for
  created TEXT NOT NULL
);

CREATE TABLE plan_target (          -- the tail plan; a class without a row is not filled
  class_id INTEGER PRIMARY KEY REFERENCES class(id),
  target   INTEGER NOT NULL CHECK (target >= 0)
);

CREATE TABLE negative (             -- look-alikes of a class, with the evidence
  id             INTEGER PRIMARY KEY,
  class_id       INTEGER NOT NULL REFERENCES class(id),
  other_class_id INTEGER NOT NULL REFERENCES class(id),
  rank           INTEGER NOT NULL,           -- 1 = most alike; 0 = added by the user
  cosine         REAL,
  prompt         TEXT NOT NULL,
  chosen         INTEGER NOT NULL CHECK (chosen IN (0, 1)),
  decided_by     TEXT NOT NULL CHECK (decided_by IN ('rule', 'person')),
  decided_at     TEXT NOT NULL,
  UNIQUE (class_id, other_class_id),
  CHECK (class_id <> other_class_id)
);

CREATE TABLE negative_evidence (    -- example pictures of both sides
  negative_id INTEGER NOT NULL REFERENCES negative(id) ON DELETE CASCADE,
  image_id    INTEGER NOT NULL REFERENCES image(id),
  side        TEXT NOT NULL CHECK (side IN ('class', 'other')),
  cosine      REAL NOT NULL,
  PRIMARY KEY (negative_id, image_id, side)
) WITHOUT ROWID;

CREATE TABLE queue_item (           -- a batch of one class of one run
  id        INTEGER PRIMARY KEY,
  run_id    INTEGER NOT NULL REFERENCES generation_run(id),
  class_id  INTEGER NOT NULL REFERENCES class(id),
  position  INTEGER NOT NULL,
  request   TEXT NOT NULL,          -- JSON, all that is needed to draw it
  images    INTEGER NOT NULL CHECK (images > 0),
  state     TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'suspect', 'cancelled')),
  attempts  INTEGER NOT NULL DEFAULT 0,
  failure   TEXT NOT NULL DEFAULT '',        -- 'crash', 'out_of_memory', 'bad_input', 'disk', ''
  reason    TEXT NOT NULL DEFAULT '',
  changed   TEXT NOT NULL
);
CREATE INDEX queue_by_state ON queue_item (state, position);

CREATE TABLE sample (               -- what is known of a generated image beyond its image row
  image_id          INTEGER PRIMARY KEY REFERENCES image(id) ON DELETE CASCADE,
  queue_item_id     INTEGER REFERENCES queue_item(id),
  seed              INTEGER NOT NULL,        -- unsigned 64 bit, stored as its two's complement
  source_image_id   INTEGER REFERENCES image(id),
  negative_class_id INTEGER REFERENCES class(id),
  provenance        TEXT NOT NULL,           -- JSON, the record that goes into the PNG and metadata.jsonl
  verdict           TEXT NOT NULL DEFAULT 'unjudged' CHECK (verdict IN ('unjudged', 'accepted', 'rejected')),
  reason            TEXT NOT NULL DEFAULT '' CHECK (reason IN ('', 'wrong_class', 'artefact', 'too_like_real', 'off_style')),
  decided_by        TEXT NOT NULL DEFAULT '' CHECK (decided_by IN ('', 'person', 'rule')),
  decided_at        TEXT NOT NULL DEFAULT '',
  created           TEXT NOT NULL,
  UNIQUE (queue_item_id, seed)
);
CREATE INDEX sample_by_verdict ON sample (verdict);

CREATE TABLE score (                -- of samples, and of real training images (leave one out) as the yardstick
  image_id INTEGER NOT NULL REFERENCES image(id) ON DELETE CASCADE,
  name     TEXT NOT NULL,
  value    REAL NOT NULL,
  PRIMARY KEY (image_id, name)
) WITHOUT ROWID;
CREATE INDEX score_by_name ON score (name, value);

CREATE TABLE threshold (            -- class_id 0: all classes without a row of their own
  class_id INTEGER NOT NULL,
  name     TEXT NOT NULL,
  value    REAL NOT NULL,
  PRIMARY KEY (class_id, name)
) WITHOUT ROWID;

CREATE TABLE verdict_log (          -- one row a changed sample; rows of one action are undone together
  id         INTEGER PRIMARY KEY,
  action_id  INTEGER NOT NULL,
  image_id   INTEGER NOT NULL REFERENCES image(id) ON DELETE CASCADE,
  before     TEXT NOT NULL,         -- JSON: verdict, reason, decided_by, decided_at
  after      TEXT NOT NULL,
  undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
);
CREATE INDEX verdict_log_by_action ON verdict_log (action_id);

CREATE TABLE refused_sample (       -- drawn, but a copy of a validation or test image; its pixels are not kept
  id            INTEGER PRIMARY KEY,
  queue_item_id INTEGER NOT NULL REFERENCES queue_item(id),
  seed          INTEGER NOT NULL,
  like_image_id INTEGER NOT NULL REFERENCES image(id),
  distance      REAL NOT NULL,
  UNIQUE (queue_item_id, seed)
);

CREATE TABLE training_run (
  id       INTEGER PRIMARY KEY,
  arm      TEXT NOT NULL,
  seed     INTEGER NOT NULL,
  settings TEXT NOT NULL,           -- JSON: TrainingSettings, runs used, counts per class
  split    TEXT NOT NULL,           -- split manifest's sha256
  result   TEXT NOT NULL,           -- JSON: TrainingResult
  created  TEXT NOT NULL
);
CREATE INDEX training_run_by_arm ON training_run (arm, seed);

CREATE TABLE export (
  id       INTEGER PRIMARY KEY,
  path     TEXT NOT NULL,
  format   TEXT NOT NULL,
  real     INTEGER NOT NULL,
  synthetic INTEGER NOT NULL,
  created  TEXT NOT NULL
);
