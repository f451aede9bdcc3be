-- Comments that this phone has read, and its person's notifications.

CREATE TABLE mirror_comment (
  id TEXT PRIMARY KEY,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  report_id TEXT NOT NULL,
  place BIGINT NOT NULL,                       -- in the order of reading
  content BLOB NOT NULL                        -- sealed JSON as it came
);
CREATE INDEX mirror_comment_subject ON mirror_comment (subject_kind, subject_id, place);
CREATE INDEX mirror_comment_report ON mirror_comment (report_id);

CREATE TABLE notification (
  id TEXT PRIMARY KEY,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  report_id TEXT NOT NULL,
  seq BIGINT NOT NULL,                         -- the server's cursor of its last news
  read_through BIGINT NOT NULL,                -- as far as it was read, here or on another device
  muted BIGINT NOT NULL,
  content BLOB NOT NULL                        -- sealed JSON as it came
);
CREATE INDEX notification_seq ON notification (seq);
CREATE INDEX notification_report ON notification (report_id);

CREATE TABLE following (                       -- what this person said about the news of a story
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  state TEXT NOT NULL,                         -- follows, muted
  PRIMARY KEY (subject_kind, subject_id)
);
