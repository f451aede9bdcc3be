-- The store's hour, complete: voice replies, mails to who answers, personal links, absences.

ALTER TABLE report_reply ADD COLUMN voice_id TEXT;         -- a memo of the store's own; NULL: none
ALTER TABLE report_reply ADD COLUMN voice_sha256 TEXT;     -- of the bytes that the device sends
ALTER TABLE report_reply ADD COLUMN voice_bytes BIGINT;
ALTER TABLE report_reply ADD COLUMN voice_ms BIGINT;       -- as the device measured it
ALTER TABLE report_reply ADD COLUMN voice_words TEXT;      -- what is said in it, for who cannot hear

CREATE TABLE hour_notice (                    -- who was told that a report has arrived at their unit: once each
  report_id TEXT NOT NULL REFERENCES report (id),
  unit_code TEXT NOT NULL,
  person_id TEXT NOT NULL,                    -- empty: nobody there can be reached by mail
  told_at BIGINT NOT NULL,
  PRIMARY KEY (report_id, unit_code, person_id)
);

CREATE TABLE hour_link (                      -- opens one report for one person, to read and answer, and nothing else
  code_hash TEXT PRIMARY KEY,                 -- BLAKE2b of the 128-bit code, hex
  report_id TEXT NOT NULL REFERENCES report (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT                             -- its person has left a computer that others use
);
CREATE INDEX hour_link_report ON hour_link (report_id);

CREATE TABLE host_absence (                   -- who stands in for the host of a unit, and when
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  unit_code TEXT NOT NULL REFERENCES unit (code),
  deputy_id TEXT NOT NULL REFERENCES person (id),
  first_day TEXT NOT NULL,                    -- 2026-12-24
  last_day TEXT NOT NULL,
  begins_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  ended_at BIGINT,                            -- taken back, or back earlier
  told BIGINT NOT NULL                        -- 0: to begin; 1: the deputy was told; 2: over
);
CREATE INDEX host_absence_deputy ON host_absence (deputy_id, ends_at);
CREATE INDEX host_absence_unit ON host_absence (unit_code, ends_at);
CREATE INDEX host_absence_told ON host_absence (told, begins_at);
