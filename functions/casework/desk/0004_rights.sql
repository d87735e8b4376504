-- Whoever erases asks for holds first; here it stands a second time.
CREATE TRIGGER no_report_on_hold_is_erased BEFORE UPDATE OF sealed ON reports
WHEN NEW.sealed IS NULL AND OLD.sealed IS NOT NULL
  AND EXISTS (SELECT 1 FROM erasure_holds WHERE thing IN (OLD.case_id, OLD.first_case_id))
BEGIN
  SELECT RAISE (ABORT, 'on hold');
END;

-- Photos of one reporter that are to be erased while those of others in the same album stay.
CREATE TABLE photos_due (
  photo_id text PRIMARY KEY REFERENCES photos (id)
) STRICT, WITHOUT ROWID;
