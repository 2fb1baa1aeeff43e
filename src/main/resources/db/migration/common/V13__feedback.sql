-- Feedback: a stream of predictions and outcomes. What is received is a set that only grows; labels are a view over it.
CREATE TABLE stream (
  id          UUID PRIMARY KEY,
  number      INT NOT NULL UNIQUE,
  slug        VARCHAR(64) NOT NULL UNIQUE,
  dataset_id  UUID REFERENCES dataset,
  project_id  UUID REFERENCES project,
  question    VARCHAR(64) NOT NULL,
  mapping     VARCHAR(16000) NOT NULL,
  materialise VARCHAR(16) NOT NULL CHECK (materialise IN ('holdout', 'all')),
  per_day     INT NOT NULL,
  forward_key VARCHAR(64) NOT NULL,
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  created_by  UUID REFERENCES account
);

-- The label policies of a stream: the newest one is in force from its time on.
CREATE TABLE stream_policy (
  stream_id  UUID NOT NULL REFERENCES stream,
  version    INT NOT NULL,
  policy     VARCHAR(16000) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  created_by UUID REFERENCES account,
  PRIMARY KEY (stream_id, version)
);

-- What a model said of a key, as it was first heard; key_hash is 128 bits of SHA-256 over the key.
CREATE TABLE prediction (
  stream       INT NOT NULL,
  key_hash     UUID NOT NULL,
  content_hash BIGINT NOT NULL,
  prediction_key VARCHAR(512) NOT NULL,
  at           TIMESTAMP WITH TIME ZONE NOT NULL,
  received_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  score        DOUBLE PRECISION,
  model        VARCHAR(100),
  weight       DOUBLE PRECISION NOT NULL,
  propensity   DOUBLE PRECISION,
  slices       VARCHAR NOT NULL,
  features     VARCHAR,
  PRIMARY KEY (stream, key_hash)
);
CREATE INDEX prediction_at ON prediction (stream, at, key_hash);

-- Other predictions of a key that was heard of before: the earliest, then the smallest hash, is the one that counts.
CREATE TABLE prediction_rival (
  stream       INT NOT NULL,
  key_hash     UUID NOT NULL,
  content_hash BIGINT NOT NULL,
  prediction_key VARCHAR(512) NOT NULL,
  at           TIMESTAMP WITH TIME ZONE NOT NULL,
  received_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  score        DOUBLE PRECISION,
  model        VARCHAR(100),
  weight       DOUBLE PRECISION NOT NULL,
  propensity   DOUBLE PRECISION,
  slices       VARCHAR NOT NULL,
  features     VARCHAR,
  PRIMARY KEY (stream, key_hash, content_hash)
);

-- What was seen to happen to a key; event_hash is over the event's id, else over all of it.
CREATE TABLE outcome (
  stream       INT NOT NULL,
  key_hash     UUID NOT NULL,
  event_hash   UUID NOT NULL,
  content_hash BIGINT NOT NULL,
  outcome_key  VARCHAR(512) NOT NULL,
  type         VARCHAR(100) NOT NULL,
  amount       DOUBLE PRECISION,
  at           TIMESTAMP WITH TIME ZONE NOT NULL,
  received_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (stream, key_hash, event_hash, content_hash)
);

-- How far the outcomes of a stream had come when: a silent stream closes no window.
CREATE TABLE stream_pulse (
  stream      INT NOT NULL,
  newest      TIMESTAMP WITH TIME ZONE NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  id          UUID NOT NULL,
  PRIMARY KEY (stream, newest, received_at, id)
);

-- The same to the last outcome, for readings of now; a pulse is kept for each ten seconds of event time that begin.
CREATE TABLE stream_newest (
  stream      INT PRIMARY KEY,
  newest      TIMESTAMP WITH TIME ZONE NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- What could not be understood, as it came: to be looked at, mapped better and played again.
CREATE TABLE quarantine (
  id          UUID PRIMARY KEY,
  stream      INT NOT NULL,
  door        VARCHAR(32) NOT NULL,
  reason      VARCHAR(500) NOT NULL,
  record      VARCHAR NOT NULL,
  event_id    VARCHAR(512),
  tag         VARCHAR(512),
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  ended_at    TIMESTAMP WITH TIME ZONE,
  ended_as    VARCHAR(16) CHECK (ended_as IN ('replayed', 'discarded'))
);
CREATE INDEX quarantine_stream ON quarantine (stream, ended_at, id);

-- What came in by the minute and door, for health: events, what was known already, what was not understood.
CREATE TABLE stream_traffic (
  stream      INT NOT NULL,
  door        VARCHAR(32) NOT NULL,
  began_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  predictions BIGINT NOT NULL,
  outcomes    BIGINT NOT NULL,
  duplicates  BIGINT NOT NULL,
  quarantined BIGINT NOT NULL,
  PRIMARY KEY (stream, began_at, door)
);

-- A token may be for one thing alone, such as one stream.
ALTER TABLE api_token ADD COLUMN only_for VARCHAR(80);

-- What of a stream people may look at: queued when it is received, then an item, then judged by the stream itself.
CREATE TABLE stream_item (
  stream    INT NOT NULL,
  key_hash  UUID NOT NULL,
  item_key  VARCHAR(512) NOT NULL,
  queued_at TIMESTAMP WITH TIME ZONE NOT NULL,
  made_at   TIMESTAMP WITH TIME ZONE,
  label     VARCHAR(500),
  look_at   TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (stream, key_hash)
);
CREATE INDEX stream_item_look ON stream_item (stream, look_at);

-- An imported judgement that stands beside those of people and does not count for any of them.
ALTER TABLE slot ADD COLUMN beside BOOLEAN DEFAULT FALSE NOT NULL;
