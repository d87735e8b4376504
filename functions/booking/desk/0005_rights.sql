-- Whoever erases asks for holds first; here it stands a second time.
CREATE TRIGGER no_party_on_hold_is_erased BEFORE UPDATE OF sealed ON parties
WHEN NEW.sealed IS NULL AND OLD.sealed IS NOT NULL AND EXISTS (SELECT 1 FROM erasure_holds WHERE thing = OLD.id)
BEGIN
  SELECT RAISE (ABORT, 'on hold');
END;
