-- Why: what the store owes a customer as goods (店内余额) stands on a slip with a code. What is left
-- of it is the sum of the postings with that code, kept here in the transaction that writes them, so
-- that no code is ever below nothing. A company that buys on account (挂账) is known by its code and
-- owes up to its limit. A try to take money by either of them names which one.
ALTER TABLE payment_attempt ADD COLUMN subject TEXT NOT NULL DEFAULT '';

CREATE TABLE credit_slip (
  code        TEXT PRIMARY KEY CHECK (code <> ''),
  -- The event that first put money on it.
  issued_pos  INTEGER NOT NULL REFERENCES journal (pos),
  issued_ms   INTEGER NOT NULL,
  balance_fen INTEGER NOT NULL CHECK (balance_fen >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_customer (
  code             TEXT PRIMARY KEY CHECK (code <> ''),
  name             TEXT NOT NULL CHECK (name <> ''),
  credit_limit_fen INTEGER NOT NULL CHECK (credit_limit_fen >= 0),
  active           INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  created_ms       INTEGER NOT NULL,
  changed_ms       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
