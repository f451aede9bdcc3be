-- A masked photo: the sealed copy of its first version, which one's devices exchange, leaves the server at once; and
-- what another device still tells with the first version is taken over with the masked one.
ALTER TABLE shared_medium ADD COLUMN retired BIGINT NOT NULL DEFAULT 0;  -- 1: the server is to drop its copy; 2: it did
ALTER TABLE shared_medium ADD COLUMN replaced_by TEXT;                   -- of a retired one: the medium in its place
