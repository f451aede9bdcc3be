-- The answer clock and the palmarès: what became of each idea, who was told of it, which reports were the best of a month, who was thanked.

-- An answer grows in steps: each one is told once. Rows that were there before were never told: they are now.
ALTER TABLE decision ADD COLUMN step BIGINT NOT NULL DEFAULT 1;
ALTER TABLE decision ADD COLUMN tested_where TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN tested_on TEXT NOT NULL DEFAULT '';  -- 2026-12-01
ALTER TABLE decision ADD COLUMN decided_by TEXT NOT NULL DEFAULT ''; -- a person's id; empty: a round did
ALTER TABLE decision ADD COLUMN decided_at BIGINT NOT NULL DEFAULT 0; -- when this step began
ALTER TABLE decision ADD COLUMN tell_at BIGINT;                      -- NULL: everybody was told this step
UPDATE decision SET decided_at = updated_at, tell_at = updated_at;
CREATE INDEX decision_tell ON decision (tell_at);
CREATE INDEX decision_due ON decision (status, due_on);

CREATE TABLE decision_step (                  -- what was answered, step by step; a correction before it is told changes its step
  item_id TEXT NOT NULL REFERENCES decision (item_id),
  step BIGINT NOT NULL,
  status TEXT NOT NULL,                       -- retained, tested, done, alreadyDone, declined
  owner_id TEXT NOT NULL,
  due_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  tested_where TEXT NOT NULL,
  tested_on TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at BIGINT NOT NULL,
  told BIGINT NOT NULL DEFAULT 0,             -- 1: it went out (a step that was corrected within minutes never does)
  PRIMARY KEY (item_id, step)
);
CREATE INDEX decision_step_time ON decision_step (status, decided_at);
INSERT INTO decision_step (item_id, step, status, owner_id, due_on, reason, tested_where, tested_on, decided_by, decided_at)
SELECT item_id, step, status, owner_id, due_on, reason, tested_where, tested_on, decided_by, decided_at FROM decision;

CREATE TABLE answer_told (                    -- each person once for each step
  item_id TEXT NOT NULL,
  step BIGINT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  standing TEXT NOT NULL,                     -- owner, author, coAuthor, host, supporter
  told_at BIGINT NOT NULL,
  PRIMARY KEY (item_id, step, person_id)
);
CREATE INDEX answer_told_person ON answer_told (person_id);

CREATE TABLE answer_reminder (                -- to the owner, before the date and after it
  item_id TEXT NOT NULL,
  due_on TEXT NOT NULL,
  kind TEXT NOT NULL,                         -- before, after-0, after-1 …: every two weeks
  person_id TEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  PRIMARY KEY (item_id, due_on, kind)
);
