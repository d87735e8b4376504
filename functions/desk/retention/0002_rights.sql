-- Requests about one's own data. No name, no phone and no number: keyed hashes, by which the data is found, and days.
CREATE TABLE rights_requests (
  number integer PRIMARY KEY AUTOINCREMENT,
  -- Of the form: the same form twice is one request.
  key text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('access', 'copy', 'correct', 'delete', 'explain')),
  proof text NOT NULL,
  lookup text NOT NULL,
  received text NOT NULL,
  due_ms integer NOT NULL,
  by text NOT NULL,
  registered_ms integer NOT NULL,
  outcome text CHECK (outcome IN ('done', 'partly', 'refused', 'nothing', 'withdrawn')),
  closed_ms integer,
  erase_at_ms integer,
  CHECK ((outcome IS NULL) = (closed_ms IS NULL) AND (outcome IS NULL) = (erase_at_ms IS NULL))
) STRICT;
CREATE INDEX rights_requests_to_erase ON rights_requests (erase_at_ms) WHERE erase_at_ms IS NOT NULL;

CREATE TRIGGER no_request_becomes_another BEFORE UPDATE OF number, key, kind, proof, received, due_ms, by, registered_ms ON rights_requests
BEGIN
  SELECT RAISE (ABORT, 'what was asked for stays');
END;

CREATE TRIGGER what_is_answered_stays_answered BEFORE UPDATE ON rights_requests WHEN OLD.outcome IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'an answer stays');
END;

CREATE TRIGGER no_open_request_is_forgotten BEFORE DELETE ON rights_requests WHEN OLD.outcome IS NULL
BEGIN
  SELECT RAISE (ABORT, 'an open request stays');
END;

CREATE TABLE rights_steps (
  key text PRIMARY KEY,
  number integer NOT NULL REFERENCES rights_requests (number) ON DELETE CASCADE,
  at_ms integer NOT NULL,
  by text NOT NULL,
  act text NOT NULL,
  count integer NOT NULL CHECK (count >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX rights_steps_by_request ON rights_steps (number);

-- Who looked at a thing is asked for by the thing.
CREATE INDEX audit_by_about ON audit (about, seq);
