-- Why: what is taken off a sale comes from somewhere. The price book in force is kept whole, as it
-- was judged; promotions, coupons and what people take off by hand are counted, because they have
-- limits. All counters follow from the journal and can be made again from it.
CREATE TABLE price_book (
  version    INTEGER PRIMARY KEY,
  loaded_ms  INTEGER NOT NULL,
  loaded_by  TEXT NOT NULL,
  rows_json  TEXT NOT NULL
) STRICT;

-- member_id is '' for a sale without a member.
CREATE TABLE rule_use (
  rule_id     TEXT NOT NULL,
  biz_date    TEXT NOT NULL,
  member_id   TEXT NOT NULL DEFAULT '',
  times       INTEGER NOT NULL,
  amount_fen  INTEGER NOT NULL,
  PRIMARY KEY (rule_id, biz_date, member_id)
) STRICT, WITHOUT ROWID;

-- Since a promotion began: read at every scan, so it is not added up from the days.
CREATE TABLE rule_total (
  rule_id     TEXT PRIMARY KEY,
  times       INTEGER NOT NULL,
  amount_fen  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE coupon (
  code          TEXT PRIMARY KEY CHECK (code <> ''),
  kind_id       TEXT NOT NULL,
  valid_from    TEXT NOT NULL,
  valid_until   TEXT NOT NULL,
  member_id     TEXT NOT NULL DEFAULT '',
  state         TEXT NOT NULL CHECK (state IN ('issued', 'redeemed', 'void')),
  -- The sale that gave it, and the one it was redeemed on.
  issued_pos    INTEGER,
  redeemed_pos  INTEGER,
  amount_fen    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX coupon_of_kind ON coupon (kind_id, state);
CREATE INDEX coupon_of_sale ON coupon (issued_pos) WHERE issued_pos IS NOT NULL;
CREATE INDEX coupon_on_sale ON coupon (redeemed_pos) WHERE redeemed_pos IS NOT NULL;

-- What each person took off by hand on a business date, in sales that were completed.
CREATE TABLE hand_use (
  operator    TEXT NOT NULL,
  biz_date    TEXT NOT NULL,
  action      TEXT NOT NULL CHECK (action IN ('line', 'order', 'small_change')),
  n           INTEGER NOT NULL,
  amount_fen  INTEGER NOT NULL,
  PRIMARY KEY (operator, biz_date, action)
) STRICT, WITHOUT ROWID;

-- A note may name a person: it is no part of the journal, which is forever.
CREATE TABLE sale_note (
  pos   INTEGER PRIMARY KEY,
  note  TEXT NOT NULL CHECK (note <> '')
) STRICT;

ALTER TABLE open_sale ADD COLUMN terms_json TEXT NOT NULL DEFAULT '{"coupons":[]}';
