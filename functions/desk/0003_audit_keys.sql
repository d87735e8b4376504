-- Acts that came from another object: each stands in the chain once, however often it was told.
CREATE TABLE audit_keys (
  key text PRIMARY KEY,
  seq integer NOT NULL UNIQUE REFERENCES audit (seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER no_audit_key_changes BEFORE UPDATE ON audit_keys
BEGIN
  SELECT RAISE (ABORT, 'what was written stays');
END;

CREATE TRIGGER no_audit_key_is_deleted BEFORE DELETE ON audit_keys
BEGIN
  SELECT RAISE (ABORT, 'what was written stays');
END;
