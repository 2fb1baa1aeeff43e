-- What an item was before each change: an export as of then, and a span judged then, need the text of then.
CREATE TABLE item_past (
  item_id      UUID NOT NULL REFERENCES item,
  until        TIMESTAMP WITH TIME ZONE NOT NULL,
  content      VARCHAR NOT NULL,
  content_hash VARCHAR(64) NOT NULL,
  PRIMARY KEY (item_id, until)
);

-- Where an imported judgement was brought in from: the name of the form it came in.
ALTER TABLE judgement ADD COLUMN source VARCHAR(64);
