-- Persons in care of the rescue station: a number, days and places; no name but a sealed one, and that only while it is needed.
CREATE TABLE stays (
  id text PRIMARY KEY,
  number integer NOT NULL UNIQUE CHECK (number > 0),
  since_day text NOT NULL CHECK (since_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  place text NOT NULL CHECK (place IN ('station', 'hospital', 'public', 'private')),
  placed_day text NOT NULL CHECK (placed_day >= since_day),
  settled_day text CHECK (settled_day >= since_day),
  assistance text,
  assisted_day text CHECK (assisted_day >= since_day),
  ended_day text CHECK (ended_day >= since_day),
  ended_how text,
  sealed text,
  CHECK ((assistance IS NULL) = (assisted_day IS NULL)),
  CHECK ((ended_day IS NULL) = (ended_how IS NULL)),
  -- Assistance is what follows being settled; without being settled one leaves care in another way.
  CHECK (assisted_day IS NULL OR settled_day IS NOT NULL),
  CHECK (assisted_day IS NULL OR ended_day IS NULL),
  -- Over is over: the name goes with it.
  CHECK (sealed IS NULL OR (assisted_day IS NULL AND ended_day IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX stays_open ON stays (since_day) WHERE assisted_day IS NULL AND ended_day IS NULL;

CREATE TRIGGER no_stay_is_deleted BEFORE DELETE ON stays
BEGIN
  SELECT RAISE (ABORT, 'stays are kept');
END;

CREATE TRIGGER no_stay_changes_its_beginning BEFORE UPDATE OF id, number, since_day ON stays
BEGIN
  SELECT RAISE (ABORT, 'stays keep their number and their first day');
END;

CREATE TRIGGER no_stay_goes_on_when_it_is_over BEFORE UPDATE ON stays
WHEN OLD.assisted_day IS NOT NULL OR OLD.ended_day IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'the stay is over');
END;

CREATE TRIGGER no_stay_is_unsettled BEFORE UPDATE ON stays
WHEN OLD.settled_day IS NOT NULL
  AND (NEW.settled_day IS NOT OLD.settled_day OR NEW.place <> OLD.place OR NEW.placed_day <> OLD.placed_day)
BEGIN
  SELECT RAISE (ABORT, 'the stay is settled');
END;

-- Who wrote down what, in order; the counters of any day can be made again from it.
CREATE TABLE stay_events (
  stay_id text NOT NULL REFERENCES stays (id),
  seq integer NOT NULL CHECK (seq > 0),
  at_ms integer NOT NULL,
  by text NOT NULL,
  -- Of the form that it came with: the same form twice is one entry.
  key text NOT NULL UNIQUE,
  act text NOT NULL CHECK (act IN ('opened', 'placed', 'settled', 'assisted', 'ended')),
  day text NOT NULL,
  what text NOT NULL,
  PRIMARY KEY (stay_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER no_stay_event_changes BEFORE UPDATE ON stay_events
BEGIN
  SELECT RAISE (ABORT, 'what was written down is kept');
END;

CREATE TRIGGER no_stay_event_is_deleted BEFORE DELETE ON stay_events
BEGIN
  SELECT RAISE (ABORT, 'what was written down is kept');
END;

-- The board of urgent cases is asked for at each change: open cases are few, and all others are passed over.
CREATE INDEX cases_open ON cases (kind) WHERE status IN ('received', 'accepted', 'asked');
