-- How many images there are of every kind that a page counts, so that a count costs the number of classes and not of images.

CREATE TABLE image_count (
  run_id   INTEGER NOT NULL,        -- 0: real images
  class_id INTEGER NOT NULL,
  what     TEXT NOT NULL,           -- real: the partition; generated and not in the trash: the verdict, and 'scored' of those with a margin
  images   INTEGER NOT NULL,
  PRIMARY KEY (run_id, class_id, what)
) WITHOUT ROWID;

CREATE VIEW kept_sample AS          -- what is counted of generated images
  SELECT id, run_id, class_id FROM image WHERE kind = 'synthetic' AND NOT EXISTS (SELECT 1 FROM trash WHERE trash.image_id = image.id);
CREATE VIEW counted_as AS
  SELECT image_id, verdict AS what FROM sample UNION ALL SELECT image_id, 'scored' FROM score WHERE name = 'margin';

INSERT INTO image_count SELECT 0, class_id, partition, COUNT(*) FROM image WHERE kind = 'real' GROUP BY 2, 3;
INSERT INTO image_count
  SELECT run_id, class_id, verdict, COUNT(*) FROM kept_sample JOIN sample ON sample.image_id = kept_sample.id GROUP BY 1, 2, 3;
INSERT INTO image_count
  SELECT run_id, class_id, 'scored', COUNT(*) FROM kept_sample JOIN score ON score.image_id = kept_sample.id AND score.name = 'margin'
  GROUP BY 1, 2;

CREATE TRIGGER count_real_added AFTER INSERT ON image WHEN NEW.kind = 'real' BEGIN
  INSERT INTO image_count VALUES (0, NEW.class_id, NEW.partition, 1) ON CONFLICT DO UPDATE SET images = images + 1;
END;
CREATE TRIGGER count_real_moved AFTER UPDATE OF class_id, partition ON image WHEN NEW.kind = 'real' BEGIN
  UPDATE image_count SET images = images - 1 WHERE run_id = 0 AND class_id = OLD.class_id AND what = OLD.partition;
  INSERT INTO image_count VALUES (0, NEW.class_id, NEW.partition, 1) ON CONFLICT DO UPDATE SET images = images + 1;
END;
CREATE TRIGGER count_real_removed AFTER DELETE ON image WHEN OLD.kind = 'real' BEGIN
  UPDATE image_count SET images = images - 1 WHERE run_id = 0 AND class_id = OLD.class_id AND what = OLD.partition;
END;

CREATE TRIGGER count_sample_added AFTER INSERT ON sample BEGIN
  INSERT INTO image_count SELECT run_id, class_id, NEW.verdict, 1 FROM kept_sample WHERE id = NEW.image_id
    ON CONFLICT DO UPDATE SET images = images + 1;
END;
CREATE TRIGGER count_sample_judged AFTER UPDATE OF verdict ON sample WHEN NEW.verdict <> OLD.verdict BEGIN
  UPDATE image_count SET images = images - 1
    WHERE (run_id, class_id) = (SELECT run_id, class_id FROM kept_sample WHERE id = OLD.image_id) AND what = OLD.verdict;
  INSERT INTO image_count SELECT run_id, class_id, NEW.verdict, 1 FROM kept_sample WHERE id = NEW.image_id
    ON CONFLICT DO UPDATE SET images = images + 1;
END;
CREATE TRIGGER count_sample_moved AFTER UPDATE OF class_id, run_id ON image
  WHEN NEW.kind = 'synthetic' AND NOT EXISTS (SELECT 1 FROM trash WHERE image_id = NEW.id) BEGIN
  UPDATE image_count SET images = images - 1
    WHERE run_id = OLD.run_id AND class_id = OLD.class_id AND what IN (SELECT what FROM counted_as WHERE image_id = NEW.id);
  INSERT INTO image_count SELECT NEW.run_id, NEW.class_id, what, 1 FROM counted_as WHERE image_id = NEW.id
    ON CONFLICT DO UPDATE SET images = images + 1;
END;
-- Before: with the image gone nobody knows whose sample and score it is that go with it.
CREATE TRIGGER count_sample_removed BEFORE DELETE ON image
  WHEN OLD.kind = 'synthetic' AND NOT EXISTS (SELECT 1 FROM trash WHERE image_id = OLD.id) BEGIN
  UPDATE image_count SET images = images - 1
    WHERE run_id = OLD.run_id AND class_id = OLD.class_id AND what IN (SELECT what FROM counted_as WHERE image_id = OLD.id);
END;

CREATE TRIGGER count_score_added AFTER INSERT ON score WHEN NEW.name = 'margin' BEGIN
  INSERT INTO image_count SELECT run_id, class_id, 'scored', 1 FROM kept_sample WHERE id = NEW.image_id
    ON CONFLICT DO UPDATE SET images = images + 1;
END;
CREATE TRIGGER count_score_removed AFTER DELETE ON score WHEN OLD.name = 'margin' BEGIN
  UPDATE image_count SET images = images - 1
    WHERE (run_id, class_id) = (SELECT run_id, class_id FROM kept_sample WHERE id = OLD.image_id) AND what = 'scored';
END;

CREATE TRIGGER count_trashed AFTER INSERT ON trash BEGIN
  UPDATE image_count SET images = images - 1
    WHERE (run_id, class_id) = (SELECT run_id, class_id FROM image WHERE id = NEW.image_id)
      AND what IN (SELECT what FROM counted_as WHERE image_id = NEW.image_id);
END;
CREATE TRIGGER count_restored AFTER DELETE ON trash BEGIN
  INSERT INTO image_count
    SELECT image.run_id, image.class_id, counted_as.what, 1 FROM image JOIN counted_as ON counted_as.image_id = image.id
    WHERE image.id = OLD.image_id
    ON CONFLICT DO UPDATE SET images = images + 1;
END;
