-- One's own second factor can be renewed, an account can be tied to an identity of the bureau's own provider, and an administrator can
-- help who lost password or phone.

-- When the second factor of our own was confirmed; null for somebody whose provider asks for both.
ALTER TABLE staff ADD COLUMN factor_ms integer;
UPDATE staff SET factor_ms = enrolled_ms;

-- A new second factor that is not confirmed yet belongs to the session that asked for it, sealed, and goes with it.
ALTER TABLE sessions ADD COLUMN next_secret text;
ALTER TABLE sessions ADD COLUMN next_ms integer NOT NULL DEFAULT 0;
-- When a code was last typed in this session.
ALTER TABLE sessions ADD COLUMN code_ms integer NOT NULL DEFAULT 0;

-- Whom the provider calls so (a keyed hash of issuer and subject) is this colleague.
CREATE TABLE subjects (
  subject_hash text PRIMARY KEY,
  staff_id text NOT NULL UNIQUE REFERENCES staff (id),
  linked_ms integer NOT NULL,
  by text NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER no_subject_becomes_another BEFORE UPDATE ON subjects
BEGIN
  SELECT RAISE (ABORT, 'an identity is linked once, or ended');
END;

CREATE TABLE resets (
  id text PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  staff_id text NOT NULL REFERENCES staff (id),
  what text NOT NULL CHECK (what IN ('password', 'factor', 'both')),
  by text NOT NULL,
  until_ms integer NOT NULL,
  used_ms integer
) STRICT, WITHOUT ROWID;
CREATE INDEX resets_by_staff ON resets (staff_id);

CREATE TRIGGER no_reset_is_used_twice BEFORE UPDATE OF used_ms ON resets WHEN OLD.used_ms IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'a link is good once');
END;
