-- A settled task that a reviewer looks at: first blind, then beside all judgements, then with a decision. A row a look;
-- held_until keeps two reviewers apart. contest_of: the word of a rater that is looked at again.
CREATE TABLE review (
  id            UUID PRIMARY KEY,
  project_id    UUID NOT NULL REFERENCES project,
  task_id       UUID NOT NULL REFERENCES task,
  round         INT NOT NULL,
  reason        VARCHAR(16) NOT NULL CHECK (reason IN ('disagreement', 'confidence', 'sample', 'rater', 'flag', 'contest')),
  reviewer      UUID REFERENCES account,
  taken_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  held_until    TIMESTAMP WITH TIME ZONE,
  blind         VARCHAR,
  blind_at      TIMESTAMP WITH TIME ZONE,
  act           VARCHAR(16) CHECK (act IN ('accept', 'correct', 'return', 'pass', 'drop')),
  decided_at    TIMESTAMP WITH TIME ZONE,
  note          VARCHAR(4000),
  judgement_id  UUID,
  active_millis BIGINT,
  contest_of    UUID
);
CREATE INDEX review_task ON review (task_id, round);
CREATE INDEX review_project ON review (project_id, decided_at);
-- What a rater is told of a review: corrected, or sent back. One may contest it, once.
CREATE TABLE review_word (
  id             UUID PRIMARY KEY,
  review_id      UUID NOT NULL REFERENCES review,
  project_id     UUID NOT NULL REFERENCES project,
  slot_id        UUID NOT NULL REFERENCES slot,
  participant_id UUID NOT NULL REFERENCES participant,
  kind           VARCHAR(16) NOT NULL CHECK (kind IN ('corrected', 'returned')),
  note           VARCHAR(4000),
  at             TIMESTAMP WITH TIME ZONE NOT NULL,
  seen_at        TIMESTAMP WITH TIME ZONE,
  contest        VARCHAR(4000),
  contested_at   TIMESTAMP WITH TIME ZONE,
  answered_at    TIMESTAMP WITH TIME ZONE,
  answered_by    UUID REFERENCES account,
  upheld         BOOLEAN,
  answer         VARCHAR(4000)
);
CREATE INDEX review_word_participant ON review_word (participant_id, at);
CREATE INDEX review_word_project ON review_word (project_id, contested_at);
-- A judgement that was sent back to its author, and why; the task is leased to them again.
CREATE TABLE slot_return (
  id           UUID PRIMARY KEY,
  slot_id      UUID NOT NULL REFERENCES slot,
  judgement_id UUID NOT NULL REFERENCES judgement,
  reason       VARCHAR(4000) NOT NULL,
  at           TIMESTAMP WITH TIME ZONE NOT NULL,
  returned_by  UUID REFERENCES account
);
CREATE INDEX slot_return_slot ON slot_return (slot_id, at);
-- A task that a reviewer found unfit to be labelled: it has no label from then on.
CREATE TABLE task_drop (
  task_id    UUID PRIMARY KEY REFERENCES task,
  project_id UUID NOT NULL REFERENCES project,
  reason     VARCHAR(4000) NOT NULL,
  at         TIMESTAMP WITH TIME ZONE NOT NULL,
  dropped_by UUID REFERENCES account
);
CREATE INDEX task_drop_project ON task_drop (project_id, at);
