-- One question of a project for a product's own pages: asked of its users, by tokens that its backend signs.
CREATE TABLE embed (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES project,
  question   VARCHAR(64) NOT NULL,
  secret     VARCHAR(64) NOT NULL,
  origins    VARCHAR(4000) NOT NULL,
  per_minute INT NOT NULL CHECK (per_minute BETWEEN 1 AND 100000),
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  created_by UUID REFERENCES account,
  ended_at   TIMESTAMP WITH TIME ZONE
);
CREATE INDEX embed_project ON embed (project_id, created_at);
-- The tokens that were answered with, each once; and how much came in lately.
CREATE TABLE embed_use (
  embed_id UUID NOT NULL REFERENCES embed,
  token_id VARCHAR(64) NOT NULL,
  at       TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (embed_id, token_id)
);
CREATE INDEX embed_use_at ON embed_use (embed_id, at);
