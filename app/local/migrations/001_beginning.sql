-- The phone's store, version 1. Content stands in BLOB columns sealed by Cipher (place: table/row/column); ids, times, states
-- and sizes are plain. Times: milliseconds since 1970 of this device's clock, unless the name says server.

CREATE TABLE vault_check (id BIGINT PRIMARY KEY, sealed BLOB NOT NULL);

CREATE TABLE setting (key TEXT PRIMARY KEY, value BLOB NOT NULL);     -- settings, account, cursors; value sealed

CREATE TABLE capture (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                          -- text, photo, voice
  text BLOB NOT NULL,                          -- sealed
  position BLOB,                               -- sealed "lat,lon"
  medium_id TEXT,
  draft_id TEXT,                               -- sorted into this draft; NULL: in the carnet
  captured_at BIGINT NOT NULL,
  removed_at BIGINT
);
CREATE INDEX capture_draft ON capture (draft_id);

CREATE TABLE medium (                          -- a file of media/, whole and sealed
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,                  -- of the plain bytes
  sha256 TEXT NOT NULL,                        -- of the plain bytes
  of_id TEXT,                                  -- a thumbnail: its photo
  created_at BIGINT NOT NULL
);
CREATE INDEX medium_of ON medium (of_id);

CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL,
  origin TEXT NOT NULL,                        -- fresh, correction, conflictCopy
  content BLOB NOT NULL,                       -- sealed report JSON
  focus BLOB NOT NULL,                         -- sealed field name
  focus_cursor BIGINT NOT NULL,
  position BLOB,                               -- sealed "lat,lon"
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  removed_at BIGINT
);
CREATE INDEX draft_report ON draft (report_id);

CREATE TABLE own_report (                      -- what this person sent, or another of their devices did
  id TEXT PRIMARY KEY,
  content BLOB NOT NULL,                       -- sealed: the exact bytes of the newest text
  hash TEXT NOT NULL,                          -- of those bytes
  base TEXT,                                   -- the last revision this device knows to be stored
  revision BIGINT NOT NULL DEFAULT 0,          -- the server's number of base; 0: never acknowledged
  state TEXT NOT NULL DEFAULT '',              -- the server's: withHost, published, withdrawn
  received_server_at TEXT NOT NULL DEFAULT '', -- ISO, of base
  hour_ends_server_at TEXT NOT NULL DEFAULT '',
  published_server_at TEXT NOT NULL DEFAULT '',
  cursor BIGINT NOT NULL DEFAULT 0,            -- change cursor of base's receipt; 0: unknown
  generation TEXT NOT NULL DEFAULT '',         -- the store generation that gave the receipt
  backed_up BIGINT NOT NULL DEFAULT 0,
  behind BIGINT NOT NULL DEFAULT 0,            -- 1: another device's text was told while one was sent here
  held BIGINT NOT NULL DEFAULT 1,              -- 1: this device offers the text after a restore
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

CREATE TABLE own_sent (                        -- every hash this device put on the wire, in order
  report_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  hash TEXT NOT NULL,
  acknowledged BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (report_id, seq)
);

CREATE TABLE own_medium (                      -- a sent report's manifest, and what became of each line
  report_id TEXT NOT NULL,
  medium_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  received_server_at TEXT NOT NULL DEFAULT '',
  cursor BIGINT NOT NULL DEFAULT 0,             -- of its receipt; 0: unknown
  generation TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL,
  PRIMARY KEY (report_id, medium_id)
);

CREATE TABLE outbox (
  path TEXT NOT NULL,
  slot BIGINT NOT NULL,                        -- 0: next to go or in flight; 1: queued behind the one in flight
  kind TEXT NOT NULL,
  priority BIGINT NOT NULL,
  method TEXT NOT NULL,
  body BLOB NOT NULL,                          -- sealed; of a medium: empty
  place BLOB,                                  -- sealed "lat,lon" that goes with a report, gone with its receipt
  hash TEXT NOT NULL,                          -- of body or medium
  report_id TEXT NOT NULL,
  medium_id TEXT NOT NULL,
  state TEXT NOT NULL,                         -- waiting, inFlight, refused, conflict, paused
  attempts BIGINT NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  obstacle TEXT NOT NULL,
  detail BLOB NOT NULL,                        -- sealed: the server's own sentence
  size_bytes BIGINT NOT NULL,
  offset_bytes BIGINT NOT NULL,
  location TEXT NOT NULL,                      -- of a medium: its tus upload
  created_at BIGINT NOT NULL,
  PRIMARY KEY (path, slot)
);
CREATE INDEX outbox_order ON outbox (priority, created_at);
CREATE INDEX outbox_report ON outbox (report_id);

CREATE TABLE reaction (                        -- support of an idea, usefulness of a report
  path TEXT PRIMARY KEY,
  target_id TEXT NOT NULL,
  wanted BIGINT NOT NULL,
  acknowledged BIGINT NOT NULL,
  value BIGINT,                                -- supporters or useful count, once told
  readers BIGINT
);

CREATE TABLE reading (report_id TEXT PRIMARY KEY, read_at BIGINT NOT NULL, told BIGINT NOT NULL DEFAULT 0);

CREATE TABLE card (
  id TEXT PRIMARY KEY,
  position BIGINT NOT NULL,                    -- order of the feed; small first
  content BLOB NOT NULL                        -- sealed JSON as it came
);
CREATE INDEX card_position ON card (position);

CREATE TABLE mirror_report (
  id TEXT PRIMARY KEY,
  own BIGINT NOT NULL,
  state TEXT NOT NULL,
  received_server_at TEXT NOT NULL,
  content BLOB NOT NULL                        -- sealed JSON as it came
);
CREATE INDEX mirror_report_received ON mirror_report (state, received_server_at);

CREATE TABLE mirror_row (                      -- units, regions, editions, referential, me: few, read into memory
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (kind, id)
);

CREATE TABLE cached_medium (                   -- pictures of others, fetched when they were looked at
  report_id TEXT NOT NULL,
  medium_id TEXT NOT NULL,
  size TEXT NOT NULL,                          -- thumb, full
  file TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  used_at BIGINT NOT NULL,
  PRIMARY KEY (report_id, medium_id, size)
);
CREATE INDEX cached_medium_used ON cached_medium (used_at);
