-- When somebody who waits was first offered a time: how long that took is one of the numbers. Null while nobody was, and for
-- offers from before this column.
ALTER TABLE waiting ADD COLUMN first_offer_ms integer;
