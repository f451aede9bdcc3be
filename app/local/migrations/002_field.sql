-- The field app: carnet by hand, voice memos, private exchange with one's other devices.

-- Sorting by hand: the astonishment that a capture became, and the removed draft that it returns to if that is restored.
ALTER TABLE capture ADD COLUMN entry_id TEXT;
ALTER TABLE capture ADD COLUMN left_draft_id TEXT;
