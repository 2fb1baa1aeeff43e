-- Reviews are few among judgements; where an index cannot hold them alone it holds all sources.
CREATE INDEX judgement_review ON judgement (source, project_id);
