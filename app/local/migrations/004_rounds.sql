-- Rounds of votes, and one's own ballots in them.
CREATE TABLE round (
  id TEXT PRIMARY KEY,
  content BLOB NOT NULL,                       -- sealed JSON as it came
  opened BIGINT NOT NULL DEFAULT 0             -- 1: its result was looked at
);
CREATE TABLE ballot (
  round_id TEXT NOT NULL,
  voter TEXT NOT NULL,                         -- person; another who signs in on this phone sees nothing of it
  slate BLOB NOT NULL,                         -- sealed: the ideas in this voter's order, and whether something was said; no grade
  unsent BLOB NOT NULL,                        -- sealed: what was said and has no receipt yet; emptied by the receipt
  deposited BIGINT NOT NULL DEFAULT 0,         -- 1: what is said from now on leaves by itself
  receipt BLOB NOT NULL,                       -- sealed
  received_at BIGINT NOT NULL DEFAULT 0,
  base TEXT NOT NULL DEFAULT '',               -- the server's last change of it that this phone knows
  sent TEXT NOT NULL DEFAULT '',               -- changes sent since without an answer, one space between
  fate TEXT NOT NULL DEFAULT '',               -- late, notInvited, undeposited: why it is not counted
  PRIMARY KEY (round_id, voter)
);

-- The triage deck of whoever sorts ideas, and the palmarès.
CREATE TABLE triage_card (
  id TEXT PRIMARY KEY,                         -- the idea
  position BIGINT NOT NULL,
  content BLOB NOT NULL,                       -- sealed JSON as it came
  outcome TEXT NOT NULL,                       -- the word said here: toRound, answer, merge, information; empty: waits
  into_id TEXT NOT NULL                        -- of a merge: the other idea
);
CREATE TABLE palmares (name TEXT PRIMARY KEY, content BLOB NOT NULL);  -- months, or 2026-11; sealed JSON as it came
