-- What people are to label again because of an alarm: drafted by itself, launched by a lead for a pool.
CREATE TABLE slice_batch (
  id          UUID PRIMARY KEY,
  alarm_id    UUID NOT NULL UNIQUE REFERENCES slice_alarm,
  stream      INT NOT NULL,
  drafted_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  project_id  UUID REFERENCES project,
  launched_at TIMESTAMP WITH TIME ZONE,
  launched_by UUID REFERENCES account,
  outcome     VARCHAR(8000)
);
CREATE INDEX slice_batch_stream ON slice_batch (stream);
CREATE TABLE slice_batch_item (
  batch_id UUID NOT NULL REFERENCES slice_batch,
  key_hash UUID NOT NULL,
  item_key VARCHAR(512) NOT NULL,
  reason   VARCHAR(16) NOT NULL CHECK (reason IN ('worst', 'random', 'elsewhere')),
  score    DOUBLE PRECISION,
  label    VARCHAR(500),
  predicted_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (batch_id, key_hash)
);
