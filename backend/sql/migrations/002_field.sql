-- The field app: what voice memos, private carnets, quarantine and the browser form need on the server.

-- Voice memos: how long they last. NULL for pictures.
ALTER TABLE medium ADD COLUMN duration_ms BIGINT;

-- The browser form: personal links for a phone without the app, and the sessions that they opened.
CREATE TABLE form_link (
  id TEXT PRIMARY KEY,
  code_hash TEXT NOT NULL UNIQUE,             -- BLAKE2b of the 128-bit code, hex
  person_id TEXT NOT NULL REFERENCES person (id),
  created_by TEXT NOT NULL,                   -- the person, or an administrator
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT
);
CREATE INDEX form_link_person ON form_link (person_id);
CREATE TABLE form_session (
  device_id TEXT PRIMARY KEY REFERENCES device (id),
  link_id TEXT NOT NULL REFERENCES form_link (id)
);
CREATE INDEX form_session_link ON form_session (link_id);
CREATE TABLE form_filing (                    -- reports that came by the form: what its sessions may see and correct
  report_id TEXT PRIMARY KEY REFERENCES report (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  filed_at BIGINT NOT NULL
);
CREATE INDEX form_filing_person ON form_filing (person_id, filed_at);

-- Private exchange: carnet and drafts between one person's own devices, sealed by them; this server cannot read them.
CREATE TABLE carnet_key (                     -- a person's exchange key, in a sealed box for one of their devices
  key_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  wrapped TEXT NOT NULL,                      -- base64
  created_at BIGINT NOT NULL,
  PRIMARY KEY (key_id, device_id)
);
CREATE INDEX carnet_key_person ON carnet_key (person_id);
CREATE TABLE carnet_item (                    -- the head only: no history of what was never filed
  person_id TEXT NOT NULL,
  id TEXT NOT NULL,
  revision BIGINT NOT NULL,
  hash TEXT NOT NULL,                         -- SHA-256 of the sealed bytes, hex
  key_id TEXT NOT NULL,
  sealed TEXT NOT NULL,                       -- base64; empty: a tombstone
  media TEXT NOT NULL,                        -- ids of its sealed media, separated by one space
  device_id TEXT NOT NULL,                    -- who wrote this head
  restored BIGINT NOT NULL,                   -- 1: by a device that was revoked before (quarantine)
  seq BIGINT NOT NULL,                        -- the change that told it
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX carnet_item_seq ON carnet_item (person_id, seq);
CREATE INDEX carnet_item_purge ON carnet_item (updated_at);
CREATE TABLE carnet_part (                    -- sealed media, each part on its own
  person_id TEXT NOT NULL,
  medium_id TEXT NOT NULL,
  number BIGINT NOT NULL,                     -- from 0
  total BIGINT NOT NULL,
  sealed TEXT NOT NULL,                       -- base64
  size_bytes BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, medium_id, number)
);
CREATE INDEX carnet_part_purge ON carnet_part (created_at);
ALTER TABLE device ADD COLUMN departed_at BIGINT;  -- a revoked app has handed over what it held, and wiped itself

-- Media that a correction no longer lists (a photo masked or taken out): refused when they come late, wiped from the disk.
CREATE TABLE medium_dropped (
  report_id TEXT NOT NULL,
  medium_id TEXT NOT NULL,
  sha_received TEXT NOT NULL,
  file TEXT NOT NULL,                         -- in media/stored, with its thumbnail; empty: never arrived
  part TEXT NOT NULL,                         -- in media/incoming; empty: none was under way
  dropped_at BIGINT NOT NULL,
  wiped BIGINT NOT NULL,                      -- 1: the files are gone
  PRIMARY KEY (report_id, medium_id, sha_received)
);
CREATE INDEX medium_dropped_wiped ON medium_dropped (wiped, dropped_at);
