-- Executive meetings: members, the customer's advocate, the kit of ten minutes, decisions and what they do to customers.

CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  held_on TEXT NOT NULL,                      -- 2026-12-01
  state TEXT NOT NULL,                        -- planned, held, cancelled
  advocate_id TEXT REFERENCES person (id),    -- NULL: nobody is there
  advocate_by_hand BIGINT NOT NULL,           -- 1: named by whoever chairs, the rotation leaves it
  reminded_id TEXT,                           -- the advocate who was reminded
  created_by TEXT NOT NULL REFERENCES person (id),
  updated_at BIGINT NOT NULL
);
CREATE INDEX meeting_day ON meeting (held_on, id);

CREATE TABLE meeting_member (
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  absent BIGINT NOT NULL,
  PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX meeting_member_person ON meeting_member (person_id);

CREATE TABLE meeting_item (                   -- one decision of the agenda
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  position BIGINT NOT NULL,
  title TEXT NOT NULL,
  idea_id TEXT,
  effect_tone TEXT NOT NULL,                  -- better, worse, none, unknown; empty: not said yet
  effect TEXT NOT NULL,
  effect_by TEXT,
  status TEXT NOT NULL,                       -- of an answer (retained, tested…); empty: not decided
  outcome TEXT NOT NULL,
  owner_id TEXT,
  due_on TEXT NOT NULL
);
CREATE INDEX meeting_item_meeting ON meeting_item (meeting_id, position);

CREATE TABLE meeting_kit (                    -- ten minutes of the customer
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  slot TEXT NOT NULL,                         -- photo, verbatim, number, decision
  report_id TEXT,
  medium_id TEXT,
  item_id TEXT,                               -- of a decision: its place on the agenda
  figure TEXT NOT NULL,                       -- of a number
  text_fr TEXT NOT NULL,
  text_en TEXT NOT NULL,
  by_hand BIGINT NOT NULL,
  PRIMARY KEY (meeting_id, slot)
);
CREATE INDEX meeting_kit_report ON meeting_kit (report_id);
