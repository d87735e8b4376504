-- The desk's changes know hours, who made them, and which earlier change they take back. The order of the rows is the order
-- in which they were made.
CREATE TABLE changes_with_hours (
  id text PRIMARY KEY,
  made_ms integer NOT NULL,
  office text NOT NULL,
  appointment text,
  from_day text NOT NULL,
  until_day text NOT NULL CHECK (until_day >= from_day),
  hours text CHECK (json_valid(hours)),
  capacity integer CHECK (capacity BETWEEN 0 AND 50),
  reason text NOT NULL,
  made_by text NOT NULL CHECK (length(made_by) > 0),
  ends text UNIQUE REFERENCES changes_with_hours (id),
  CHECK ((ends IS NULL) = (hours IS NOT NULL OR capacity IS NOT NULL))
) STRICT;
INSERT INTO changes_with_hours (id, made_ms, office, appointment, from_day, until_day, capacity, reason, made_by)
  SELECT id, made_ms, office, appointment, from_day, until_day, capacity, reason, 'desk' FROM desk_changes ORDER BY rowid;
DROP TABLE desk_changes;
ALTER TABLE changes_with_hours RENAME TO desk_changes;

CREATE TRIGGER changes_stay BEFORE UPDATE ON desk_changes
BEGIN
  SELECT RAISE (ABORT, 'a change stays');
END;
CREATE TRIGGER changes_stay_there BEFORE DELETE ON desk_changes
BEGIN
  SELECT RAISE (ABORT, 'a change stays');
END;

-- Whose place an office took back. They keep their time; this says what they were told and what became of it.
CREATE TABLE touched (
  id text NOT NULL REFERENCES bookings (id),
  time_id integer NOT NULL REFERENCES times (id),
  -- Null: no change of the desk. A draw gave more places than the office has kept, or the content was published with fewer.
  change_id text REFERENCES desk_changes (id),
  told_ms integer NOT NULL,
  -- Somebody at the desk agreed with them that they come all the same.
  kept_by text,
  kept_why text,
  kept_ms integer,
  -- There is a place for them again.
  lifted_ms integer,
  PRIMARY KEY (id, time_id),
  CHECK ((kept_by IS NULL) = (kept_why IS NULL) AND (kept_by IS NULL) = (kept_ms IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX touched_open ON touched (time_id) WHERE lifted_ms IS NULL;

-- Who let somebody in beyond the places of a time, and why.
CREATE TABLE overbooked (
  id text PRIMARY KEY REFERENCES bookings (id),
  time_id integer NOT NULL REFERENCES times (id),
  by_staff text NOT NULL CHECK (length(by_staff) > 0),
  reason text NOT NULL CHECK (length(reason) BETWEEN 4 AND 200),
  at_ms integer NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER overbooked_stays BEFORE UPDATE ON overbooked
BEGIN
  SELECT RAISE (ABORT, 'who overbooked stays');
END;

CREATE TRIGGER overbooking_has_a_name BEFORE INSERT ON places
WHEN NEW.overbooked_by IS NOT NULL AND NEW.overbooked_by <> 'draw' AND NOT EXISTS (
  SELECT 1 FROM overbooked WHERE id = NEW.party_id AND time_id = NEW.time_id AND by_staff = NEW.overbooked_by
)
BEGIN
  SELECT RAISE (ABORT, 'overbooked by nobody');
END;

-- What the desk did with a draw; the draw itself says what it is.
CREATE TABLE draw_acts (
  draw text NOT NULL REFERENCES draws (id),
  act text NOT NULL CHECK (act IN ('declared', 'drawn', 'called-off')),
  by_staff text NOT NULL CHECK (length(by_staff) > 0),
  why text NOT NULL,
  at_ms integer NOT NULL,
  PRIMARY KEY (draw, act)
) STRICT, WITHOUT ROWID;
