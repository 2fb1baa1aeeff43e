-- What a rater has filled in of a lease and not sent: the form's fields, so that any machine can show them.
CREATE TABLE draft (
  slot_id  UUID PRIMARY KEY REFERENCES slot,
  fields   VARCHAR NOT NULL,
  saved_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX draft_saved ON draft (saved_at);

-- The page that has a lease in hand: a page that was left late gives back nothing that another has by then.
ALTER TABLE slot ADD COLUMN page VARCHAR(36);

-- A rater's mark on an own judgement: somebody should look at this one.
CREATE TABLE judgement_flag (
  judgement_id UUID PRIMARY KEY REFERENCES judgement
);

-- In which order the page showed what a pairwise or rank question compares; null where nothing was shuffled.
ALTER TABLE judgement ADD COLUMN shown_order VARCHAR;

-- What a rater said to the lead about an item, the guideline or the time counted, and what became of it.
CREATE TABLE thread (
  id                UUID PRIMARY KEY,
  project_id        UUID NOT NULL REFERENCES project,
  slot_id           UUID NOT NULL REFERENCES slot,
  participant_id    UUID NOT NULL REFERENCES participant,
  kind              VARCHAR(16) NOT NULL CHECK (kind IN ('confusing', 'guideline', 'item', 'time')),
  section           VARCHAR(200),
  guideline_version INT NOT NULL,
  opened_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  answered_at       TIMESTAMP WITH TIME ZONE,
  seen_at           TIMESTAMP WITH TIME ZONE,
  closed_at         TIMESTAMP WITH TIME ZONE,
  faq_version       INT
);
CREATE INDEX thread_project ON thread (project_id, opened_at);
CREATE INDEX thread_participant ON thread (participant_id, opened_at);
CREATE TABLE thread_message (
  id         UUID PRIMARY KEY,
  thread_id  UUID NOT NULL REFERENCES thread,
  account_id UUID REFERENCES account,
  by_lead    BOOLEAN NOT NULL,
  text       VARCHAR(4000) NOT NULL,
  at         TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX thread_message_thread ON thread_message (thread_id, at);
