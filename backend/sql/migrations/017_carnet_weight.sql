-- What a person's shared notebook weighs is asked at each write, in the one writer: from these indexes alone, not from the sealed bytes.
ALTER TABLE carnet_item ADD COLUMN sealed_chars BIGINT NOT NULL DEFAULT 0;  -- the length of `sealed`
UPDATE carnet_item SET sealed_chars = LENGTH(sealed);
CREATE INDEX carnet_item_weight ON carnet_item (person_id, sealed_chars);
CREATE INDEX carnet_part_weight ON carnet_part (person_id, size_bytes);
