-- Accounts: who may sign in or call, and how.
CREATE TABLE account (
  id            UUID PRIMARY KEY,
  login         VARCHAR(64)  NOT NULL UNIQUE,
  role          VARCHAR(16)  NOT NULL CHECK (role IN ('admin', 'lead', 'reviewer', 'rater')),
  email         VARCHAR(254),
  password_hash VARCHAR(100),
  created_at    TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE TABLE account_session (
  token_hash VARCHAR(64) PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX account_session_account ON account_session (account_id);
CREATE TABLE api_token (
  id           UUID PRIMARY KEY,
  account_id   UUID NOT NULL REFERENCES account,
  name         VARCHAR(100) NOT NULL,
  scope        VARCHAR(16)  NOT NULL CHECK (scope IN ('admin', 'lead', 'reviewer', 'rater', 'ingest')),
  token_hash   VARCHAR(64)  NOT NULL UNIQUE,
  created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  last_used_on DATE,
  revoked_at   TIMESTAMP WITH TIME ZONE
);
CREATE INDEX api_token_account ON api_token (account_id);
CREATE TABLE invitation (
  id          UUID PRIMARY KEY,
  token_hash  VARCHAR(64) NOT NULL UNIQUE,
  role        VARCHAR(16) NOT NULL CHECK (role IN ('admin', 'lead', 'reviewer', 'rater')),
  email       VARCHAR(254),
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  accepted_at TIMESTAMP WITH TIME ZONE,
  account_id  UUID REFERENCES account
);

-- What a caller was told for an Idempotency-Key; the answer is sealed with the key itself.
CREATE TABLE idempotency (
  key_hash   VARCHAR(64) PRIMARY KEY,
  body_hash  VARCHAR(64) NOT NULL,
  status     INT NOT NULL,
  answer     VARCHAR NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX idempotency_created ON idempotency (created_at);

-- Datasets: what is labelled.
CREATE TABLE dataset (
  id          UUID PRIMARY KEY,
  slug        VARCHAR(64)  NOT NULL UNIQUE,
  name        VARCHAR(200) NOT NULL,
  description VARCHAR(4000),
  slices      VARCHAR(4000) NOT NULL,
  items       BIGINT NOT NULL DEFAULT 0,
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE TABLE item (
  id           UUID PRIMARY KEY,
  dataset_id   UUID NOT NULL REFERENCES dataset,
  item_key     VARCHAR(512) NOT NULL,
  content      VARCHAR NOT NULL,
  content_hash VARCHAR(64) NOT NULL,
  created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  updated_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (dataset_id, item_key)
);
CREATE INDEX item_dataset ON item (dataset_id, id);
CREATE TABLE item_slice (
  item_id    UUID NOT NULL REFERENCES item,
  dataset_id UUID NOT NULL,
  name       VARCHAR(100) NOT NULL,
  slice      VARCHAR(200) NOT NULL,
  PRIMARY KEY (item_id, name)
);
CREATE INDEX item_slice_slice ON item_slice (dataset_id, name, slice, item_id);
CREATE TABLE import_run (
  id         UUID PRIMARY KEY,
  target     VARCHAR(16) NOT NULL,
  target_id  UUID NOT NULL,
  started_at TIMESTAMP WITH TIME ZONE NOT NULL,
  accepted   BIGINT NOT NULL DEFAULT 0,
  unchanged  BIGINT NOT NULL DEFAULT 0,
  updated    BIGINT NOT NULL DEFAULT 0,
  rejected   BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE import_error (
  import_id UUID NOT NULL REFERENCES import_run,
  number    BIGINT NOT NULL,
  line      BIGINT NOT NULL,
  reason    VARCHAR(1000) NOT NULL,
  PRIMARY KEY (import_id, number)
);
CREATE TABLE media (
  id         UUID PRIMARY KEY,
  dataset_id UUID NOT NULL REFERENCES dataset,
  hash       VARCHAR(64) NOT NULL,
  type       VARCHAR(64) NOT NULL,
  bytes      BIGINT NOT NULL,
  name       VARCHAR(200) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (dataset_id, hash)
);
CREATE TABLE media_part (
  media_id UUID NOT NULL REFERENCES media,
  number   INT NOT NULL,
  content  BYTEA NOT NULL,
  PRIMARY KEY (media_id, number)
);

-- Guidelines: what is asked.
CREATE TABLE guideline (
  id         UUID PRIMARY KEY,
  slug       VARCHAR(64)  NOT NULL UNIQUE,
  name       VARCHAR(200) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE TABLE guideline_version (
  id           UUID PRIMARY KEY,
  guideline_id UUID NOT NULL REFERENCES guideline,
  number       INT NOT NULL,
  body         VARCHAR NOT NULL,
  template     VARCHAR NOT NULL,
  change       VARCHAR(16) NOT NULL CHECK (change IN ('first', 'editorial', 'clarifying', 'meaning')),
  note         VARCHAR(2000),
  created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  created_by   UUID,
  UNIQUE (guideline_id, number)
);
CREATE TABLE acknowledgement (
  guideline_version_id UUID NOT NULL REFERENCES guideline_version,
  account_id           UUID NOT NULL REFERENCES account,
  at                   TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (guideline_version_id, account_id)
);

-- Raters: by whom.
CREATE TABLE rater (
  id         UUID PRIMARY KEY,
  name       VARCHAR(100) NOT NULL UNIQUE,
  kind       VARCHAR(16) NOT NULL CHECK (kind IN ('generalist', 'expert', 'user', 'model', 'rule', 'stream')),
  account_id UUID UNIQUE REFERENCES account,
  email      VARCHAR(254),
  traits     VARCHAR(4000) NOT NULL,
  skills     VARCHAR(4000) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE TABLE pool (
  id            UUID PRIMARY KEY,
  slug          VARCHAR(64)  NOT NULL UNIQUE,
  name          VARCHAR(200) NOT NULL,
  rate_per      VARCHAR(16) CHECK (rate_per IN ('judgement', 'hour')),
  rate_amount   DECIMAL(12, 4),
  rate_currency VARCHAR(3),
  quotas        VARCHAR(4000) NOT NULL,
  created_at    TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE TABLE pool_member (
  pool_id   UUID NOT NULL REFERENCES pool,
  rater_id  UUID NOT NULL REFERENCES rater,
  joined_at TIMESTAMP WITH TIME ZONE NOT NULL,
  left_at   TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (pool_id, rater_id)
);
CREATE TABLE pool_invitation (
  invitation_id UUID PRIMARY KEY REFERENCES invitation,
  pool_id       UUID NOT NULL REFERENCES pool
);

-- Projects: dataset x guideline x pool x policy, and the task row.
CREATE TABLE project (
  id           UUID PRIMARY KEY,
  slug         VARCHAR(64)  NOT NULL UNIQUE,
  name         VARCHAR(200) NOT NULL,
  dataset_id   UUID NOT NULL REFERENCES dataset,
  guideline_id UUID NOT NULL REFERENCES guideline,
  pool_id      UUID NOT NULL REFERENCES pool,
  policy       VARCHAR(8000) NOT NULL,
  state        VARCHAR(16) NOT NULL CHECK (state IN ('draft', 'open', 'paused', 'cancelled')),
  tasks        BIGINT NOT NULL DEFAULT 0,
  pinned_run   UUID,
  created_at   TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE TABLE project_transition (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES project,
  state      VARCHAR(16) NOT NULL,
  at         TIMESTAMP WITH TIME ZONE NOT NULL,
  actor      UUID
);
-- open_rank is the rank while the task still wants a slot, else null: the index over it holds open work only.
CREATE TABLE task (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES project,
  item_id    UUID NOT NULL REFERENCES item,
  rank       BIGINT NOT NULL,
  open_rank  BIGINT,
  wanted     INT NOT NULL CHECK (wanted BETWEEN 1 AND 1000),
  held       INT NOT NULL DEFAULT 0,
  imported   INT NOT NULL DEFAULT 0,
  round      INT NOT NULL DEFAULT 1,
  made_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (project_id, item_id),
  UNIQUE (project_id, rank),
  CONSTRAINT task_overlap CHECK (held >= 0 AND held <= wanted),
  CONSTRAINT task_open CHECK ((open_rank IS NULL AND held + imported >= wanted)
                           OR (open_rank = rank AND held + imported < wanted))
);

-- Judgements: what was answered, append-only, by a participant who can be forgotten.
CREATE TABLE participant (
  id         UUID PRIMARY KEY,
  project_id UUID NOT NULL REFERENCES project,
  rater_id   UUID REFERENCES rater,
  kind       VARCHAR(16) NOT NULL,
  frontier   BIGINT NOT NULL DEFAULT 0,
  UNIQUE (project_id, rater_id)
);
-- lease_until is set while the slot is leased, else null.
CREATE TABLE slot (
  id             UUID PRIMARY KEY,
  project_id     UUID NOT NULL REFERENCES project,
  task_id        UUID NOT NULL REFERENCES task,
  participant_id UUID NOT NULL REFERENCES participant,
  round          INT NOT NULL,
  state          VARCHAR(16) NOT NULL CHECK (state IN ('leased', 'judged', 'skipped', 'expired', 'returned', 'imported', 'surplus', 'withdrawn', 'gold')),
  leased_at      TIMESTAMP WITH TIME ZONE,
  lease_until    TIMESTAMP WITH TIME ZONE,
  state_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  guideline_version INT,
  judgement_id   UUID,
  UNIQUE (task_id, participant_id, round),
  CONSTRAINT slot_lease CHECK ((state = 'leased' AND lease_until IS NOT NULL) OR (state <> 'leased' AND lease_until IS NULL))
);
CREATE TABLE slot_skip (
  slot_id UUID NOT NULL REFERENCES slot,
  at      TIMESTAMP WITH TIME ZONE NOT NULL,
  reason  VARCHAR(1000) NOT NULL,
  PRIMARY KEY (slot_id, at)
);
CREATE TABLE judgement (
  id                UUID PRIMARY KEY,
  project_id        UUID NOT NULL REFERENCES project,
  slot_id           UUID NOT NULL REFERENCES slot,
  task_id           UUID NOT NULL REFERENCES task,
  participant_id    UUID NOT NULL REFERENCES participant,
  round             INT NOT NULL,
  revision          INT NOT NULL,
  withdrawn         BOOLEAN NOT NULL,
  origin            VARCHAR(16) NOT NULL CHECK (origin IN ('lease', 'import')),
  surplus           BOOLEAN NOT NULL,
  gold              BOOLEAN NOT NULL,
  guideline_version INT NOT NULL,
  judged_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  recorded_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  active_millis     BIGINT,
  shown_hash        VARCHAR(64),
  body_hash         VARCHAR(64),
  UNIQUE (slot_id, revision)
);
CREATE INDEX judgement_task ON judgement (task_id);
CREATE INDEX judgement_participant ON judgement (participant_id, recorded_at);
CREATE TABLE judgement_comment (
  judgement_id UUID PRIMARY KEY REFERENCES judgement,
  text         VARCHAR(10000) NOT NULL
);
-- carried: this answer was repeated from the revision before, as another question was answered.
CREATE TABLE answer (
  judgement_id UUID NOT NULL REFERENCES judgement,
  question     VARCHAR(64) NOT NULL,
  answer       VARCHAR NOT NULL,
  choice       VARCHAR(64),
  number       DOUBLE PRECISION,
  carried      BOOLEAN NOT NULL,
  PRIMARY KEY (judgement_id, question)
);

-- Resolutions: what the judgements amount to, one set of rows a run.
CREATE TABLE resolution_run (
  id          UUID PRIMARY KEY,
  project_id  UUID NOT NULL REFERENCES project,
  method      VARCHAR(32) NOT NULL,
  params      VARCHAR(2000) NOT NULL,
  state       VARCHAR(16) NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed')),
  as_of       TIMESTAMP WITH TIME ZONE,
  input_hash  VARCHAR(64),
  labels      BIGINT NOT NULL DEFAULT 0,
  tasks       BIGINT NOT NULL DEFAULT 0,
  iterations  INT NOT NULL DEFAULT 0,
  millis      BIGINT NOT NULL DEFAULT 0,
  warnings    VARCHAR(4000) NOT NULL,
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX resolution_run_project ON resolution_run (project_id, id);
CREATE TABLE resolution (
  run_id       UUID NOT NULL REFERENCES resolution_run,
  place        BIGINT NOT NULL,
  task_id      UUID NOT NULL REFERENCES task,
  question     VARCHAR(64) NOT NULL,
  line         VARCHAR NOT NULL,
  distribution VARCHAR NOT NULL,
  PRIMARY KEY (run_id, place)
);
