-- How long, in milliseconds, reading a version of the guideline took before it was acknowledged: time that a wage counts.
ALTER TABLE acknowledgement ADD COLUMN IF NOT EXISTS read_millis BIGINT;
-- Up to when a rater has read what was said to them; null before they first looked.
ALTER TABLE rater ADD COLUMN messages_read_until TIMESTAMP WITH TIME ZONE;
-- All that somebody takes part in, for their own pages.
CREATE INDEX participant_rater ON participant (rater_id);
