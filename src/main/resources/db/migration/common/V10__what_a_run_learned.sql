-- What a run of resolution learned of raters, question by question, and with which version of the methods.
ALTER TABLE resolution_run ADD COLUMN version INT NOT NULL DEFAULT 1;
ALTER TABLE resolution_run ADD COLUMN questions VARCHAR NOT NULL DEFAULT '[]';
CREATE TABLE resolution_skill (
  run_id         UUID NOT NULL REFERENCES resolution_run,
  question       VARCHAR(64) NOT NULL,
  participant_id UUID NOT NULL REFERENCES participant,
  skill          DOUBLE PRECISION NOT NULL,
  judgements     INT NOT NULL,
  PRIMARY KEY (run_id, question, participant_id)
);
-- Two runs are laid side by side by task.
CREATE INDEX resolution_task ON resolution (run_id, task_id, question);
