-- A ballot is one row, sealed as a whole: which ideas a voter was dealt shows no more than what was said of them, and a vote writes one row.
-- No running count is kept: what was counted is derived from the ballots at the close.

CREATE TABLE round_ballot (                   -- one voter; all made at once in the order of their pseudonyms, then changed in place
  round_id TEXT NOT NULL REFERENCES round (id),
  voter_key TEXT NOT NULL,
  sealed BYTEA NOT NULL,                      -- the last change, and each idea of the slate with what was said; always of the same length
  comments BYTEA NOT NULL,                    -- sealed; empty: none
  PRIMARY KEY (round_id, voter_key)
);

-- round_line is what it was before: rounds that were open then are brought over with their secret when the server starts.
ALTER TABLE round_item DROP COLUMN sealed;
