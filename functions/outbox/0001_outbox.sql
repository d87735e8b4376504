-- Subject, kind and due time name a message, so the same one cannot stand here twice. No rowid: the key is the table.
CREATE TABLE messages (
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 80),
  kind text NOT NULL CHECK (kind GLOB '[a-z]*' AND kind NOT GLOB '*[^a-z-]*'),
  due_at_ms integer NOT NULL CHECK (due_at_ms >= 0),
  -- From this instant on it is not tried: a reminder when the booking has begun, an offer that has run out, a day in vain.
  give_up_at_ms integer NOT NULL CHECK (give_up_at_ms > due_at_ms),
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed', 'dropped')),
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- When it is to be tried next; what is settled is tried never.
  next_at_ms integer CHECK ((next_at_ms IS NOT NULL) = (state = 'pending')),
  settled_at_ms integer CHECK ((settled_at_ms IS NOT NULL) = (state <> 'pending')),
  last_error text CHECK (length(last_error) <= 40),
  CHECK (state <> 'failed' OR last_error IS NOT NULL),
  CHECK (state <> 'sent' OR attempts > 0),
  PRIMARY KEY (subject, kind, due_at_ms)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX messages_next ON messages (next_at_ms) WHERE state = 'pending';
--> statement-breakpoint
CREATE INDEX messages_failed ON messages (settled_at_ms) WHERE state = 'failed';
