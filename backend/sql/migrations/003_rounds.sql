-- Rounds: sealed votes by majority judgment (docs/adr/0010-sealed-rounds.md). No row here tells who gave which grade: what a voter
-- did stands under a pseudonym (HMAC of the person with the round's secret) and is encrypted with a key derived from that secret,
-- which is a file outside the database and its backups.

CREATE TABLE round (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                         -- ideas, reports
  title TEXT NOT NULL,
  state TEXT NOT NULL,                        -- draft, open, published, cancelled
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL,
  closes_at BIGINT NOT NULL,
  opened_at BIGINT,
  published_at BIGINT,
  secret_until BIGINT,                        -- the complaint period; NULL again once the secret is destroyed
  dealt_again_at BIGINT,                      -- when slates untouched at half of the period were dealt anew
  scale TEXT NOT NULL,                        -- JSON, frozen when it opens: [{"fr","en"}…], worst first
  seed TEXT NOT NULL,                         -- of slates and display orders; published with the result
  slate BIGINT NOT NULL,                      -- ideas a voter grades
  show_of_hands BIGINT NOT NULL,              -- 1: fewer than five voters, no secret is possible
  result TEXT                                 -- JSON as published, never changed
);
CREATE INDEX round_state ON round (state, closes_at);

CREATE TABLE round_item (
  round_id TEXT NOT NULL REFERENCES round (id),
  item_id TEXT NOT NULL,                      -- an idea or a report
  position BIGINT NOT NULL,
  origin TEXT NOT NULL,                       -- top, random, chair
  title TEXT NOT NULL,                        -- its words when the round was prepared
  report_id TEXT NOT NULL,
  author_id TEXT NOT NULL,                    -- never on the ballot
  recusals BIGINT NOT NULL DEFAULT 0,         -- known when it opened
  quorum BIGINT NOT NULL DEFAULT 0,
  sealed TEXT,                                -- while open: counts, encrypted
  counts TEXT,                                -- once published: "0;3;…", worst first
  graders BIGINT,
  abstentions BIGINT,
  concerned BIGINT,                           -- who recused themselves on the ballot
  sort_key TEXT,                              -- hex; NULL under quorum
  PRIMARY KEY (round_id, item_id)
);
CREATE INDEX round_item_item ON round_item (item_id);
CREATE INDEX round_item_key ON round_item (round_id, sort_key);

CREATE TABLE round_voter (                    -- the register: that somebody voted, not when and not what
  round_id TEXT NOT NULL REFERENCES round (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  voted BIGINT NOT NULL DEFAULT 0,
  link_hash TEXT,                             -- BLAKE2b of the personal link's code, hex
  PRIMARY KEY (round_id, person_id)
);
CREATE INDEX round_voter_link ON round_voter (link_hash);
CREATE INDEX round_voter_person ON round_voter (person_id);

CREATE TABLE round_line (                     -- one idea of one slate; all made at once in the order of their keys
  round_id TEXT NOT NULL REFERENCES round (id),
  voter_key TEXT NOT NULL,
  item_id TEXT NOT NULL,
  place BIGINT NOT NULL,                      -- in the order in which this voter sees them
  sealed TEXT NOT NULL,                       -- always of the same length
  comment TEXT NOT NULL,                      -- sealed; empty: none
  PRIMARY KEY (round_id, voter_key, item_id)
);

CREATE TABLE round_grade (                    -- published grades, each under an id of its own
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  item_id TEXT NOT NULL,
  grade BIGINT                                -- NULL: sans avis
);
CREATE INDEX round_grade_round ON round_grade (round_id, id);

CREATE TABLE round_comment (                  -- told to the author once the round is published, without a name
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  item_id TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX round_comment_item ON round_comment (item_id);

CREATE TABLE round_receipt (                  -- commitments of the ballots that were counted
  round_id TEXT NOT NULL REFERENCES round (id),
  commitment TEXT NOT NULL,
  PRIMARY KEY (round_id, commitment)
);

CREATE TABLE decision (                       -- what became of a retained idea
  item_id TEXT PRIMARY KEY,
  round_id TEXT REFERENCES round (id),
  status TEXT NOT NULL,                       -- retained, tested, done, declined
  owner_id TEXT NOT NULL REFERENCES person (id),
  due_on TEXT NOT NULL,                       -- 2026-12-24
  reason TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- What the link in a waiting mail leads to, when it is not a sign-in: made when the mail is handed over.
ALTER TABLE mail ADD COLUMN link_kind TEXT;   -- ballot
ALTER TABLE mail ADD COLUMN link_target TEXT; -- the round's id
ALTER TABLE mail ADD COLUMN link_person TEXT;
