-- The palmarès: the best reports of each month as they were counted, rounds about reports, and who was thanked for what.

ALTER TABLE round ADD COLUMN month TEXT NOT NULL DEFAULT '';  -- of a round about reports: 2026-11, whose reports

CREATE TABLE report_quality (                 -- figures of a month as they were settled; who read what is forgotten after 60 days
  month TEXT NOT NULL,                        -- 2026-11
  report_id TEXT NOT NULL REFERENCES report (id),
  useful BIGINT NOT NULL,                     -- outside the author's team, like readers
  readers BIGINT NOT NULL,
  closed_actions BIGINT NOT NULL,
  ideas_in_rounds BIGINT NOT NULL,
  usefulness DOUBLE PRECISION NOT NULL,       -- U
  consequence DOUBLE PRECISION NOT NULL,      -- I
  quality DOUBLE PRECISION NOT NULL,          -- Q = 0.7 U + 0.3 I
  percentile DOUBLE PRECISION NOT NULL,       -- within its kind of immersion; -1: not eligible
  missing TEXT NOT NULL,                      -- words, media, readers; empty: eligible
  place BIGINT NOT NULL,                      -- in the shortlist; 0: not in it
  settled_at BIGINT NOT NULL,
  PRIMARY KEY (month, report_id)
);

CREATE TABLE reward (
  id TEXT PRIMARY KEY,
  month TEXT NOT NULL,                        -- of the palmarès where it stands
  kind TEXT NOT NULL,                         -- badge, thanks, nomination (to a department closer to customers)
  item_kind TEXT NOT NULL,                    -- reports, ideas
  item_id TEXT NOT NULL,
  round_id TEXT NOT NULL REFERENCES round (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  words TEXT NOT NULL,                        -- of thanks: what the committee says; of a nomination: the department
  given_by TEXT NOT NULL,                     -- empty: a badge, by the round's result
  given_at BIGINT NOT NULL,
  withdrawn_by TEXT,
  withdrawn_at BIGINT,
  UNIQUE (kind, item_id, person_id)
);
CREATE INDEX reward_month ON reward (month);
CREATE INDEX reward_person ON reward (person_id);

CREATE TABLE palmares_round (                 -- rounds whose badges were given
  round_id TEXT PRIMARY KEY REFERENCES round (id),
  month TEXT NOT NULL,                        -- in which palmarès it stands: of reports whose they are, of ideas when it was published
  kind TEXT NOT NULL
);
CREATE INDEX palmares_round_month ON palmares_round (month);
