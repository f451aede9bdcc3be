-- The beginning: network, people, reports, ideas, media, editions, change log, journal.
-- Shared subset of SQLite and PostgreSQL. Times are BIGINT, milliseconds since 1970, UTC, of the server's clock.

CREATE TABLE store_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE region (code TEXT PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE unit (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,                         -- shop, branch, hotel, contactCentre
  region TEXT NOT NULL REFERENCES region (code),
  address TEXT NOT NULL,
  lat DOUBLE PRECISION,
  lon DOUBLE PRECISION,
  opening TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  email TEXT UNIQUE,                          -- lower case; NULL for somebody invited by name only
  name TEXT NOT NULL,
  department TEXT NOT NULL,
  manager_email TEXT,
  unit_code TEXT REFERENCES unit (code),
  roles TEXT NOT NULL,                        -- names separated by one space
  language TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX person_unit ON person (unit_code);

CREATE TABLE invitation (
  code_hash TEXT PRIMARY KEY,                 -- BLAKE2b of the 128-bit code, hex
  person_id TEXT NOT NULL REFERENCES person (id),
  purpose TEXT NOT NULL,                      -- device, browser
  created_by TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);

CREATE TABLE pairing (                        -- a code that a device has used up; the person still compares three words
  id TEXT PRIMARY KEY,
  code_hash TEXT NOT NULL UNIQUE REFERENCES invitation (code_hash),
  person_id TEXT NOT NULL REFERENCES person (id),
  public_key TEXT NOT NULL,                   -- base64 of 32 bytes
  device_name TEXT NOT NULL,
  words TEXT NOT NULL,                        -- separated by one space
  proof_hash TEXT NOT NULL,                   -- BLAKE2b of what the device will show to confirm, hex
  device_id TEXT,                             -- once confirmed
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE device (                         -- an app, a browser's session or a script
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,                         -- app, browser, script
  name TEXT NOT NULL,
  public_key TEXT,                            -- of an app: base64 of 32 bytes
  token_hash TEXT NOT NULL UNIQUE,            -- BLAKE2b, hex
  previous_token_hash TEXT,
  previous_until BIGINT,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,                    -- to about ten minutes
  expires_at BIGINT NOT NULL,                 -- the absolute end; the idle one is seen_at + what the kind allows
  revoked_at BIGINT
);
CREATE INDEX device_person ON device (person_id);
CREATE INDEX device_previous ON device (previous_token_hash);

CREATE TABLE referential (
  version BIGINT PRIMARY KEY,
  year BIGINT NOT NULL,
  content TEXT NOT NULL                       -- JSON, see docs/wire.md
);

CREATE TABLE report (
  id TEXT PRIMARY KEY,
  author_id TEXT NOT NULL REFERENCES person (id),
  revision BIGINT NOT NULL,                   -- the head; numbered by the server from 1
  hash TEXT NOT NULL,                         -- SHA-256 of the head's exact bytes, hex
  kind TEXT NOT NULL,
  subject_kind TEXT NOT NULL,                 -- unit, region, contactCentre, travellingHost
  subject_code TEXT NOT NULL,
  unit_code TEXT,                             -- the host's unit: of a unit or contact centre
  region TEXT,
  state TEXT NOT NULL,                        -- withHost, published, withdrawn
  visited_on TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  hour_ends_at BIGINT NOT NULL,               -- end of the store's hour
  published_at BIGINT,
  useful_count BIGINT NOT NULL DEFAULT 0,
  reader_count BIGINT NOT NULL DEFAULT 0,
  feed_key DOUBLE PRECISION NOT NULL DEFAULT 0
);
CREATE INDEX report_author ON report (author_id, received_at);
CREATE INDEX report_due ON report (state, hour_ends_at);
CREATE INDEX report_unit ON report (unit_code, received_at);
CREATE INDEX report_published ON report (published_at);

CREATE TABLE report_revision (
  report_id TEXT NOT NULL REFERENCES report (id),
  revision BIGINT NOT NULL,
  hash TEXT NOT NULL,
  content TEXT NOT NULL,                      -- the exact UTF-8 bytes that were sent
  device_id TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  cursor BIGINT NOT NULL,                     -- of the change that told it: the stored answer, given again to a replay
  PRIMARY KEY (report_id, revision)
);

CREATE TABLE report_position (                -- never in the content: purged 24 h after it was received
  report_id TEXT PRIMARY KEY REFERENCES report (id),
  lat DOUBLE PRECISION NOT NULL,
  lon DOUBLE PRECISION NOT NULL,
  received_at BIGINT NOT NULL
);
CREATE INDEX report_position_purge ON report_position (received_at);

CREATE TABLE report_reply (                   -- the store's hour: one reply, corrected until publication
  report_id TEXT PRIMARY KEY REFERENCES report (id),
  person_id TEXT NOT NULL,
  thanks BIGINT NOT NULL,                     -- 0 or 1
  kind TEXT NOT NULL,                         -- thanks, correction, context, blur
  text TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE medium (
  report_id TEXT NOT NULL,                    -- may arrive before its report
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  kind TEXT NOT NULL,                         -- thumbnail, voice, photo
  type TEXT NOT NULL,                         -- image/jpeg, image/png, audio/ogg
  size_bytes BIGINT NOT NULL,
  sha_received TEXT NOT NULL,
  sha_stored TEXT NOT NULL,
  stored_bytes BIGINT NOT NULL,
  width BIGINT,
  height BIGINT,
  file TEXT NOT NULL UNIQUE,                  -- UUIDv7: name of the file and of its thumbnail in media/
  received_at BIGINT NOT NULL,
  PRIMARY KEY (report_id, id)
);

CREATE TABLE upload (                         -- a tus upload under way
  id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL,
  medium_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 TEXT NOT NULL,                       -- announced by the device
  state TEXT NOT NULL,                        -- open, done
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  received_at BIGINT,                         -- of a done one: the receipt
  UNIQUE (report_id, medium_id)
);
CREATE INDEX upload_expiry ON upload (expires_at);
CREATE INDEX upload_person ON upload (person_id, state);

CREATE TABLE idea (
  id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL REFERENCES report (id),
  author_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  text TEXT NOT NULL,
  removed_at BIGINT,                          -- a later revision left it out; its supports are kept should it come back
  published_at BIGINT,
  supporters BIGINT NOT NULL DEFAULT 0,
  support_weight DOUBLE PRECISION NOT NULL DEFAULT 0,
  readers BIGINT NOT NULL DEFAULT 0,
  feed_key DOUBLE PRECISION NOT NULL DEFAULT 0
);
CREATE INDEX idea_report ON idea (report_id);
CREATE INDEX idea_seen ON idea (published_at, readers);

CREATE TABLE support (
  idea_id TEXT NOT NULL REFERENCES idea (id),
  person_id TEXT NOT NULL,
  author_id TEXT NOT NULL,
  weight DOUBLE PRECISION NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, person_id)
);
CREATE INDEX support_person ON support (person_id, author_id);

CREATE TABLE useful (
  report_id TEXT NOT NULL REFERENCES report (id),
  person_id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (report_id, person_id)
);
CREATE INDEX useful_person ON useful (person_id);

CREATE TABLE reading (                        -- data about staff: purged after 60 days, counts remain
  report_id TEXT NOT NULL REFERENCES report (id),
  person_id TEXT NOT NULL,
  own_team BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (report_id, person_id)
);
CREATE INDEX reading_purge ON reading (created_at);
CREATE INDEX reading_person ON reading (person_id);

CREATE TABLE edition (
  week TEXT PRIMARY KEY,                      -- 2026-W47
  published_at BIGINT NOT NULL,
  content TEXT NOT NULL                       -- JSON: the selection, frozen
);

CREATE TABLE mail (
  id TEXT PRIMARY KEY,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_html TEXT NOT NULL,
  sign_in_person TEXT,                        -- set: {link} in the bodies becomes a fresh one-time link when it is sent
  created_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  next_at BIGINT NOT NULL,                    -- not before
  sent_at BIGINT,
  failure TEXT                                -- what the mail server said last
);
CREATE INDEX mail_due ON mail (sent_at, next_at);

CREATE TABLE change (                         -- what GET /v1/changes tells, in commit order
  seq BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,                         -- report, idea, unit, referential, edition, scope, tombstone
  entity_id TEXT NOT NULL,
  audience TEXT NOT NULL,                     -- all, person:ID, unit:CODE, region:CODE, role:NAME; report: who may read
                                              -- that report when asked (author, host, region, moderators)
  at BIGINT NOT NULL
);

CREATE TABLE journal (                        -- append-only, hash chain
  seq BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  commitment TEXT NOT NULL,                   -- BLAKE2b of the content, keyed with the salt, hex
  salt TEXT,                                  -- outside the chain: erasure removes it, and the chain still holds
  hash TEXT NOT NULL                          -- BLAKE2b(previous hash, this row), hex
);
