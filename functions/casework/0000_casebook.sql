-- The casebook of one jurisdiction. Each promise of the code stands here a second time.

-- What became of the events of a case, for asking; it can be made again from them at any time.
CREATE TABLE cases (
  id text PRIMARY KEY,
  number integer NOT NULL UNIQUE CHECK (number > 0),
  kind text NOT NULL,
  status text NOT NULL CHECK (status IN ('received', 'accepted', 'asked', 'closed', 'withdrawn', 'merged')),
  unit text NOT NULL,
  opened_ms integer NOT NULL CHECK (opened_ms > 0),
  updated_ms integer NOT NULL,
  closed_ms integer,
  -- When something is due by itself: a clock runs out, or the words are to be erased.
  next_ms integer,
  state text NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_by_kind ON cases (kind, opened_ms);
CREATE INDEX cases_due ON cases (next_ms) WHERE next_ms IS NOT NULL;

CREATE TRIGGER no_case_is_deleted BEFORE DELETE ON cases
BEGIN
  SELECT RAISE (ABORT, 'cases are kept');
END;

CREATE TRIGGER no_case_changes_its_name BEFORE UPDATE OF id, number, kind, opened_ms ON cases
BEGIN
  SELECT RAISE (ABORT, 'cases keep their name');
END;

-- What somebody sent, each with one receipt; of a merged case it moves on to the one that goes on.
CREATE TABLE reports (
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES cases (id),
  first_case_id text NOT NULL REFERENCES cases (id),
  receipt_hash text NOT NULL UNIQUE,
  draft_hash text UNIQUE,
  phone_hash text,
  received_ms integer NOT NULL,
  withdrawn_ms integer,
  additions integer NOT NULL DEFAULT 0 CHECK (additions >= 0),
  maybe_known integer NOT NULL CHECK (maybe_known IN (0, 1)),
  sealed text,
  spot text,
  CHECK (sealed IS NOT NULL OR (phone_hash IS NULL AND spot IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX reports_by_case ON reports (case_id);
CREATE INDEX reports_by_phone ON reports (phone_hash) WHERE phone_hash IS NOT NULL;

CREATE TRIGGER no_report_is_deleted BEFORE DELETE ON reports
BEGIN
  SELECT RAISE (ABORT, 'reports are kept');
END;

CREATE TRIGGER no_report_changes_its_receipt BEFORE UPDATE OF id, first_case_id, receipt_hash, draft_hash, received_ms ON reports
BEGIN
  SELECT RAISE (ABORT, 'receipts are kept');
END;

CREATE TABLE photos (
  id text PRIMARY KEY,
  report_id text NOT NULL REFERENCES reports (id),
  -- 0 until the photo is in the album of its case.
  adopted integer NOT NULL DEFAULT 0 CHECK (adopted IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX photos_by_report ON photos (report_id);
CREATE INDEX photos_to_adopt ON photos (report_id) WHERE adopted = 0;

-- Albums whose photos are to be erased, or to move to the album of another case.
CREATE TABLE albums_due (
  case_id text PRIMARY KEY REFERENCES cases (id),
  into_case text REFERENCES cases (id)
) STRICT, WITHOUT ROWID;

-- Everything that happened, in order. Nothing of it is changed; only words are erased when their time is over.
CREATE TABLE events (
  case_id text NOT NULL REFERENCES cases (id),
  seq integer NOT NULL CHECK (seq > 0),
  at_ms integer NOT NULL,
  event text NOT NULL,
  by text NOT NULL,
  -- Whose it is, or whom it is told: one reporter. Null: the case's.
  report_id text REFERENCES reports (id),
  data text NOT NULL,
  sealed text,
  PRIMARY KEY (case_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER events_follow_each_other BEFORE INSERT ON events
WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM events WHERE case_id = NEW.case_id)
BEGIN
  SELECT RAISE (ABORT, 'events follow each other');
END;

CREATE TRIGGER no_event_changes BEFORE UPDATE ON events
WHEN NEW.sealed IS NOT NULL OR NEW.case_id <> OLD.case_id OR NEW.seq <> OLD.seq OR NEW.at_ms <> OLD.at_ms OR NEW.event <> OLD.event
  OR NEW.by <> OLD.by OR NEW.report_id IS NOT OLD.report_id OR NEW.data <> OLD.data
BEGIN
  SELECT RAISE (ABORT, 'events are kept');
END;

CREATE TRIGGER no_event_is_deleted BEFORE DELETE ON events
BEGIN
  SELECT RAISE (ABORT, 'events are kept');
END;

CREATE TABLE answers (
  key text PRIMARY KEY,
  body text NOT NULL,
  answer text NOT NULL,
  at_ms integer NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_by_age ON answers (at_ms);

CREATE TABLE counters (
  name text PRIMARY KEY,
  value integer NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counters (name, value) VALUES ('number', 0), ('skew_ms', 0);
