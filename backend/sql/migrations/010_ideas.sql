-- Ideas on their own: filed without a report, merged with credit, triaged before a committee, flagged to a human.

-- An idea filed on its own has no report. Both engines lack a common way to take NOT NULL from a column, so the tables are made anew.
ALTER TABLE idea RENAME TO idea_before;
ALTER TABLE support RENAME TO support_before;

CREATE TABLE idea (
  id TEXT PRIMARY KEY,
  report_id TEXT REFERENCES report (id),      -- NULL: filed on its own
  author_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  text TEXT NOT NULL,
  removed_at BIGINT,                          -- a later revision left it out or withdrew it; its supports are kept should it come back
  published_at BIGINT,
  supporters BIGINT NOT NULL DEFAULT 0,       -- of one that stands for others: of all of them, each person once, authors left out
  support_weight DOUBLE PRECISION NOT NULL DEFAULT 0,
  readers BIGINT NOT NULL DEFAULT 0,          -- likewise
  feed_key DOUBLE PRECISION NOT NULL DEFAULT 0,
  own_readers BIGINT NOT NULL DEFAULT 0,      -- of its own card alone
  score DOUBLE PRECISION,                     -- Wilson's lower bound; NULL: not listed (unpublished, taken out, merged into another)
  kept_id TEXT,                               -- the idea that stands for it; NULL: it stands for itself
  language TEXT,                              -- of one filed on its own: fr, en
  revision BIGINT NOT NULL DEFAULT 0,         -- of one filed on its own: the head
  hash TEXT NOT NULL DEFAULT ''               -- likewise: SHA-256 of the exact bytes, hex
);
INSERT INTO idea (id, report_id, author_id, position, text, removed_at, published_at, supporters, support_weight, readers, feed_key, own_readers)
  SELECT id, report_id, author_id, position, text, removed_at, published_at, supporters, support_weight, readers, feed_key, readers FROM idea_before;

CREATE TABLE support (
  idea_id TEXT NOT NULL REFERENCES idea (id), -- where the person pressed: merging moves no row
  person_id TEXT NOT NULL,
  author_id TEXT NOT NULL,
  weight DOUBLE PRECISION NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, person_id)
);
INSERT INTO support (idea_id, person_id, author_id, weight, created_at)
  SELECT idea_id, person_id, author_id, weight, created_at FROM support_before;
DROP TABLE support_before;
DROP TABLE idea_before;
CREATE INDEX idea_report ON idea (report_id);
CREATE INDEX idea_seen ON idea (published_at, readers);
CREATE INDEX idea_score ON idea (score, id);
CREATE INDEX idea_newest ON idea (published_at, id);
CREATE INDEX idea_kept ON idea (kept_id);
CREATE INDEX support_person ON support (person_id, author_id);
CREATE INDEX support_recent ON support (created_at);

CREATE TABLE idea_revision (                  -- of ideas filed on their own
  idea_id TEXT NOT NULL REFERENCES idea (id),
  revision BIGINT NOT NULL,
  hash TEXT NOT NULL,
  text TEXT NOT NULL,                         -- empty: withdrawn
  device_id TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  cursor BIGINT NOT NULL,
  PRIMARY KEY (idea_id, revision)
);

CREATE TABLE idea_reading (                   -- of ideas filed on their own; data about staff: purged after 60 days, counts remain
  idea_id TEXT NOT NULL REFERENCES idea (id),
  person_id TEXT NOT NULL,
  own_team BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, person_id)
);
CREATE INDEX idea_reading_purge ON idea_reading (created_at);
CREATE INDEX idea_reading_person ON idea_reading (person_id);

CREATE TABLE idea_merge (                     -- who put two ideas together; supports and readings stay where they were
  id TEXT PRIMARY KEY,                        -- born where it was pressed
  kept_id TEXT NOT NULL REFERENCES idea (id), -- the older one
  merged_id TEXT NOT NULL REFERENCES idea (id),
  by_id TEXT NOT NULL,
  merged_at BIGINT NOT NULL,
  undone_by TEXT,
  undone_at BIGINT
);
CREATE INDEX idea_merge_kept ON idea_merge (kept_id);
CREATE INDEX idea_merge_merged ON idea_merge (merged_id);

CREATE TABLE triage (                         -- what a manager wants done with an idea: the last word by the server's order
  idea_id TEXT PRIMARY KEY REFERENCES idea (id),
  outcome TEXT NOT NULL,                      -- toRound, answer, merge, information
  into_id TEXT,                               -- of a merge
  merge_id TEXT,                              -- of a merge: what undoing takes back
  by_id TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE TABLE triage_press (                   -- each press once, however often and late it arrives
  id TEXT PRIMARY KEY,
  idea_id TEXT NOT NULL REFERENCES idea (id),
  outcome TEXT NOT NULL,                      -- empty: taken back
  into_id TEXT,
  by_id TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX triage_press_idea ON triage_press (idea_id, at);

CREATE TABLE idea_flag (                      -- patterns of supports that a human should look at; data about staff: purged after 60 days
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                         -- teamBurst, reciprocal
  about TEXT NOT NULL,                        -- what it is about, so that it is raised once
  idea_id TEXT,                               -- of a burst
  team TEXT,                                  -- of a burst
  person_id TEXT,                             -- of a pair
  other_id TEXT,
  supports BIGINT NOT NULL,                   -- how many make the pattern
  found_at BIGINT NOT NULL,
  reviewed_by TEXT,
  reviewed_at BIGINT,
  verdict TEXT,                               -- nothing, spoken
  UNIQUE (kind, about)
);
CREATE INDEX idea_flag_open ON idea_flag (reviewed_at, found_at);
