-- What is drafted for content/, version by version, and who let it pass. Each promise of the code stands here a second time.

CREATE TABLE drafts (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('notice', 'edition')),
  made_ms integer NOT NULL CHECK (made_ms > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE versions (
  draft text NOT NULL REFERENCES drafts (id),
  version integer NOT NULL CHECK (version > 0),
  title text NOT NULL,
  -- The unit that answers for it; null for the portal itself.
  unit text,
  -- Canonical JSON, and SHA-256 of it in lower-case hex.
  content text NOT NULL,
  hash text NOT NULL CHECK (length(hash) = 64),
  by text NOT NULL,
  at_ms integer NOT NULL CHECK (at_ms > 0),
  -- Of the form: sent twice, it is one version.
  key text NOT NULL UNIQUE,
  PRIMARY KEY (draft, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE steps (
  draft text NOT NULL REFERENCES drafts (id),
  seq integer NOT NULL CHECK (seq > 0),
  what text NOT NULL CHECK (what IN ('submitted', 'approved', 'sent-back', 'published')),
  version integer NOT NULL,
  hash text NOT NULL,
  by text NOT NULL,
  at_ms integer NOT NULL CHECK (at_ms > 0),
  -- Why it was sent back; the commit with which it was published.
  words text NOT NULL,
  key text NOT NULL UNIQUE,
  PRIMARY KEY (draft, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER no_version_changes BEFORE UPDATE ON versions
BEGIN
  SELECT RAISE (ABORT, 'a change is a version of its own');
END;

CREATE TRIGGER no_version_is_deleted BEFORE DELETE ON versions
BEGIN
  SELECT RAISE (ABORT, 'what was drafted stays');
END;

CREATE TRIGGER versions_follow_one_another BEFORE INSERT ON versions
WHEN NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM versions WHERE draft = NEW.draft)
BEGIN
  SELECT RAISE (ABORT, 'versions follow one another');
END;

CREATE TRIGGER nothing_follows_what_is_published BEFORE INSERT ON versions
WHEN EXISTS (SELECT 1 FROM steps WHERE draft = NEW.draft AND what = 'published')
BEGIN
  SELECT RAISE (ABORT, 'what is published is not changed');
END;

CREATE TRIGGER no_step_changes BEFORE UPDATE ON steps
BEGIN
  SELECT RAISE (ABORT, 'what was done stays');
END;

CREATE TRIGGER no_step_is_deleted BEFORE DELETE ON steps
BEGIN
  SELECT RAISE (ABORT, 'what was done stays');
END;

CREATE TRIGGER steps_follow_one_another BEFORE INSERT ON steps
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM steps WHERE draft = NEW.draft)
BEGIN
  SELECT RAISE (ABORT, 'steps follow one another');
END;

CREATE TRIGGER a_step_is_of_the_latest_version BEFORE INSERT ON steps
WHEN NOT EXISTS (
  SELECT 1 FROM versions WHERE draft = NEW.draft AND version = NEW.version AND hash = NEW.hash
    AND version = (SELECT max(version) FROM versions WHERE draft = NEW.draft)
)
BEGIN
  SELECT RAISE (ABORT, 'a step is of the latest version, word for word');
END;

CREATE TRIGGER a_version_is_submitted_once BEFORE INSERT ON steps
WHEN NEW.what = 'submitted' AND EXISTS (SELECT 1 FROM steps WHERE draft = NEW.draft AND version = NEW.version)
BEGIN
  SELECT RAISE (ABORT, 'a version is submitted once');
END;

CREATE TRIGGER a_verdict_is_of_what_was_submitted BEFORE INSERT ON steps
WHEN NEW.what IN ('approved', 'sent-back') AND coalesce(
  (SELECT what FROM steps WHERE draft = NEW.draft AND version = NEW.version ORDER BY seq DESC LIMIT 1), ''
) <> 'submitted'
BEGIN
  SELECT RAISE (ABORT, 'a verdict is of what was submitted');
END;

CREATE TRIGGER nobody_approves_their_own BEFORE INSERT ON steps
WHEN NEW.what = 'approved' AND (
  EXISTS (SELECT 1 FROM versions WHERE draft = NEW.draft AND by = NEW.by)
  OR EXISTS (SELECT 1 FROM steps WHERE draft = NEW.draft AND version = NEW.version AND what = 'submitted' AND by = NEW.by)
)
BEGIN
  SELECT RAISE (ABORT, 'nobody approves their own draft');
END;

CREATE TRIGGER only_what_was_approved_is_published BEFORE INSERT ON steps
WHEN NEW.what = 'published' AND coalesce(
  (SELECT what FROM steps WHERE draft = NEW.draft AND version = NEW.version ORDER BY seq DESC LIMIT 1), ''
) <> 'approved'
BEGIN
  SELECT RAISE (ABORT, 'only what was approved is published');
END;
