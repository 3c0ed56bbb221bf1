-- How many real images there are of every shape, so that the size that a project draws at is known without a look at all of them.

CREATE TABLE image_shape (
  train    INTEGER NOT NULL CHECK (train IN (0, 1)),   -- 1: of the training partition
  width    INTEGER NOT NULL,
  height   INTEGER NOT NULL,
  channels INTEGER NOT NULL,
  images   INTEGER NOT NULL,
  PRIMARY KEY (train, width, height, channels)
) WITHOUT ROWID;

INSERT INTO image_shape
  SELECT partition = 'train', width, height, channels, COUNT(*) FROM image WHERE kind = 'real' GROUP BY 1, 2, 3, 4;

CREATE TRIGGER shape_added AFTER INSERT ON image WHEN NEW.kind = 'real' BEGIN
  INSERT INTO image_shape VALUES (NEW.partition = 'train', NEW.width, NEW.height, NEW.channels, 1)
    ON CONFLICT DO UPDATE SET images = images + 1;
END;
CREATE TRIGGER shape_changed AFTER UPDATE OF partition, width, height, channels ON image WHEN NEW.kind = 'real' BEGIN
  UPDATE image_shape SET images = images - 1
    WHERE (train, width, height, channels) = (OLD.partition = 'train', OLD.width, OLD.height, OLD.channels);
  INSERT INTO image_shape VALUES (NEW.partition = 'train', NEW.width, NEW.height, NEW.channels, 1)
    ON CONFLICT DO UPDATE SET images = images + 1;
END;
CREATE TRIGGER shape_removed AFTER DELETE ON image WHEN OLD.kind = 'real' BEGIN
  UPDATE image_shape SET images = images - 1
    WHERE (train, width, height, channels) = (OLD.partition = 'train', OLD.width, OLD.height, OLD.channels);
END;
