-- Who works at the desk, how they got in, and what was done. Each promise of the code stands here a second time.

CREATE TABLE staff (
  id text PRIMARY KEY,
  login text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL,
  scope text NOT NULL,
  password text NOT NULL,
  -- The secret of the second factor, sealed under the key ring.
  secret text NOT NULL,
  -- The last step of 30 seconds whose code was taken: a code is good once.
  last_step integer NOT NULL DEFAULT 0,
  created_ms integer NOT NULL CHECK (created_ms > 0),
  -- Null until the second factor was tried once: nobody works here with a password alone.
  enrolled_ms integer,
  ended_ms integer
) STRICT, WITHOUT ROWID;

CREATE TRIGGER no_code_is_taken_twice BEFORE UPDATE OF last_step ON staff WHEN NEW.last_step <= OLD.last_step
BEGIN
  SELECT RAISE (ABORT, 'a code is good once');
END;

CREATE TRIGGER nobody_comes_back BEFORE UPDATE OF ended_ms ON staff WHEN OLD.ended_ms IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'access that was ended stays ended');
END;

CREATE TRIGGER nobody_who_worked_here_is_deleted BEFORE DELETE ON staff WHEN OLD.enrolled_ms IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'what somebody did keeps its name');
END;

CREATE TABLE invites (
  id text PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL,
  scope text NOT NULL,
  by text NOT NULL,
  until_ms integer NOT NULL,
  used_ms integer
) STRICT, WITHOUT ROWID;

CREATE TRIGGER no_invite_is_used_twice BEFORE UPDATE OF used_ms ON invites WHEN OLD.used_ms IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'an invite is good once');
END;

CREATE TABLE sessions (
  id text PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  staff_id text NOT NULL REFERENCES staff (id),
  -- enrol: an invite was taken up; code: the password was right; in: the second factor too.
  stage text NOT NULL CHECK (stage IN ('enrol', 'code', 'in')),
  device text NOT NULL,
  since_ms integer NOT NULL,
  last_ms integer NOT NULL CHECK (last_ms >= since_ms),
  tries integer NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5)
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_staff ON sessions (staff_id);

CREATE TRIGGER no_session_climbs BEFORE UPDATE OF stage, token_hash, staff_id ON sessions
BEGIN
  SELECT RAISE (ABORT, 'a session never becomes another: each stage has one of its own');
END;

CREATE TABLE recovery_codes (
  code_hash text PRIMARY KEY,
  staff_id text NOT NULL REFERENCES staff (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_codes_by_staff ON recovery_codes (staff_id);

-- Wrong tries, by who tried from where; never by whom they tried to be alone.
CREATE TABLE tries (
  key text PRIMARY KEY,
  count integer NOT NULL CHECK (count > 0),
  last_ms integer NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  seq integer PRIMARY KEY,
  at_ms integer NOT NULL,
  who text NOT NULL,
  act text NOT NULL,
  about text NOT NULL,
  why text NOT NULL,
  hash text NOT NULL UNIQUE CHECK (length(hash) = 64),
  signature text NOT NULL
) STRICT;
CREATE INDEX audit_by_who ON audit (who, seq);
CREATE INDEX audit_by_act ON audit (act, seq);

CREATE TRIGGER no_audit_row_changes BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE (ABORT, 'what was written stays');
END;

CREATE TRIGGER no_audit_row_is_deleted BEFORE DELETE ON audit
BEGIN
  SELECT RAISE (ABORT, 'what was written stays');
END;

CREATE TRIGGER no_audit_row_is_put_between BEFORE INSERT ON audit
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN
  SELECT RAISE (ABORT, 'the audit grows at its end');
END;
