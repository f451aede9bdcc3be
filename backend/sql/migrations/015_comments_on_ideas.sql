-- Ideas filed on their own are talked about too: a comment need not stand in a report. Both engines lack a common way to take NOT NULL from a
-- column, so the tables are made anew.
ALTER TABLE comment_thanks RENAME TO comment_thanks_before;
ALTER TABLE comment_callout RENAME TO comment_callout_before;
ALTER TABLE comment RENAME TO comment_before;

CREATE TABLE comment (
  id TEXT PRIMARY KEY,                        -- born on the device
  subject_kind TEXT NOT NULL,                 -- report, idea
  subject_id TEXT NOT NULL,
  report_id TEXT REFERENCES report (id),      -- NULL: on an idea filed on its own
  parent_id TEXT,                             -- the comment that it answers; answers are not answered: one level
  author_id TEXT NOT NULL REFERENCES person (id),
  revision BIGINT NOT NULL,                   -- numbered by its author's devices
  hash TEXT NOT NULL,                         -- SHA-256 of the last body, hex: its receipt
  text TEXT NOT NULL,
  state TEXT NOT NULL,                        -- visible, withdrawn, hidden
  hidden_reason TEXT NOT NULL,
  aside BIGINT NOT NULL,                      -- 1: said in the store's hour, stays between those who read it then
  thanks BIGINT NOT NULL,
  seq BIGINT NOT NULL,                        -- the change that told it first: the order of reading
  created_at BIGINT NOT NULL,
  edited_at BIGINT
);
INSERT INTO comment (id, subject_kind, subject_id, report_id, parent_id, author_id, revision, hash, text, state, hidden_reason, aside, thanks, seq,
    created_at, edited_at)
  SELECT id, subject_kind, subject_id, report_id, parent_id, author_id, revision, hash, text, state, hidden_reason, aside, thanks, seq, created_at,
    edited_at FROM comment_before;

CREATE TABLE comment_callout (                -- people called by name, with the name as it stands in the text
  comment_id TEXT NOT NULL REFERENCES comment (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  name TEXT NOT NULL,
  PRIMARY KEY (comment_id, person_id)
);
INSERT INTO comment_callout (comment_id, person_id, name) SELECT comment_id, person_id, name FROM comment_callout_before;

CREATE TABLE comment_thanks (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL,
  PRIMARY KEY (comment_id, person_id)
);
INSERT INTO comment_thanks (comment_id, person_id, created_at) SELECT comment_id, person_id, created_at FROM comment_thanks_before;

DROP TABLE comment_thanks_before;
DROP TABLE comment_callout_before;
DROP TABLE comment_before;
CREATE INDEX comment_subject ON comment (subject_kind, subject_id, seq);
CREATE INDEX comment_report ON comment (report_id);
CREATE INDEX comment_author ON comment (author_id);
CREATE INDEX comment_callout_person ON comment_callout (person_id);
CREATE INDEX comment_thanks_person ON comment_thanks (person_id);
