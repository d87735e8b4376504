CREATE TABLE spent (
  id text PRIMARY KEY CHECK (length(id) BETWEEN 16 AND 64),
  retry text,
  until_ms integer NOT NULL CHECK (until_ms > 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX spent_until ON spent (until_ms);
