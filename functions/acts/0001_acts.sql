-- What somebody of the desk did here, until the chain of the audit has it. Written in the transaction of the act itself.
CREATE TABLE acts_untold (
  key text PRIMARY KEY CHECK (length(key) = 36),
  at_ms integer NOT NULL,
  who text NOT NULL CHECK (length(who) BETWEEN 1 AND 80),
  act text NOT NULL CHECK (act GLOB '[a-z]*' AND act NOT GLOB '*[^a-z-]*'),
  about text NOT NULL CHECK (length(about) BETWEEN 1 AND 400),
  why text NOT NULL CHECK (length(why) <= 200)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER no_untold_act_changes BEFORE UPDATE ON acts_untold
BEGIN
  SELECT RAISE (ABORT, 'what was done stays');
END;
