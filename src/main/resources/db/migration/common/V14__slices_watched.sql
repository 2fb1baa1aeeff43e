-- How far a stream has been watched: event time until which closed labels are counted, record time until which late ones are.
CREATE TABLE watch (
  stream      INT PRIMARY KEY,
  seen_until  TIMESTAMP WITH TIME ZONE,
  heard_until TIMESTAMP WITH TIME ZONE,
  version     BIGINT NOT NULL
);

-- What was counted of a model, a slice and an hour: to be dropped and counted again at will. An empty name is all of the stream.
CREATE TABLE watch_cell (
  stream    INT NOT NULL,
  began_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  model     VARCHAR(100) NOT NULL,
  name      VARCHAR(100) NOT NULL,
  slice     VARCHAR(200) NOT NULL,
  predictions BIGINT NOT NULL,
  decided   BIGINT NOT NULL,
  abstained BIGINT NOT NULL,
  scores    BYTEA NOT NULL,
  delays    BYTEA NOT NULL,
  PRIMARY KEY (stream, began_at, model, name, slice)
);
CREATE INDEX watch_cell_slice ON watch_cell (stream, name, slice, began_at);

-- Hours of which something was heard late: to be counted again.
CREATE TABLE watch_stale (
  stream   INT NOT NULL,
  began_at TIMESTAMP WITH TIME ZONE NOT NULL,
  since    TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (stream, began_at)
);

-- The slices that are watched, each with the state of its detector; beyond 200 values of a name the rest is one.
CREATE TABLE watch_slice (
  stream   INT NOT NULL,
  model    VARCHAR(100) NOT NULL,
  name     VARCHAR(100) NOT NULL,
  slice    VARCHAR(200) NOT NULL,
  state    BYTEA,
  PRIMARY KEY (stream, model, name, slice)
);

-- What was noticed of a slice or of the whole stream, and what it turned out to be.
CREATE TABLE slice_alarm (
  id        UUID PRIMARY KEY,
  stream    INT NOT NULL,
  kind      VARCHAR(32) NOT NULL,
  model     VARCHAR(100) NOT NULL,
  name      VARCHAR(100) NOT NULL,
  slice     VARCHAR(200) NOT NULL,
  raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
  from_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  until_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  evidence  VARCHAR(4000) NOT NULL,
  open_key  VARCHAR(700) UNIQUE,
  closed_at TIMESTAMP WITH TIME ZONE,
  closed_by UUID REFERENCES account,
  cause     VARCHAR(16) CHECK (cause IN ('model', 'stream', 'world', 'false-alarm')),
  note      VARCHAR(4000)
);
CREATE INDEX slice_alarm_stream ON slice_alarm (stream, id);

CREATE INDEX prediction_received ON prediction (stream, received_at);
CREATE INDEX outcome_received ON outcome (stream, received_at);

-- What is known of a stream's traffic: the states of its watches over volume, silence and bad records.
CREATE TABLE watch_traffic (
  stream        INT PRIMARY KEY,
  minute_until  TIMESTAMP WITH TIME ZONE NOT NULL,
  hour_until    TIMESTAMP WITH TIME ZONE NOT NULL,
  predictions   BYTEA NOT NULL,
  outcomes      BYTEA NOT NULL,
  bad           BYTEA NOT NULL,
  silence       VARCHAR(2000) NOT NULL
);
