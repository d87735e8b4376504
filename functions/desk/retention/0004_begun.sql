-- What is being done under a request: there before anything is done in another object, gone with the step of it. Where the desk's object
-- fails in between, the step is made of it and of what the audit was told.
CREATE TABLE rights_begun (
  -- Of the form, as the step will have it.
  key text PRIMARY KEY,
  number integer NOT NULL REFERENCES rights_requests (number) ON DELETE CASCADE,
  at_ms integer NOT NULL,
  by text NOT NULL,
  act text NOT NULL,
  why text NOT NULL,
  -- What it is to be done to, each as the audit names it.
  things text NOT NULL,
  -- Keyed hash of another phone under which the data is found once it is done.
  phone text,
  -- The end of the audit when it began.
  after_seq integer NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX rights_begun_by_request ON rights_begun (number);

-- An answered request does not change: what it is found by since is said by the step.
ALTER TABLE rights_steps ADD COLUMN phone text;
