-- Sealed copies of photos that were masked: a device that has not heard of it yet may not bring them back.
CREATE TABLE carnet_dropped (
  person_id TEXT NOT NULL,
  medium_id TEXT NOT NULL,
  dropped_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, medium_id)
);
