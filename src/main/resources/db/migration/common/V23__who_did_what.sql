-- Who did what, append-only: ids, slugs, states and numbers, never a name. An entry is written with the act, and sealed
-- soon after: seq and hash come in one order under the lock of the head, so that no lock lies on the acts themselves.
-- outcome: 'asked' until it is known how a request went, then its status; 'done' for what is noted with the act itself.
CREATE TABLE audit_entry (
  id       UUID PRIMARY KEY,
  at       TIMESTAMP WITH TIME ZONE NOT NULL,
  actor    UUID,
  act      VARCHAR(200) NOT NULL,
  subject  VARCHAR(200),
  outcome  VARCHAR(16) NOT NULL,
  details  VARCHAR(8000) NOT NULL,
  seq      BIGINT UNIQUE,
  previous VARCHAR(64),
  hash     VARCHAR(64)
);
CREATE INDEX audit_entry_at ON audit_entry (at, id);
CREATE TABLE audit_head (
  one  INT PRIMARY KEY CHECK (one = 1),
  seq  BIGINT NOT NULL,
  hash VARCHAR(64) NOT NULL
);
INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Whose identity was erased, when and by whom: ids alone, so that nothing leads back.
CREATE TABLE erasure (
  rater_id   UUID PRIMARY KEY,
  account_id UUID,
  at         TIMESTAMP WITH TIME ZONE NOT NULL,
  erased_by  UUID
);
