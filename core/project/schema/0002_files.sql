-- Schema of originals that change outside, and of the trash.

ALTER TABLE import ADD COLUMN request TEXT NOT NULL DEFAULT '{}';   -- JSON: partition, class names, range: enough to list the source again

CREATE TABLE source_file (          -- originals as they were when last read: size and time tell cheaply what must be read again
  path    TEXT PRIMARY KEY,
  bytes   INTEGER NOT NULL,         -- -1: not known
  changed INTEGER NOT NULL,         -- time of the last change, nanoseconds since 1970
  missing INTEGER NOT NULL DEFAULT 0 CHECK (missing IN (0, 1))      -- marked as gone by a person; its rows stay
) WITHOUT ROWID;

CREATE TABLE trash (                -- generated pictures whose file a person removed; the rows stay for seeds, reasons and undo
  image_id INTEGER PRIMARY KEY REFERENCES image(id) ON DELETE CASCADE,
  bytes    INTEGER NOT NULL,
  moved    TEXT NOT NULL,
  emptied  TEXT NOT NULL DEFAULT '' -- when the file was deleted for good; '' while it can be restored
);
