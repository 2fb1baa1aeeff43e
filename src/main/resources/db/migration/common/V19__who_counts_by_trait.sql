-- Who is counted in figures by trait, and since when: people enter ten or more at a time, so that the figures of two
-- days do not tell what one of them said of themselves. Who entered at one time has one time here.
CREATE TABLE diversity_counted (
  participant_id UUID PRIMARY KEY REFERENCES participant,
  project_id     UUID NOT NULL REFERENCES project,
  at             TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX diversity_counted_project ON diversity_counted (project_id, at);
-- The record time up to which figures by trait are read; it moves on when ten or more have judged since.
CREATE TABLE diversity_as_of (
  project_id UUID PRIMARY KEY REFERENCES project,
  at         TIMESTAMP WITH TIME ZONE NOT NULL
);
