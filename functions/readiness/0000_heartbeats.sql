CREATE TABLE heartbeats (
  id integer PRIMARY KEY CHECK (id = 1),
  beats integer NOT NULL CHECK (beats > 0),
  first_at_ms integer NOT NULL,
  last_at_ms integer NOT NULL CHECK (last_at_ms >= 0)
) STRICT;
