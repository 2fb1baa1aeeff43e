-- Partial indexes hold open work only, so that finished work costs nothing; see docs/decisions/0004-assignment.md.
CREATE INDEX task_front ON task (project_id, open_rank) WHERE open_rank IS NOT NULL;
CREATE INDEX slot_lease ON slot (project_id, lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX slot_participant ON slot (participant_id, lease_until) WHERE lease_until IS NOT NULL;
ALTER TABLE task SET (fillfactor = 80);
ALTER TABLE slot SET (fillfactor = 80);
