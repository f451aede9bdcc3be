-- The edition's outlets: what the editor chose by hand, the archive's search, who receives what, and the mailing of an edition.

CREATE TABLE edition_draft (                  -- what the editor changed in the choice that the ranking makes
  week TEXT PRIMARY KEY,
  revision BIGINT NOT NULL,                   -- counts the saves: an older page is told so
  lead_fr TEXT NOT NULL,                      -- a small Markdown; empty: none
  lead_en TEXT NOT NULL,
  chosen TEXT NOT NULL,                       -- report ids in order, separated by one space: these first
  left_out TEXT NOT NULL,                     -- report ids that the ranking must not choose
  updated_by TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE edition_story (                  -- derived from edition.content: what /editions?q= looks through
  week TEXT NOT NULL REFERENCES edition (week),
  report_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  headline TEXT NOT NULL,
  folded TEXT NOT NULL,                       -- every word of the story, lower case, without accents
  PRIMARY KEY (week, report_id)
);

CREATE TABLE subscription (                   -- no row: every week, as long as the person has an e-mail address
  person_id TEXT PRIMARY KEY REFERENCES person (id),
  frequency TEXT NOT NULL,                    -- weekly, monthly, never
  paused_at BIGINT,                           -- their mailbox does not take mail
  pause_reason TEXT,                          -- what the mail server said
  updated_at BIGINT NOT NULL
);
CREATE INDEX subscription_paused ON subscription (paused_at);

CREATE TABLE feed_link (                      -- a person's address of the Atom feed, for one reader program
  id TEXT PRIMARY KEY,
  code_hash TEXT NOT NULL UNIQUE,             -- BLAKE2b of the 128-bit code, hex
  person_id TEXT NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL,
  revoked_at BIGINT
);
CREATE INDEX feed_link_person ON feed_link (person_id);

CREATE TABLE mailing (                        -- an edition, or a month of editions, on its way to its readers
  issue TEXT PRIMARY KEY,                     -- 2026-W47, or 2026-11 for those who read once a month
  state TEXT NOT NULL,                        -- running, stopped, finished
  started_by TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT,
  failure TEXT                                -- why it stopped by itself, in the mail server's words
);

CREATE TABLE mailing_letter (                 -- one person's: exactly once
  issue TEXT NOT NULL REFERENCES mailing (issue),
  person_id TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL,                        -- waiting, sent, nothing (all of it was read already), refused
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,                    -- not before
  sent_at BIGINT,
  failure TEXT,
  PRIMARY KEY (issue, person_id)
);
CREATE INDEX mailing_letter_due ON mailing_letter (state, next_at);
