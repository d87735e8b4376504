-- What the desk asks for. Each of these columns is computed from `state`, so that nothing has to keep them the same.

-- Cases of before say that nobody has them and that nobody passed them on by hand.
UPDATE cases SET state = json_set(state, '$.assignee', NULL, '$.raised', json('false'));

ALTER TABLE cases ADD COLUMN township text AS (json_extract(state, '$.township'));
ALTER TABLE cases ADD COLUMN assignee text AS (json_extract(state, '$.assignee'));
ALTER TABLE cases ADD COLUMN danger integer AS (json_extract(state, '$.danger'));
-- Those above the unit were told, by the clock or by hand.
ALTER TABLE cases ADD COLUMN passed_on integer AS (json_extract(state, '$.raised') OR json_extract(state, '$.late') <> '[]');
-- The order of the queue, as schema/desk/case-order.ts says it.
ALTER TABLE cases ADD COLUMN rank integer AS (
  CASE WHEN status NOT IN ('received', 'accepted', 'asked') THEN 4
    ELSE iif(json_extract(state, '$.danger'), 0, 2)
      + iif(json_extract(state, '$.raised') OR json_extract(state, '$.late') <> '[]', 0, 1) END
);
ALTER TABLE cases ADD COLUMN order_ms integer AS (
  CASE WHEN status = 'received' THEN json_extract(state, '$.acceptByMs')
    WHEN status IN ('accepted', 'asked') THEN json_extract(state, '$.answerByMs')
    ELSE -updated_ms END
);

-- What a queue is filtered by stands in the index: rows of others are passed over without being read.
CREATE INDEX cases_queue ON cases (rank, order_ms, number, kind, unit, township, passed_on, assignee, danger);
CREATE INDEX cases_of_assignee ON cases (assignee, rank, order_ms) WHERE assignee IS NOT NULL;
-- What came in of late, for whoever waits for it.
CREATE INDEX cases_opened ON cases (opened_ms);
