-- Draws of rush days. What makes them fair stands here too: terms stay from the moment entries open, the list stays once it
-- is committed to, the commitment stays, and the public value comes only after it.

CREATE TABLE draws (
  id text PRIMARY KEY,
  announced_by text NOT NULL CHECK (announced_by IN ('content', 'desk')),
  name text NOT NULL,
  office text NOT NULL,
  appointment text NOT NULL,
  day text NOT NULL,
  from_ms integer NOT NULL,
  until_ms integer NOT NULL CHECK (until_ms > from_ms),
  value_source text NOT NULL,
  value_written text NOT NULL,
  value_form text NOT NULL,
  expected_ms integer NOT NULL CHECK (expected_ms > until_ms),
  note text,
  state text NOT NULL CHECK (state IN ('announced', 'open', 'closed', 'drawn', 'cancelled', 'released')),
  commitment text CHECK (length(commitment) = 64 AND commitment NOT GLOB '*[^0-9a-f]*'),
  committed_ms integer CHECK (committed_ms >= until_ms),
  public_value text,
  drawn_ms integer,
  -- Why it was called off, and from when on the day is given to whoever comes first.
  reason text,
  cancelled_ms integer,
  first_come_ms integer CHECK (first_come_ms >= cancelled_ms),
  CHECK ((commitment IS NULL) = (committed_ms IS NULL)),
  CHECK ((public_value IS NULL) = (drawn_ms IS NULL)),
  CHECK ((state = 'drawn') = (public_value IS NOT NULL)),
  CHECK (state NOT IN ('closed', 'drawn') OR commitment IS NOT NULL),
  CHECK (state NOT IN ('announced', 'open') OR commitment IS NULL),
  -- A commitment that came when the value was known already binds nobody.
  CHECK (drawn_ms IS NULL OR (committed_ms < expected_ms AND drawn_ms >= expected_ms)),
  CHECK ((state IN ('cancelled', 'released')) = (reason IS NOT NULL)),
  CHECK ((reason IS NULL) = (cancelled_ms IS NULL) AND (reason IS NULL) = (first_come_ms IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_draw_a_day ON draws (office, appointment, day) WHERE state NOT IN ('cancelled', 'released');

CREATE TRIGGER draw_terms_stay
BEFORE UPDATE OF id, announced_by, name, office, appointment, day, from_ms, until_ms, value_source, value_written,
  value_form, expected_ms ON draws
WHEN OLD.state <> 'announced'
BEGIN
  SELECT RAISE (ABORT, 'the terms of a draw stay');
END;

CREATE TRIGGER draw_states_in_order BEFORE UPDATE OF state ON draws
WHEN OLD.state <> NEW.state AND OLD.state || ' ' || NEW.state NOT IN (
  'announced open', 'open closed', 'closed drawn',
  'announced cancelled', 'open cancelled', 'closed cancelled', 'cancelled released'
)
BEGIN
  SELECT RAISE (ABORT, 'a draw goes only forward');
END;

CREATE TRIGGER draw_commitment_stays BEFORE UPDATE ON draws
WHEN OLD.commitment IS NOT NULL
  AND (NEW.commitment IS NOT OLD.commitment OR NEW.committed_ms IS NOT OLD.committed_ms)
BEGIN
  SELECT RAISE (ABORT, 'a commitment stays');
END;

CREATE TRIGGER draw_value_stays BEFORE UPDATE ON draws
WHEN (OLD.public_value IS NOT NULL
    AND (NEW.public_value IS NOT OLD.public_value OR NEW.drawn_ms IS NOT OLD.drawn_ms))
  OR (OLD.public_value IS NULL AND NEW.public_value IS NOT NULL AND OLD.commitment IS NULL)
BEGIN
  SELECT RAISE (ABORT, 'the value comes once, after the commitment');
END;

CREATE TRIGGER draws_stay BEFORE DELETE ON draws
WHEN OLD.state <> 'announced'
BEGIN
  SELECT RAISE (ABORT, 'a draw stays');
END;

-- The times of the drawn day and their places, as they were when entries closed.
CREATE TABLE draw_times (
  draw text NOT NULL REFERENCES draws (id),
  start_ms integer NOT NULL,
  end_ms integer NOT NULL CHECK (end_ms > start_ms),
  places integer NOT NULL CHECK (places BETWEEN 0 AND 50),
  PRIMARY KEY (draw, start_ms)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER draw_times_at_closing BEFORE INSERT ON draw_times
WHEN (SELECT state FROM draws WHERE id = NEW.draw) IS NOT 'open'
BEGIN
  SELECT RAISE (ABORT, 'the list is closed');
END;
CREATE TRIGGER draw_times_stay BEFORE UPDATE ON draw_times
BEGIN
  SELECT RAISE (ABORT, 'the list is closed');
END;
CREATE TRIGGER draw_times_stay_there BEFORE DELETE ON draw_times
BEGIN
  SELECT RAISE (ABORT, 'the list is closed');
END;

-- One couple's entry. Only `entry` and the preferences are ever shown; no name, number or phone is needed to check a draw.
CREATE TABLE draw_entries (
  id text PRIMARY KEY REFERENCES parties (id),
  draw text NOT NULL REFERENCES draws (id),
  entry text NOT NULL UNIQUE CHECK (length(entry) = 14),
  -- Starts in milliseconds as a JSON list, the dearest first.
  preferences text NOT NULL,
  entered_ms integer NOT NULL,
  state text NOT NULL CHECK (state IN ('in', 'withdrawn', 'won', 'waiting', 'passed', 'cancelled')),
  -- Where it stands in the drawn order, from 1, and the time it got.
  turn integer CHECK (turn > 0),
  start_ms integer,
  CHECK ((turn IS NULL) = (state IN ('in', 'withdrawn', 'cancelled'))),
  CHECK (state <> 'won' OR start_ms IS NOT NULL),
  CHECK (state NOT IN ('in', 'withdrawn', 'waiting', 'cancelled') OR start_ms IS NULL),
  UNIQUE (draw, turn)
) STRICT;
CREATE INDEX draw_entries_by_draw ON draw_entries (draw, state);

CREATE TRIGGER entries_while_open BEFORE INSERT ON draw_entries
WHEN (SELECT state FROM draws WHERE id = NEW.draw) IS NOT 'open' OR NEW.state <> 'in'
BEGIN
  SELECT RAISE (ABORT, 'entries are not open');
END;
CREATE TRIGGER entries_stay BEFORE UPDATE OF id, draw, entry, preferences, entered_ms ON draw_entries
BEGIN
  SELECT RAISE (ABORT, 'an entry stays');
END;
CREATE TRIGGER entries_stay_there BEFORE DELETE ON draw_entries
BEGIN
  SELECT RAISE (ABORT, 'an entry stays');
END;
-- Withdrawn only while entries are open; won, waiting or passed only by the draw.
CREATE TRIGGER entry_states_in_order BEFORE UPDATE OF state, turn, start_ms ON draw_entries
WHEN OLD.state <> 'in' OR (SELECT state FROM draws WHERE id = OLD.draw) || ' ' || NEW.state NOT IN (
  'open withdrawn', 'drawn won', 'drawn waiting', 'drawn passed', 'cancelled cancelled'
)
BEGIN
  SELECT RAISE (ABORT, 'the list is closed');
END;
