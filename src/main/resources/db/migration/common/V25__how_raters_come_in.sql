-- How a pool takes raters in who come by invitation, as JSON: consent, training, exam and what is earned; null: at once.
ALTER TABLE pool ADD COLUMN journey VARCHAR(30000);
-- Where a member stands now; each change is a row of membership_transition.
ALTER TABLE pool_member ADD COLUMN state VARCHAR(16) DEFAULT 'active' NOT NULL
  CHECK (state IN ('invited', 'consented', 'training', 'exam', 'active', 'resting', 'paused', 'restricted', 'left'));
UPDATE pool_member SET state = 'left' WHERE left_at IS NOT NULL;
CREATE TABLE membership_transition (
  id       UUID PRIMARY KEY,
  pool_id  UUID NOT NULL REFERENCES pool,
  rater_id UUID NOT NULL REFERENCES rater,
  state    VARCHAR(16) NOT NULL,
  at       TIMESTAMP WITH TIME ZONE NOT NULL,
  actor    UUID REFERENCES account,
  rule     VARCHAR(64) NOT NULL,
  evidence VARCHAR(8000) NOT NULL
);
CREATE INDEX membership_transition_member ON membership_transition (pool_id, rater_id, at);
-- A skill that was earned or shown: by an exam, a credential or a lead's word; rater.skills holds those in force.
CREATE TABLE qualification (
  id         UUID PRIMARY KEY,
  rater_id   UUID NOT NULL REFERENCES rater,
  skill      VARCHAR(100) NOT NULL,
  level      DOUBLE PRECISION NOT NULL CHECK (level BETWEEN 0 AND 1),
  source     VARCHAR(16) NOT NULL CHECK (source IN ('exam', 'credential', 'lead')),
  pool_id    UUID REFERENCES pool,
  reference  VARCHAR(500),
  given_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  given_by   UUID REFERENCES account,
  ends_at    TIMESTAMP WITH TIME ZONE,
  ended_at   TIMESTAMP WITH TIME ZONE
);
CREATE INDEX qualification_rater ON qualification (rater_id, given_at);
-- Kept out of every pool, until it is lifted; one may be appealed against, once.
CREATE TABLE rater_ban (
  id          UUID PRIMARY KEY,
  rater_id    UUID NOT NULL REFERENCES rater,
  reason      VARCHAR(4000) NOT NULL,
  at          TIMESTAMP WITH TIME ZONE NOT NULL,
  banned_by   UUID REFERENCES account,
  appeal      VARCHAR(4000),
  appealed_at TIMESTAMP WITH TIME ZONE,
  answered_at TIMESTAMP WITH TIME ZONE,
  answered_by UUID REFERENCES account,
  upheld      BOOLEAN,
  answer      VARCHAR(4000),
  lifted_at   TIMESTAMP WITH TIME ZONE
);
CREATE INDEX rater_ban_rater ON rater_ban (rater_id, at);
ALTER TABLE rater ADD COLUMN banned_at TIMESTAMP WITH TIME ZONE;
-- Why a gold is so, and the section of the guideline that says it: shown in training, after the answer.
CREATE TABLE gold_reason (
  task_id UUID PRIMARY KEY REFERENCES task,
  why     VARCHAR(2000),
  section VARCHAR(200)
);
