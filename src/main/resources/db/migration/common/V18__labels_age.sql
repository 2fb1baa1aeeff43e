-- How old the labels of a project are: one row a task with a judgement, of its newest round that has one. Counted from
-- judgements by a pull, to be dropped and counted again at will.
CREATE TABLE label_age (
  task_id    UUID PRIMARY KEY REFERENCES task,
  project_id UUID NOT NULL REFERENCES project,
  round      INT NOT NULL,
  judged_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  guideline_version INT NOT NULL
);
CREATE INDEX label_age_project ON label_age (project_id, task_id);
-- The same by slice, in the order of age; an empty name is the whole project. judged_on: days since 1970, UTC.
CREATE TABLE label_age_slice (
  project_id UUID NOT NULL,
  name       VARCHAR(100) NOT NULL,
  slice      VARCHAR(200) NOT NULL,
  judged_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  task_id    UUID NOT NULL,
  judged_on  INT NOT NULL,
  PRIMARY KEY (project_id, name, slice, judged_at, task_id)
);
CREATE INDEX label_age_slice_task ON label_age_slice (task_id);
-- How many labels of a slice were judged on a day: what a million labels are counted by.
CREATE TABLE label_age_day (
  project_id UUID NOT NULL,
  name       VARCHAR(100) NOT NULL,
  slice      VARCHAR(200) NOT NULL,
  judged_on  INT NOT NULL,
  labels     BIGINT NOT NULL CHECK (labels >= 0),
  PRIMARY KEY (project_id, name, slice, judged_on)
);
-- How far that was counted: tasks up to a rank at first, then judgements recorded up to a time. Its row is the lock.
CREATE TABLE label_pull (
  project_id UUID PRIMARY KEY REFERENCES project,
  begun_at   TIMESTAMP WITH TIME ZONE,
  filled     BIGINT NOT NULL DEFAULT 0,
  seen       TIMESTAMP WITH TIME ZONE
);
-- What an item was before a change, found by when it changed.
CREATE INDEX item_past_until ON item_past (until);
-- Each time labels were taken out to be used, and how old they were then, in seconds; null until that is counted.
CREATE TABLE label_use (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES project,
  at         TIMESTAMP WITH TIME ZONE NOT NULL,
  what       VARCHAR(100) NOT NULL,
  labels     BIGINT,
  age_p50    BIGINT,
  age_p95    BIGINT
);
CREATE INDEX label_use_project ON label_use (project_id, at);
-- Labels that a lead had made again: the batch, then task by task what the label was and what it came to.
CREATE TABLE relabel (
  id           UUID PRIMARY KEY,
  project_id   UUID NOT NULL REFERENCES project,
  at           TIMESTAMP WITH TIME ZONE NOT NULL,
  asked_by     UUID REFERENCES account,
  random_share DOUBLE PRECISION NOT NULL CHECK (random_share BETWEEN 0 AND 1),
  seed         BIGINT NOT NULL,
  grains       BIGINT,
  currency     VARCHAR(3)
);
CREATE INDEX relabel_project ON relabel (project_id, at);
CREATE TABLE relabel_task (
  relabel_id UUID NOT NULL REFERENCES relabel,
  task_id    UUID NOT NULL REFERENCES task,
  old_round  INT NOT NULL,
  new_round  INT NOT NULL,
  label      VARCHAR NOT NULL,
  judged_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  reasons    VARCHAR(200) NOT NULL,
  p          DOUBLE PRECISION NOT NULL,
  at_random  BOOLEAN NOT NULL,
  outcome    VARCHAR(16) CHECK (outcome IN ('same', 'flipped', 'undecided')),
  new_label  VARCHAR,
  PRIMARY KEY (relabel_id, task_id)
);
CREATE INDEX relabel_task_task ON relabel_task (task_id);
