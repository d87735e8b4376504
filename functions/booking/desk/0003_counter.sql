-- The day at the counter: who is in line, and each mark with who made it and when. No name, number or phone is among it.

-- Whoever is or was in the line of an office on a day: a booking that arrived, under its own id, or somebody without one.
CREATE TABLE visits (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('booked', 'walk-in')),
  office text NOT NULL,
  day text NOT NULL,
  appointment text NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  stage text NOT NULL CHECK (stage IN ('arrived', 'called', 'done', 'left')),
  counter integer CHECK (counter > 0),
  arrived_ms integer NOT NULL,
  called_ms integer,
  ended_ms integer,
  UNIQUE (office, day, kind, number),
  CHECK ((counter IS NULL) = (called_ms IS NULL)),
  CHECK (stage IN ('done', 'left') OR (stage = 'called') = (counter IS NOT NULL)),
  CHECK ((stage IN ('done', 'left')) = (ended_ms IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- The last number that was given; it never goes back, so that no number is called twice in a day.
CREATE TABLE counter_numbers (
  office text NOT NULL,
  day text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('booked', 'walk-in')),
  last integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (office, day, kind)
) STRICT, WITHOUT ROWID;

-- Each mark. `key` is the form's: the same form twice is one mark. `subject` is a booking, a walk-in, or the office that told of a delay.
CREATE TABLE counter_events (
  seq integer PRIMARY KEY,
  key text NOT NULL UNIQUE,
  office text NOT NULL,
  day text NOT NULL,
  subject text NOT NULL,
  act text NOT NULL CHECK (act IN ('arrive', 'call', 'done', 'leave', 'no-show', 'walk-in', 'undo', 'delay')),
  -- Where the subject stood before.
  from_stage text CHECK (from_stage IN ('expected', 'arrived', 'called', 'done', 'left', 'no-show')),
  by text NOT NULL,
  at_ms integer NOT NULL,
  counter integer,
  -- Of a delay: how many minutes, and how many were told.
  minutes integer,
  told integer,
  undoes integer UNIQUE REFERENCES counter_events (seq),
  CHECK ((act = 'undo') = (undoes IS NOT NULL)),
  CHECK ((act = 'call') = (counter IS NOT NULL)),
  CHECK ((act = 'delay') = (minutes IS NOT NULL)),
  CHECK ((minutes IS NULL) = (told IS NULL))
) STRICT;
CREATE INDEX counter_events_of_a_day ON counter_events (office, day);
CREATE INDEX counter_events_of_one ON counter_events (subject);

CREATE TRIGGER no_mark_is_rewritten BEFORE UPDATE ON counter_events
BEGIN
  SELECT RAISE (ABORT, 'a mark stays as it was made');
END;
