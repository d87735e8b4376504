-- The ledger of one jurisdiction's bookings. Each promise of the code stands here a second time.

-- A time at one office for one service; made when somebody first touches it.
CREATE TABLE times (
  id integer PRIMARY KEY,
  office text NOT NULL,
  appointment text NOT NULL,
  start_ms integer NOT NULL CHECK (start_ms > 0),
  end_ms integer NOT NULL CHECK (end_ms > start_ms),
  capacity integer NOT NULL CHECK (capacity BETWEEN 0 AND 50),
  UNIQUE (office, appointment, start_ms)
) STRICT;

-- Who asked for something: one or two people and a phone, sealed. The same party waits, is drawn and is booked.
CREATE TABLE parties (
  id text PRIMARY KEY,
  code_hash text UNIQUE,
  last4_hash text,
  phone_hash text,
  sealed text,
  created_ms integer NOT NULL,
  wrong_tries integer NOT NULL DEFAULT 0 CHECK (wrong_tries >= 0),
  locked_until_ms integer NOT NULL DEFAULT 0,
  erase_at_ms integer,
  -- Erased is erased: nothing by which somebody could be found stays behind.
  CHECK (sealed IS NOT NULL OR (code_hash IS NULL AND last4_hash IS NULL AND phone_hash IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_phone ON parties (phone_hash) WHERE phone_hash IS NOT NULL;
CREATE INDEX parties_to_erase ON parties (erase_at_ms) WHERE sealed IS NOT NULL AND erase_at_ms IS NOT NULL;

-- `scope` is what one may do only once at a time: a service, or a draw.
CREATE TABLE party_people (
  party_id text NOT NULL REFERENCES parties (id),
  person_hash text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('booking', 'waiting', 'entry')),
  scope text NOT NULL,
  active integer NOT NULL CHECK (active IN (0, 1)),
  PRIMARY KEY (party_id, person_hash)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_active_a_person ON party_people (person_hash, kind, scope) WHERE active = 1;
CREATE INDEX people_by_hash ON party_people (person_hash);

CREATE TABLE bookings (
  id text PRIMARY KEY REFERENCES parties (id),
  time_id integer NOT NULL REFERENCES times (id),
  state text NOT NULL CHECK (state IN ('booked', 'cancelled', 'arrived', 'done', 'no-show')),
  moves integer NOT NULL DEFAULT 0 CHECK (moves >= 0),
  changed_ms integer NOT NULL,
  sequence integer NOT NULL DEFAULT 0,
  remind_at_ms integer
) STRICT, WITHOUT ROWID;
CREATE INDEX bookings_by_time ON bookings (time_id);
CREATE INDEX bookings_to_remind ON bookings (remind_at_ms) WHERE remind_at_ms IS NOT NULL;

-- A place that is promised: held by whoever has the hold, or booked by a party. The key makes two of one impossible.
CREATE TABLE places (
  time_id integer NOT NULL REFERENCES times (id),
  seat integer NOT NULL CHECK (seat >= 0),
  hold_id text UNIQUE,
  expires_at_ms integer,
  -- The place is kept for whoever waits under this party.
  offered_to text REFERENCES parties (id),
  party_id text UNIQUE REFERENCES bookings (id),
  overbooked_by text,
  PRIMARY KEY (time_id, seat),
  CHECK ((hold_id IS NULL) <> (party_id IS NULL)),
  CHECK ((hold_id IS NULL) = (expires_at_ms IS NULL)),
  CHECK (offered_to IS NULL OR hold_id IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_offer_a_party ON places (offered_to) WHERE offered_to IS NOT NULL;

CREATE TRIGGER no_place_beyond_capacity BEFORE INSERT ON places
WHEN NEW.overbooked_by IS NULL
  AND max(NEW.seat, (SELECT count(*) FROM places WHERE time_id = NEW.time_id))
    >= (SELECT capacity FROM times WHERE id = NEW.time_id)
BEGIN
  SELECT RAISE (ABORT, 'capacity');
END;

CREATE TRIGGER no_place_moves BEFORE UPDATE OF time_id, seat ON places
BEGIN
  SELECT RAISE (ABORT, 'a place stays where it is');
END;

-- A booking in force has its place as long as it is in force.
CREATE TRIGGER no_booking_loses_its_place BEFORE DELETE ON places
WHEN OLD.party_id IS NOT NULL
  AND (SELECT state FROM bookings WHERE id = OLD.party_id AND time_id = OLD.time_id) IN ('booked', 'arrived')
BEGIN
  SELECT RAISE (ABORT, 'promised');
END;

CREATE TABLE waiting (
  id text PRIMARY KEY REFERENCES parties (id),
  office text NOT NULL,
  appointment text NOT NULL,
  day text NOT NULL,
  start_ms integer,
  -- Lower comes first; whoever lets an offer pass gets a new number behind all others.
  turn integer NOT NULL UNIQUE,
  state text NOT NULL CHECK (state IN ('waiting', 'offered', 'booked', 'left', 'over')),
  missed integer NOT NULL DEFAULT 0 CHECK (missed >= 0),
  -- The time that was last offered.
  offered_ms integer,
  CHECK (state <> 'offered' OR offered_ms IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_line ON waiting (office, appointment, day, turn) WHERE state = 'waiting';

-- What the desk changed of an office's days; the content stays what it is.
CREATE TABLE desk_changes (
  id text PRIMARY KEY,
  made_ms integer NOT NULL,
  office text NOT NULL,
  appointment text,
  from_day text NOT NULL,
  until_day text NOT NULL CHECK (until_day >= from_day),
  capacity integer NOT NULL CHECK (capacity BETWEEN 0 AND 50),
  reason text NOT NULL
) STRICT;

-- The first answer to each request that writes, so that a retry gets it again. Without names, numbers and secrets.
CREATE TABLE answers (
  key text PRIMARY KEY,
  body text NOT NULL,
  answer text NOT NULL,
  at_ms integer NOT NULL
) STRICT, WITHOUT ROWID;

-- One row each: how often the ledger was started, which turn in the lines comes next, how far a test clock is ahead.
CREATE TABLE counters (
  name text PRIMARY KEY,
  value integer NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counters (name, value) VALUES ('starts', 0), ('turn', 0), ('skew_ms', 0);
