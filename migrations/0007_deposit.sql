-- Why: goods may be paid in part before they are collected (定金, 分期). The order holds a parked
-- sale and knows whose it is; the money itself is in the journal, owed under the order's number.
-- Who the customer is stands here and nowhere else, and is forgotten when the order is over.
CREATE TABLE deposit_order (
  seq         INTEGER PRIMARY KEY,
  order_no    TEXT NOT NULL UNIQUE CHECK (order_no <> ''),
  sale_id     TEXT NOT NULL,
  label       TEXT NOT NULL DEFAULT '',
  phone       TEXT NOT NULL DEFAULT '',
  due_date    TEXT NOT NULL DEFAULT ''
              CHECK (due_date = '' OR due_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- What the goods came to when money was last taken.
  total_fen   INTEGER NOT NULL CHECK (total_fen >= 0),
  paid_fen    INTEGER NOT NULL CHECK (paid_fen >= 0),
  state       TEXT NOT NULL CHECK (state IN ('open', 'collected', 'cancelled')),
  operator    TEXT NOT NULL,
  created_ms  INTEGER NOT NULL,
  changed_ms  INTEGER NOT NULL,
  CHECK (state = 'open' OR (label = '' AND phone = ''))
) STRICT;
CREATE UNIQUE INDEX deposit_order_of_sale ON deposit_order (sale_id) WHERE state = 'open';

-- One row per tender of a deposit or instalment, so that it goes back the way it came.
CREATE TABLE deposit_payment (
  order_no     TEXT NOT NULL REFERENCES deposit_order (order_no),
  seat         INTEGER NOT NULL CHECK (seat > 0),
  pos          INTEGER NOT NULL REFERENCES journal (pos),
  kind         TEXT NOT NULL CHECK (kind <> ''),
  method       TEXT NOT NULL DEFAULT '',
  attempt_id   TEXT NOT NULL DEFAULT '',
  amount_fen   INTEGER NOT NULL CHECK (amount_fen > 0),
  returned_fen INTEGER NOT NULL DEFAULT 0 CHECK (returned_fen BETWEEN 0 AND amount_fen),
  at_ms        INTEGER NOT NULL,
  PRIMARY KEY (order_no, seat)
) STRICT, WITHOUT ROWID;
