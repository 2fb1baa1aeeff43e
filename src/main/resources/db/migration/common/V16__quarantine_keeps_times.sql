-- The transport's time of a record that was not understood: what is played again happened then.
ALTER TABLE quarantine ADD COLUMN event_at TIMESTAMP WITH TIME ZONE;
