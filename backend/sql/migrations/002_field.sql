-- The field app: what voice memos, private carnets, quarantine and the browser form need on the server.

-- Voice memos: how long they last. NULL for pictures.
ALTER TABLE medium ADD COLUMN duration_ms BIGINT;
