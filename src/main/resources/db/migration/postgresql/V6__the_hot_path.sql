-- A slot names its task, participant and project, a judgement its slot. What the slot was checked for is not checked
-- again with each judgement: every such check locks the row it looks at, and all raters of a project share its row.
ALTER TABLE slot DROP CONSTRAINT slot_project_id_fkey;
ALTER TABLE judgement DROP CONSTRAINT judgement_project_id_fkey;
ALTER TABLE judgement DROP CONSTRAINT judgement_task_id_fkey;
ALTER TABLE judgement DROP CONSTRAINT judgement_participant_id_fkey;

-- Rows that change while work goes on are vacuumed by how many changed, not by a share of all that is finished.
ALTER TABLE participant SET (fillfactor = 50);
ALTER TABLE task SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
                      autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE slot SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
                      autovacuum_analyze_scale_factor = 0.02);

-- Golds are few: their index holds them alone.
DROP INDEX task_gold;
CREATE INDEX task_gold ON task (project_id, gold_rank) WHERE gold_rank IS NOT NULL;
