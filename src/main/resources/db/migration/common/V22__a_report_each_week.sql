-- Who wants a project's weekly report by mail, and in which language.
CREATE TABLE report_subscription (
  account_id UUID NOT NULL REFERENCES account,
  project_id UUID NOT NULL REFERENCES project,
  language   VARCHAR(8) NOT NULL,
  since      TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (account_id, project_id)
);
-- One row a letter, so that any number of nodes sends it once: whoever holds the claim sends; sent_at is set when it went.
CREATE TABLE report_mail (
  account_id    UUID NOT NULL REFERENCES account,
  project_id    UUID NOT NULL REFERENCES project,
  of_week       VARCHAR(8) NOT NULL,
  tries         INT NOT NULL,
  claimed_until TIMESTAMP WITH TIME ZONE NOT NULL,
  sent_at       TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (account_id, project_id, of_week)
);
-- How a project stood when it was last looked at in a week, to be compared with: it cannot be counted afterwards.
CREATE TABLE report_standing (
  project_id UUID NOT NULL REFERENCES project,
  of_week    VARCHAR(8) NOT NULL,
  tiles      VARCHAR(8000) NOT NULL,
  at         TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (project_id, of_week)
);
