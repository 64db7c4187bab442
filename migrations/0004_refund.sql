-- Why: goods come back. A refund is a document of its own in the list of sales, with its own number
-- and its own receipt; what a sale may still give back is the sale less the parts that answer it,
-- which are found here and read from the journal.
ALTER TABLE sale ADD COLUMN kind TEXT NOT NULL DEFAULT 'sale'
  CHECK (kind IN ('sale', 'refund', 'void', 'exchange'));

CREATE TABLE sale_return (
  -- The sale that was answered.
  sale_id   TEXT NOT NULL,
  -- The event that answers it: a refund, or the new sale of an exchange.
  pos       INTEGER NOT NULL REFERENCES journal (pos),
  total_fen INTEGER NOT NULL CHECK (total_fen >= 0),
  PRIMARY KEY (sale_id, pos)
) STRICT, WITHOUT ROWID;
