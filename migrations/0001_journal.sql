-- Why: the journal (流水) is the one truth about money, and it is the outbox to HQ. A row once
-- written is never touched: the triggers keep that promise even when the code forgets.
CREATE TABLE identity (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  tenant   BLOB NOT NULL CHECK (length(tenant) = 16),
  terminal BLOB NOT NULL CHECK (length(terminal) = 16),
  born_ms  INTEGER NOT NULL
) STRICT;

CREATE TABLE incarnation (
  inc         INTEGER PRIMARY KEY CHECK (inc > 0),
  opened_ms   INTEGER NOT NULL,
  app_ver     TEXT NOT NULL,
  parent_inc  INTEGER,
  parent_n    INTEGER,
  parent_hash BLOB,
  why         TEXT NOT NULL,
  acked_n     INTEGER NOT NULL DEFAULT 0 CHECK (acked_n >= 0),
  origin      TEXT NOT NULL DEFAULT 'local' CHECK (origin IN ('local', 'pulled')),
  CHECK ((parent_inc IS NULL) = (parent_n IS NULL) AND (parent_inc IS NULL) = (parent_hash IS NULL))
) STRICT;

CREATE TABLE journal (
  pos      INTEGER PRIMARY KEY,
  inc      INTEGER NOT NULL REFERENCES incarnation (inc),
  n        INTEGER NOT NULL CHECK (n > 0),
  uid      BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  kind     TEXT NOT NULL,
  v        INTEGER NOT NULL,
  at_ms    INTEGER NOT NULL,
  biz_date TEXT NOT NULL,
  shift_id INTEGER,
  prev     BLOB NOT NULL CHECK (length(prev) = 32),
  body     BLOB NOT NULL,
  hash     BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (inc, n)
) STRICT;

-- ledger 1 is fen, 2 points, 3 pass uses; debit +, credit −; zero-sum per event and ledger.
CREATE TABLE posting (
  pos     INTEGER NOT NULL REFERENCES journal (pos),
  leg     INTEGER NOT NULL CHECK (leg > 0),
  ledger  INTEGER NOT NULL CHECK (ledger IN (1, 2, 3)),
  account TEXT NOT NULL,
  subject TEXT,
  amount  INTEGER NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (pos, leg)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_is_final_u BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: write a linked event'); END;
CREATE TRIGGER journal_is_final_d BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: write a linked event'); END;
CREATE TRIGGER posting_is_final_u BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'a posting is final: write a reversal'); END;
CREATE TRIGGER posting_is_final_d BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'a posting is final: write a reversal'); END;
CREATE TRIGGER identity_is_final_u BEFORE UPDATE ON identity
BEGIN SELECT RAISE(ABORT, 'the identity of a terminal never changes'); END;
CREATE TRIGGER identity_is_final_d BEFORE DELETE ON identity
BEGIN SELECT RAISE(ABORT, 'the identity of a terminal never changes'); END;

-- A cache of Σ postings, written in the same transaction; `verify` recomputes it.
CREATE TABLE balance (
  ledger  INTEGER NOT NULL,
  account TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  debit   INTEGER NOT NULL DEFAULT 0 CHECK (debit >= 0),
  credit  INTEGER NOT NULL DEFAULT 0 CHECK (credit >= 0),
  PRIMARY KEY (ledger, account, subject)
) STRICT, WITHOUT ROWID;

-- The head of the chain and the totals that are never reset: one row, a cache of the last events.
CREATE TABLE head (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  pos        INTEGER NOT NULL,
  inc        INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  hash       BLOB NOT NULL,
  fiscal_no  INTEGER NOT NULL CHECK (fiscal_no >= 0),
  gt_count   INTEGER NOT NULL,
  gt_net_fen INTEGER NOT NULL,
  gt_abs_fen INTEGER NOT NULL,
  gt_tax_fen INTEGER NOT NULL,
  max_at_ms  INTEGER NOT NULL,
  max_biz_date TEXT NOT NULL
) STRICT;

-- Running figures of a shift (tally-event.ts), rebuilt from the journal at will.
CREATE TABLE tally (
  biz_date   TEXT NOT NULL,
  shift_id   INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  key        TEXT NOT NULL,
  n          INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL,
  other_fen  INTEGER NOT NULL,
  PRIMARY KEY (shift_id, biz_date, kind, key)
) STRICT, WITHOUT ROWID;
