-- A task that only an expert may still be given: the most judgements came and the answer is not sure, or it was drawn for an audit.
ALTER TABLE task ADD COLUMN expert_only BOOLEAN DEFAULT FALSE NOT NULL;

-- Each look at a task whose judgements all came: what was found, and what was bought for it.
CREATE TABLE stopping_look (
  task_id    UUID NOT NULL REFERENCES task,
  round      INT NOT NULL,
  judgements INT NOT NULL,
  project_id UUID NOT NULL REFERENCES project,
  question   VARCHAR(64),
  why        VARCHAR(16) NOT NULL CHECK (why IN ('unsure', 'sure', 'full', 'decided')),
  confidence DOUBLE PRECISION NOT NULL,
  bought     VARCHAR(16) NOT NULL CHECK (bought IN ('judgement', 'expert', 'audit', 'nothing')),
  at         TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (task_id, round, judgements)
);
CREATE INDEX stopping_look_project ON stopping_look (project_id, at);

-- How often a participant is right on a question by the last fit; frozen until the next.
CREATE TABLE stopping_skill (
  participant_id UUID NOT NULL REFERENCES participant,
  question       VARCHAR(64) NOT NULL,
  skill          DOUBLE PRECISION NOT NULL CHECK (skill > 0 AND skill < 1),
  PRIMARY KEY (participant_id, question)
);

-- What was last pulled in of a project: claimed by one node at a time, taken over where that node is gone.
CREATE TABLE stopping_pull (
  project_id   UUID PRIMARY KEY REFERENCES project,
  imports      VARCHAR(100) NOT NULL,
  fitted_at    TIMESTAMP WITH TIME ZONE,
  fitted_looks BIGINT NOT NULL,
  claimed_until TIMESTAMP WITH TIME ZONE
);
