-- The field app: carnet by hand, voice memos, private exchange with one's other devices.

-- Sorting by hand: the astonishment that a capture became, and the removed draft that it returns to if that is restored.
ALTER TABLE capture ADD COLUMN entry_id TEXT;
ALTER TABLE capture ADD COLUMN left_draft_id TEXT;

-- Private exchange with one's other devices: what each of them was told, keyed by the id of the capture or draft.
CREATE TABLE shared_item (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                          -- capture, draft
  base TEXT NOT NULL DEFAULT '',               -- hash of the server's head that this device knows
  digest TEXT NOT NULL DEFAULT '',             -- of the words at base, keyed; empty: to be sent again
  seen TEXT NOT NULL DEFAULT '',               -- hashes that were heads or were sent, oldest first, one space between
  sent TEXT NOT NULL DEFAULT '',               -- the last that went on the wire
  sent_digest TEXT NOT NULL DEFAULT '',
  removed BIGINT NOT NULL DEFAULT 0            -- 1: base is a tombstone
);
CREATE TABLE shared_incoming (                 -- told by the server, not taken over yet: its media are on the way, or its form is open
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  key_id TEXT NOT NULL,
  sealed BLOB NOT NULL,                        -- by the exchange key; empty: a tombstone
  device BLOB NOT NULL,                        -- sealed name of the device that wrote it
  restored BIGINT NOT NULL                     -- 1: handed over by a revoked device
);
CREATE TABLE shared_key (id TEXT PRIMARY KEY, sealed BLOB NOT NULL, exposed BIGINT NOT NULL DEFAULT 0);
CREATE TABLE shared_medium (                   -- a medium's sealed copy at the server
  medium_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  key_id TEXT NOT NULL,
  sent BIGINT NOT NULL DEFAULT 0,              -- 1: all its parts are there
  PRIMARY KEY (medium_id, sha256)
);
CREATE TABLE shared_part (                     -- received parts of a medium that is not whole yet, sealed by the exchange key
  copy_id TEXT NOT NULL,
  number BIGINT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (copy_id, number)
);
CREATE TABLE shared_note (                     -- what a draft or capture from another device is: a second version, or restored
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                          -- version, restored
  of_id TEXT NOT NULL,                         -- a version: of this draft
  device BLOB NOT NULL                         -- sealed name of the device that wrote it
);

-- Voice memos: what is being recorded, piece by piece; a finished one is a medium.
ALTER TABLE medium ADD COLUMN duration_ms BIGINT;
CREATE TABLE voice_memo (
  id TEXT PRIMARY KEY,
  draft_id TEXT,                               -- the report being written that it belongs to; NULL: the carnet
  position BLOB,                               -- sealed "lat,lon"
  duration_ms BIGINT NOT NULL,
  started_at BIGINT NOT NULL
);
CREATE TABLE voice_piece (
  memo_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  packets BLOB NOT NULL,                       -- sealed; its place is voice_piece/MEMO#SEQ/packets
  PRIMARY KEY (memo_id, seq)
);

-- Photos: the camera's own bytes until they are prepared (a file of media/, whole and sealed), and the faces proposed.
CREATE TABLE raw_photo (
  id TEXT PRIMARY KEY,
  draft_id TEXT NOT NULL,                      -- the report it was taken for; empty: the carnet
  created_at BIGINT NOT NULL
);
CREATE TABLE photo_look (
  medium_id TEXT PRIMARY KEY,
  faces BLOB NOT NULL                          -- sealed boxes that are neither masked nor waved away; empty: none left
);
