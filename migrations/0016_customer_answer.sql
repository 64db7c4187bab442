-- Why: a contract that was signed on the customer's screen (客显) is proved by the signature, and a
-- signature is a person's: it lies here, sealed with a key of its own, and goes when its time is
-- over. The journal keeps only its salted hash, in the event of the document it signs.
CREATE TABLE customer_answer (
  ask_id   TEXT PRIMARY KEY CHECK (ask_id <> ''),
  id       INTEGER NOT NULL REFERENCES member (id),
  pos      INTEGER NOT NULL REFERENCES journal (pos),
  document TEXT NOT NULL CHECK (document IN ('top-up', 'pass')),
  way      TEXT NOT NULL CHECK (way IN ('drawn', 'typed')),
  hash     TEXT NOT NULL CHECK (length(hash) = 64),
  at_ms    INTEGER NOT NULL,
  operator TEXT NOT NULL,
  -- NULL once it was let go: that something was signed stays, what was signed with does not.
  sealed   BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_answer_of ON customer_answer (id);
