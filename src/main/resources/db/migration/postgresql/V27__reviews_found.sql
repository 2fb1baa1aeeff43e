-- Reviews are few among judgements: their index holds them alone.
CREATE INDEX judgement_review ON judgement (project_id, task_id) WHERE source IN ('review', 'review-sample');
