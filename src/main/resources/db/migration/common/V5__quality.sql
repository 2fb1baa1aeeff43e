-- What a rater's votes weigh in this project, and since when nothing is given out; both follow from the acts that stand.
ALTER TABLE participant ADD COLUMN weight DOUBLE PRECISION DEFAULT 1 NOT NULL;
ALTER TABLE participant ADD COLUMN paused_at TIMESTAMP WITH TIME ZONE;

-- Each weight that a participant ever had from when on, so that labels as of a time stay as they were; none means 1.
CREATE TABLE participant_weight (
  id             UUID PRIMARY KEY,
  project_id     UUID NOT NULL REFERENCES project,
  participant_id UUID NOT NULL REFERENCES participant,
  weight         DOUBLE PRECISION NOT NULL CHECK (weight BETWEEN 0 AND 1),
  at             TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX participant_weight_project ON participant_weight (project_id, at);

-- gold_rank is the rank while a judgement in force on the task is marked as truth, else null.
ALTER TABLE task ADD COLUMN gold_rank BIGINT;
UPDATE task SET gold_rank = rank WHERE EXISTS (
  SELECT 1 FROM slot s JOIN judgement j ON j.id = s.judgement_id WHERE s.task_id = task.id AND j.gold);
CREATE INDEX task_gold ON task (project_id, gold_rank);

-- How many leases a participant of a project with gold in the stream was drawn, and the gold given last.
CREATE TABLE gold_draw (
  participant_id UUID PRIMARY KEY REFERENCES participant,
  number         BIGINT NOT NULL,
  slot_id        UUID REFERENCES slot
);

-- The rules of a project; one that ended stays, for the acts that name it.
CREATE TABLE quality_rule (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES project,
  rule       VARCHAR(2000) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  created_by UUID REFERENCES account,
  ended_at   TIMESTAMP WITH TIME ZONE,
  ended_by   UUID REFERENCES account
);
CREATE INDEX quality_rule_project ON quality_rule (project_id);

-- What a rule did to whom and on what evidence: once for each; lifted by an appeal that was upheld.
CREATE TABLE quality_act (
  id             UUID PRIMARY KEY,
  project_id     UUID NOT NULL REFERENCES project,
  participant_id UUID NOT NULL REFERENCES participant,
  rule_id        UUID NOT NULL REFERENCES quality_rule,
  action         VARCHAR(16) NOT NULL CHECK (action IN ('warn', 'weight', 'pause')),
  weight         DOUBLE PRECISION CHECK (weight BETWEEN 0 AND 1),
  weight_before  DOUBLE PRECISION NOT NULL,
  rule           VARCHAR(2000) NOT NULL,
  numbers        VARCHAR(4000) NOT NULL,
  evidence       VARCHAR NOT NULL,
  evidence_hash  VARCHAR(64) NOT NULL,
  at             TIMESTAMP WITH TIME ZONE NOT NULL,
  lifted_at      TIMESTAMP WITH TIME ZONE,
  lifted_by      UUID REFERENCES account,
  UNIQUE (rule_id, participant_id, evidence_hash)
);
CREATE INDEX quality_act_participant ON quality_act (participant_id);
CREATE INDEX quality_act_project ON quality_act (project_id, at);

-- A rater's word against an act, due to be answered by a time, and the answer with its reason.
CREATE TABLE quality_appeal (
  act_id      UUID PRIMARY KEY REFERENCES quality_act,
  project_id  UUID NOT NULL REFERENCES project,
  text        VARCHAR(4000) NOT NULL,
  opened_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  due_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  answered_at TIMESTAMP WITH TIME ZONE,
  answered_by UUID REFERENCES account,
  upheld      BOOLEAN,
  reason      VARCHAR(4000)
);
CREATE INDEX quality_appeal_project ON quality_appeal (project_id, opened_at);
