-- What a rater says against a step that somebody took against them in a pool by hand, once, and what was answered.
CREATE TABLE membership_appeal (
  transition_id UUID PRIMARY KEY REFERENCES membership_transition,
  text          VARCHAR(4000) NOT NULL,
  at            TIMESTAMP WITH TIME ZONE NOT NULL,
  answered_at   TIMESTAMP WITH TIME ZONE,
  answered_by   UUID REFERENCES account,
  upheld        BOOLEAN,
  answer        VARCHAR(4000)
);
