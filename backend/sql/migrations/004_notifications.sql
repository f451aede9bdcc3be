-- Notifications: what somebody is told, once, and one line for each story in their list; who follows or muted which story.

CREATE TABLE notification (                   -- a person's line for one story
  id TEXT PRIMARY KEY,                        -- made from the three columns below
  person_id TEXT NOT NULL REFERENCES person (id),
  subject_kind TEXT NOT NULL,                 -- report, idea, or what another room tells about: round, meeting, edition…
  subject_id TEXT NOT NULL,
  title_fr TEXT NOT NULL,                     -- of other subjects; reports and ideas are named as they are when it is read
  title_en TEXT NOT NULL,
  page TEXT NOT NULL,
  seq BIGINT NOT NULL,                        -- the change that told its last notice
  latest_at BIGINT NOT NULL,
  read_through BIGINT NOT NULL,               -- notices up to this change are read
  UNIQUE (person_id, subject_kind, subject_id)
);
CREATE INDEX notification_person ON notification (person_id, seq);
CREATE INDEX notification_purge ON notification (latest_at);

CREATE TABLE notice (                         -- told exactly once for each person and dedupe key
  person_id TEXT NOT NULL REFERENCES person (id),
  dedupe_key TEXT NOT NULL,
  notification_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  text_fr TEXT NOT NULL,
  text_en TEXT NOT NULL,
  many_fr TEXT NOT NULL,                      -- instead of several texts: "{n} nouveaux commentaires"; empty: the last text
  many_en TEXT NOT NULL,
  seq BIGINT NOT NULL,                        -- 0: told quietly, the story was muted
  at BIGINT NOT NULL,
  PRIMARY KEY (person_id, dedupe_key)
);
CREATE INDEX notice_notification ON notice (notification_id, seq);
CREATE INDEX notice_key ON notice (dedupe_key);       -- what was taken back is taken back where it was told too

CREATE TABLE following (                      -- what a person said about the news of a story
  person_id TEXT NOT NULL REFERENCES person (id),
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  state TEXT NOT NULL,                        -- follows, muted
  at BIGINT NOT NULL,
  PRIMARY KEY (person_id, subject_kind, subject_id)
);
CREATE INDEX following_subject ON following (subject_kind, subject_id);
