-- Why: money that is not cash is taken in steps. The try is a row before anybody is asked, so that
-- a crash, a broken line or a second press never takes it twice; the sale's event names the tries
-- that paid it.
CREATE TABLE payment_attempt (
  attempt_id  TEXT PRIMARY KEY,
  sale_id     TEXT NOT NULL,
  method      TEXT NOT NULL CHECK (method <> ''),
  amount_fen  INTEGER NOT NULL CHECK (amount_fen > 0),
  state       TEXT NOT NULL CHECK (state IN ('created', 'sent', 'waiting', 'unknown', 'paid', 'failed',
              'reversing', 'reversed', 'stuck', 'refunding', 'refunded')),
  reference   TEXT NOT NULL DEFAULT '',
  operator    TEXT NOT NULL,
  created_ms  INTEGER NOT NULL,
  changed_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_attempt_of_sale ON payment_attempt (sale_id, created_ms);
