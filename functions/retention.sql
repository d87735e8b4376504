-- What is kept beyond its time, and how much was erased on which day. Neither names anybody.

CREATE TABLE erasure_holds (
  -- The id of a party or of a case.
  thing text PRIMARY KEY,
  reason text NOT NULL CHECK (length(reason) BETWEEN 4 AND 200),
  by text NOT NULL,
  since_ms integer NOT NULL,
  until_ms integer NOT NULL CHECK (until_ms > since_ms)
) STRICT, WITHOUT ROWID;
CREATE INDEX erasure_holds_by_end ON erasure_holds (until_ms);

CREATE TABLE erasures (
  day text NOT NULL,
  -- due: its time was over; asked: somebody asked for it.
  why text NOT NULL CHECK (why IN ('due', 'asked')),
  what text NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  last_ms integer NOT NULL,
  PRIMARY KEY (day, why, what)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER what_was_erased_stays_counted BEFORE UPDATE ON erasures
WHEN NEW.day <> OLD.day OR NEW.why <> OLD.why OR NEW.what <> OLD.what OR NEW.count <= OLD.count
BEGIN
  SELECT RAISE (ABORT, 'the count of what was erased only grows');
END;
