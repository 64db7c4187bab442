-- Why: what the counter needs beside the journal: who may work (operator), how the store is set
-- (setting), the shift, the open sale that survives a power cut, the list of sales one can search,
-- the replies that make a request once-only, and the print spool (打印队列).
CREATE TABLE operator (
  operator_no     TEXT PRIMARY KEY CHECK (length(operator_no) BETWEEN 1 AND 12),
  name            TEXT NOT NULL,
  role            TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'cashier')),
  pin_hash        TEXT NOT NULL,
  active          INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  wrong_pins      INTEGER NOT NULL DEFAULT 0 CHECK (wrong_pins >= 0),
  locked_until_ms INTEGER NOT NULL DEFAULT 0,
  created_ms      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key        TEXT PRIMARY KEY,
  value_json TEXT NOT NULL,
  version    INTEGER NOT NULL CHECK (version > 0),
  changed_ms INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shift (
  shift_id   INTEGER PRIMARY KEY CHECK (shift_id > 0),
  opened_pos INTEGER NOT NULL REFERENCES journal (pos),
  opened_ms  INTEGER NOT NULL,
  opened_by  TEXT NOT NULL,
  biz_date   TEXT NOT NULL,
  drawer     TEXT NOT NULL,
  float_fen  INTEGER NOT NULL CHECK (float_fen >= 0),
  state      TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed'))
) STRICT;
CREATE UNIQUE INDEX shift_one_open ON shift (state) WHERE state = 'open';

CREATE TABLE open_sale (
  sale_id    TEXT PRIMARY KEY,
  state      TEXT NOT NULL CHECK (state IN ('open', 'parked')),
  opened_ms  INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  operator   TEXT NOT NULL,
  revision   INTEGER NOT NULL CHECK (revision >= 0),
  next_seat  INTEGER NOT NULL CHECK (next_seat > 0),
  label      TEXT NOT NULL DEFAULT '',
  undo_json  TEXT NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX open_sale_one_open ON open_sale (state) WHERE state = 'open';

CREATE TABLE open_line (
  sale_id   TEXT NOT NULL REFERENCES open_sale (sale_id) ON DELETE CASCADE,
  seat      INTEGER NOT NULL CHECK (seat > 0),
  line_json TEXT NOT NULL,
  PRIMARY KEY (sale_id, seat)
) STRICT, WITHOUT ROWID;

-- `unknown` is a state with a screen, never a silent retry; a drawer pulse is never replayed.
CREATE TABLE print_job (
  job_id        INTEGER PRIMARY KEY,
  kind          TEXT NOT NULL CHECK (kind IN ('receipt', 'x-report', 'test', 'recovery-key', 'drawer')),
  sale_pos      INTEGER REFERENCES journal (pos),
  document_json TEXT,
  operator      TEXT NOT NULL DEFAULT '',
  copy_no       INTEGER NOT NULL DEFAULT 0 CHECK (copy_no >= 0),
  attempts      INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  state         TEXT NOT NULL CHECK (state IN ('offered', 'queued', 'sending', 'confirmed', 'processed',
                'sent', 'unknown', 'failed', 'expired', 'cancelled')),
  evidence      TEXT NOT NULL DEFAULT '',
  created_ms    INTEGER NOT NULL,
  expires_ms    INTEGER NOT NULL,
  changed_ms    INTEGER NOT NULL,
  CHECK ((kind = 'drawer') = (document_json IS NULL))
) STRICT;
CREATE INDEX print_job_waiting ON print_job (state, job_id)
  WHERE state IN ('offered', 'queued', 'sending', 'unknown', 'failed', 'expired');

-- One row per completed sale, for lists and searches; the truth is the event at `pos`.
CREATE TABLE sale (
  pos            INTEGER PRIMARY KEY REFERENCES journal (pos),
  fiscal_no      INTEGER NOT NULL UNIQUE,
  receipt_no     TEXT NOT NULL,
  sale_id        TEXT NOT NULL,
  at_ms          INTEGER NOT NULL,
  biz_date       TEXT NOT NULL,
  shift_id       INTEGER NOT NULL,
  operator       TEXT NOT NULL,
  line_count     INTEGER NOT NULL CHECK (line_count > 0),
  total_fen      INTEGER NOT NULL,
  tax_fen        INTEGER NOT NULL,
  reprints       INTEGER NOT NULL DEFAULT 0 CHECK (reprints >= 0),
  -- The receipt's first job; an index over the jobs would cost every sale a page.
  receipt_job    INTEGER NOT NULL REFERENCES print_job (job_id)
) STRICT;

-- Business dates only go forward, so a day's sales are a range of positions: one row a day finds
-- them, where an index would be written by every sale.
CREATE TABLE sale_day (
  biz_date  TEXT PRIMARY KEY,
  first_pos INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE command_reply (
  reply_id   INTEGER PRIMARY KEY,
  command_id TEXT NOT NULL UNIQUE,
  request    TEXT NOT NULL,
  input_hash BLOB NOT NULL CHECK (length(input_hash) = 32),
  reply_json TEXT NOT NULL,
  at_ms      INTEGER NOT NULL
) STRICT;
