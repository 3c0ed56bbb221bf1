-- Verdicts that were given to many pictures at once, with what they rest on.

CREATE TABLE decision (
  id       INTEGER PRIMARY KEY,      -- the action_id of its rows in verdict_log
  evidence TEXT NOT NULL             -- JSON: "kind" ('threshold' or 'sample') and what belongs to it
);

-- decided_by gains 'sample': not looked at, but judged by a random sample that was.
CREATE TABLE sample_with_decision (
  image_id          INTEGER PRIMARY KEY REFERENCES image(id) ON DELETE CASCADE,
  queue_item_id     INTEGER REFERENCES queue_item(id),
  seed              INTEGER NOT NULL,        -- unsigned 64 bit, stored as its two's complement
  source_image_id   INTEGER REFERENCES image(id),
  negative_class_id INTEGER REFERENCES class(id),
  provenance        TEXT NOT NULL,           -- JSON, the record that goes into the PNG and metadata.jsonl
  verdict           TEXT NOT NULL DEFAULT 'unjudged' CHECK (verdict IN ('unjudged', 'accepted', 'rejected')),
  reason            TEXT NOT NULL DEFAULT '' CHECK (reason IN ('', 'wrong_class', 'artefact', 'too_like_real', 'off_style')),
  decided_by        TEXT NOT NULL DEFAULT '' CHECK (decided_by IN ('', 'person', 'rule', 'sample')),
  decided_at        TEXT NOT NULL DEFAULT '',
  decision_id       INTEGER REFERENCES decision(id),
  created           TEXT NOT NULL,
  UNIQUE (queue_item_id, seed)
);
INSERT INTO sample_with_decision (image_id, queue_item_id, seed, source_image_id, negative_class_id, provenance, verdict, reason,
                                  decided_by, decided_at, created)
SELECT image_id, queue_item_id, seed, source_image_id, negative_class_id, provenance, verdict, reason, decided_by, decided_at, created
FROM sample;
DROP TABLE sample;
ALTER TABLE sample_with_decision RENAME TO sample;
CREATE INDEX sample_by_verdict ON sample (verdict);
CREATE INDEX sample_by_decision ON sample (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX sample_by_person ON sample (decided_at) WHERE decided_by = 'person';
