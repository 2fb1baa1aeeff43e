-- What a change of meaning touches, and what becomes of labels that were dropped, as JSON; null where it touches all. What is
-- asked of raters who acknowledge it, as JSON; null for nothing.
ALTER TABLE guideline_version ADD COLUMN touches VARCHAR(20000);
ALTER TABLE guideline_version ADD COLUMN quiz VARCHAR(20000);
-- From the page shown to its acknowledgement; null where no page of ours was read.
ALTER TABLE acknowledgement ADD COLUMN read_millis BIGINT CHECK (read_millis >= 0);
-- The newest change of meaning that speaks against the label, 0 for none; and the newest version that was counted so.
ALTER TABLE label_age ADD COLUMN outdated_by INT DEFAULT 0 NOT NULL;
CREATE INDEX label_age_outdated ON label_age (project_id, outdated_by);
ALTER TABLE label_pull ADD COLUMN guideline_version INT DEFAULT 0 NOT NULL;
-- What a lead decided about the labels of a project that a change outdated. labels: how many these were; null until it is
-- set going. ended_at: when nothing was left to do; what is accepted is accepted from then on.
CREATE TABLE guideline_remedy (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES project,
  version    INT NOT NULL,
  kind       VARCHAR(16) NOT NULL CHECK (kind IN ('relabel', 'sample', 'accept')),
  sample     INT,
  note       VARCHAR(2000),
  labels     BIGINT,
  at         TIMESTAMP WITH TIME ZONE NOT NULL,
  ended_at   TIMESTAMP WITH TIME ZONE,
  decided_by UUID REFERENCES account
);
CREATE INDEX guideline_remedy_project ON guideline_remedy (project_id, version);
ALTER TABLE relabel ADD COLUMN remedy_id UUID REFERENCES guideline_remedy;
CREATE INDEX relabel_remedy ON relabel (remedy_id);
-- Since when an account has a version before its eyes that it is to acknowledge.
CREATE TABLE guideline_reading (
  guideline_version_id UUID NOT NULL REFERENCES guideline_version,
  account_id           UUID NOT NULL REFERENCES account,
  shown_at             TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (guideline_version_id, account_id)
);
-- When a lead opened the tasks behind a project's pilot: the least agreement then, and a note where it was under the gate.
CREATE TABLE pilot_opened (
  project_id UUID PRIMARY KEY REFERENCES project,
  at         TIMESTAMP WITH TIME ZONE NOT NULL,
  alpha      DOUBLE PRECISION,
  note       VARCHAR(2000),
  opened_by  UUID REFERENCES account
);
