-- Rules may also have the guideline read again, take a skill away, and ask for one judgement more.
ALTER TABLE quality_act ADD COLUMN deed VARCHAR(16);
UPDATE quality_act SET deed = action;
ALTER TABLE quality_act DROP COLUMN action;
ALTER TABLE quality_act RENAME COLUMN deed TO action;
ALTER TABLE quality_act ALTER COLUMN action SET NOT NULL;
ALTER TABLE quality_act ADD CONSTRAINT quality_act_action
  CHECK (action IN ('warn', 'retrain', 'weight', 'restrict', 'pause', 'oneMore'));

-- When a rule last asked the participant to read the guideline again, and the skills (a JSON array) that rules took away
-- in this project; both follow from the acts that stand.
ALTER TABLE participant ADD COLUMN retrain_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE participant ADD COLUMN restricted VARCHAR(4000);
