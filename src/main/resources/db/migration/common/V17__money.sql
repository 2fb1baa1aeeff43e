-- What a pool pays from a time on: to all people in it, or to raters of one kind; in all its projects, or in one. What the
-- pool was made with holds before and beside these.
CREATE TABLE rate_card (
  id         UUID PRIMARY KEY,
  pool_id    UUID NOT NULL REFERENCES pool,
  project_id UUID REFERENCES project,
  kind       VARCHAR(16) CHECK (kind IN ('generalist', 'expert', 'user', 'model', 'rule', 'stream')),
  per        VARCHAR(16) NOT NULL CHECK (per IN ('judgement', 'hour')),
  grains     BIGINT NOT NULL CHECK (grains >= 0),
  currency   VARCHAR(3) NOT NULL,
  valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  created_by UUID REFERENCES account
);
CREATE INDEX rate_card_pool ON rate_card (pool_id, valid_from);

-- Money, append-only, in grains: ten-thousandths of the currency's unit. What was earned names its judgement, once; what
-- reverses an entry names that, once. millis: the time paid for, by the hour. charged_on: the day whose budget it is of.
CREATE TABLE ledger_entry (
  id             UUID PRIMARY KEY,
  project_id     UUID NOT NULL REFERENCES project,
  participant_id UUID,
  judgement_id   UUID UNIQUE,
  reverses       UUID UNIQUE,
  kind           VARCHAR(16) NOT NULL CHECK (kind IN ('earned', 'bonus', 'top-up', 'correction', 'cost', 'paid')),
  purpose        VARCHAR(16) NOT NULL CHECK (purpose IN ('label', 'gold', 'training', 'review', 'model', 'stream', 'platform')),
  grains         BIGINT NOT NULL,
  currency       VARCHAR(3) NOT NULL,
  millis         BIGINT,
  note           VARCHAR(1000),
  charged_on     DATE,
  at             TIMESTAMP WITH TIME ZONE NOT NULL,
  booked_by      UUID REFERENCES account
);
CREATE INDEX ledger_entry_project ON ledger_entry (project_id, at);
CREATE INDEX ledger_entry_participant ON ledger_entry (participant_id, at);

-- What a lease may come to at most, set aside until it ends, at the price that was promised when it was given.
CREATE TABLE ledger_hold (
  slot_id        UUID PRIMARY KEY,
  project_id     UUID NOT NULL,
  participant_id UUID NOT NULL,
  purpose        VARCHAR(16) NOT NULL,
  per            VARCHAR(16) NOT NULL,
  rate           BIGINT NOT NULL,
  grains         BIGINT NOT NULL,
  currency       VARCHAR(3) NOT NULL,
  charged_on     DATE NOT NULL,
  held_at        TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX ledger_hold_project ON ledger_hold (project_id);

-- Up to when a participant's time was paid by the hour: two answers are never paid for the same minute.
CREATE TABLE pay_clock (
  participant_id UUID PRIMARY KEY,
  paid_until     TIMESTAMP WITH TIME ZONE NOT NULL
);

-- What an answer that came too late would have earned, and no budget was left for.
CREATE TABLE ledger_owed (
  judgement_id   UUID PRIMARY KEY,
  project_id     UUID NOT NULL REFERENCES project,
  participant_id UUID NOT NULL,
  purpose        VARCHAR(16) NOT NULL,
  grains         BIGINT NOT NULL,
  currency       VARCHAR(3) NOT NULL,
  millis         BIGINT,
  at             TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX ledger_owed_project ON ledger_owed (project_id, at);

-- A budget of a project: span is 'all', 'late' or a day. It is split in parts, so that raters do not wait for one row; used
-- is what was spent and what is set aside. The CHECK is what keeps a cap.
CREATE TABLE budget (
  project_id UUID NOT NULL REFERENCES project,
  span       VARCHAR(10) NOT NULL,
  grains     BIGINT NOT NULL,
  currency   VARCHAR(3) NOT NULL,
  PRIMARY KEY (project_id, span)
);
CREATE TABLE budget_part (
  project_id UUID NOT NULL,
  span       VARCHAR(10) NOT NULL,
  number     INT NOT NULL,
  bound      BIGINT NOT NULL,
  used       BIGINT NOT NULL,
  PRIMARY KEY (project_id, span, number),
  FOREIGN KEY (project_id, span) REFERENCES budget,
  CONSTRAINT budget_part_bound CHECK (used >= 0 AND used <= bound)
);

-- What was said of a project's money, once: open_key names what it is about while it stands.
CREATE TABLE cost_alarm (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES project,
  kind       VARCHAR(16) NOT NULL CHECK (kind IN ('budget', 'wage')),
  share      INT NOT NULL,
  grains     BIGINT NOT NULL,
  currency   VARCHAR(3) NOT NULL,
  raised_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  ended_at   TIMESTAMP WITH TIME ZONE,
  open_key   VARCHAR(64),
  UNIQUE (project_id, open_key)
);
