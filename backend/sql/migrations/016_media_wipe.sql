-- Files that no row names any more, to be overwritten: each on its own list entry, so that none is forgotten for another version of its medium.
CREATE TABLE media_wipe (
  id TEXT PRIMARY KEY,                        -- in media/stored, with its thumbnail, or in media/incoming
  since BIGINT NOT NULL
);
CREATE INDEX media_wipe_since ON media_wipe (since);
INSERT INTO media_wipe (id, since) SELECT file, dropped_at FROM medium_dropped WHERE wiped = 0 AND file <> '';
INSERT INTO media_wipe (id, since) SELECT part, dropped_at FROM medium_dropped WHERE wiped = 0 AND part <> '';
DROP INDEX medium_dropped_wiped;
ALTER TABLE medium_dropped DROP COLUMN file;
ALTER TABLE medium_dropped DROP COLUMN part;
ALTER TABLE medium_dropped DROP COLUMN wiped;

CREATE INDEX medium_received ON medium (received_at, file);
