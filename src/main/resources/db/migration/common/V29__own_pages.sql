-- Up to when a rater has read what was said to them; null before they first looked.
ALTER TABLE rater ADD COLUMN messages_read_until TIMESTAMP WITH TIME ZONE;
-- All that somebody takes part in, for their own pages.
CREATE INDEX participant_rater ON participant (rater_id);
-- A door by which the participants of a study on a marketplace come into a pool, until it is closed.
CREATE TABLE market_door (
  id              UUID PRIMARY KEY,
  pool_id         UUID NOT NULL REFERENCES pool,
  market          VARCHAR(32) NOT NULL,
  study           VARCHAR(64) NOT NULL,
  completion_code VARCHAR(64) NOT NULL,
  created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  created_by      UUID REFERENCES account,
  closed_at       TIMESTAMP WITH TIME ZONE
);
CREATE INDEX market_door_pool ON market_door (pool_id, created_at);
-- Who a participant of a marketplace is here: found by the digest of the id. The id itself, which bonuses are paid to,
-- stands in this row alone, and goes with it when the person is erased.
CREATE TABLE market_person (
  market      VARCHAR(32) NOT NULL,
  digest      VARCHAR(64) NOT NULL,
  participant VARCHAR(64) NOT NULL,
  rater_id    UUID NOT NULL UNIQUE REFERENCES rater,
  PRIMARY KEY (market, digest)
);
-- That a rater came by a door, and what the marketplace said of the submission since.
CREATE TABLE market_visit (
  door_id    UUID NOT NULL REFERENCES market_door,
  rater_id   UUID NOT NULL REFERENCES rater,
  submission VARCHAR(64) NOT NULL,
  arrived_at TIMESTAMP WITH TIME ZONE NOT NULL,
  status     VARCHAR(32),
  seconds    BIGINT,
  PRIMARY KEY (door_id, rater_id)
);
CREATE INDEX market_visit_rater ON market_visit (rater_id, arrived_at);
