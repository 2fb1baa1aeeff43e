-- H2 has no partial index: these hold the nulls of finished work at their end.
CREATE INDEX task_front ON task (project_id, open_rank);
CREATE INDEX slot_lease ON slot (project_id, lease_until);
CREATE INDEX slot_participant ON slot (participant_id, lease_until);
