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
