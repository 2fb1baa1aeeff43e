-- The active milliseconds of a judgement that fell on a question, where more than one is asked.
CREATE TABLE answer_effort (
  judgement_id UUID NOT NULL REFERENCES judgement,
  question     VARCHAR(64) NOT NULL,
  millis       BIGINT NOT NULL CHECK (millis >= 0),
  PRIMARY KEY (judgement_id, question)
);
-- How often the guideline was opened over an item; none where it was not.
CREATE TABLE judgement_effort (
  judgement_id    UUID PRIMARY KEY REFERENCES judgement,
  guideline_opens INT NOT NULL CHECK (guideline_opens > 0)
);
