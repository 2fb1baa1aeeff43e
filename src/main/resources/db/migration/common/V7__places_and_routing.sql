-- place: where a task stands in the order of giving, the smallest first; its rank unless the policy says otherwise.
-- open_place is the place while the task still wants a slot, else null: the index over it holds open work only.
ALTER TABLE task ADD COLUMN place BIGINT;
UPDATE task SET place = rank;
ALTER TABLE task ALTER COLUMN place SET NOT NULL;
ALTER TABLE task DROP CONSTRAINT task_open;
ALTER TABLE task RENAME COLUMN open_rank TO open_place;
ALTER TABLE task ADD CONSTRAINT task_open CHECK ((open_place IS NULL AND held + imported >= wanted)
                                              OR (open_place = place AND held + imported < wanted));

-- The priority that a lead gave this very task; null: what the policy says of its item's slices.
ALTER TABLE task ADD COLUMN priority INT CHECK (priority BETWEEN -100 AND 100);

-- A place may lie before all ranks. quota_group: the participant's value of the trait that the policy holds a quota on.
ALTER TABLE participant ALTER COLUMN frontier SET DEFAULT -9223372036854775808;
ALTER TABLE participant ADD COLUMN quota_group VARCHAR(200);

-- Where the lead puts a project among those of its pool; null: behind all that have a place.
ALTER TABLE project ADD COLUMN pool_place INT;

-- How far uncertainty was counted in a project whose tasks are given by it: claimed by one node at a time.
CREATE TABLE uncertainty_count (
  project_id    UUID PRIMARY KEY REFERENCES project,
  counted_to    TIMESTAMP WITH TIME ZONE,
  rank          BIGINT NOT NULL DEFAULT 0,
  claimed_until TIMESTAMP WITH TIME ZONE
);
