-- Why: points (积分) live in lots that expire; they are spent by expiry date and go back to the lot
-- they came from. What a refund takes back beyond what is left is a debt, never a lot below nothing.
CREATE TABLE point_lot (
  lot_id      TEXT PRIMARY KEY CHECK (lot_id <> ''),
  member_id   TEXT NOT NULL CHECK (member_id <> ''),
  seq         INTEGER NOT NULL,
  points      INTEGER NOT NULL CHECK (points > 0),
  left_points INTEGER NOT NULL CHECK (left_points BETWEEN 0 AND points),
  -- The last business date they are good on.
  expires     TEXT NOT NULL,
  opened_pos  INTEGER NOT NULL REFERENCES journal (pos),
  opened_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX point_lot_of_member ON point_lot (member_id, seq);
CREATE INDEX point_lot_left ON point_lot (member_id, expires) WHERE left_points > 0;
CREATE INDEX point_lot_expires ON point_lot (expires) WHERE left_points > 0;

CREATE TABLE point_move (
  pos       INTEGER NOT NULL REFERENCES journal (pos),
  leg       INTEGER NOT NULL CHECK (leg > 0),
  -- '' moves the debt.
  lot_id    TEXT NOT NULL,
  member_id TEXT NOT NULL,
  kind      TEXT NOT NULL CHECK (kind <> ''),
  points    INTEGER NOT NULL,
  PRIMARY KEY (pos, leg)
) STRICT, WITHOUT ROWID;
CREATE INDEX point_move_of_member ON point_move (member_id, pos);

CREATE TABLE point_debt (
  member_id TEXT PRIMARY KEY,
  points    INTEGER NOT NULL CHECK (points >= 0)
) STRICT, WITHOUT ROWID;

-- The rules in force are those of the highest version.
CREATE TABLE point_book (
  version    INTEGER PRIMARY KEY CHECK (version > 0),
  changed_ms INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  book_json  TEXT NOT NULL CHECK (json_valid(book_json))
) STRICT;

-- What may be had for points (礼品).
CREATE TABLE point_gift (
  gift_id TEXT PRIMARY KEY CHECK (gift_id <> ''),
  name    TEXT NOT NULL CHECK (name <> ''),
  points  INTEGER NOT NULL CHECK (points > 0),
  stock   INTEGER NOT NULL CHECK (stock >= 0),
  active  INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;

-- What a manager should look at: one row for a day, a member, a reason and a cashier.
CREATE TABLE point_alert (
  biz_date  TEXT NOT NULL,
  member_id TEXT NOT NULL,
  reason    TEXT NOT NULL CHECK (reason IN ('day-limit', 'same-cashier', 'device-limit')),
  operator  TEXT NOT NULL,
  sales     INTEGER NOT NULL CHECK (sales > 0),
  pos       INTEGER NOT NULL REFERENCES journal (pos),
  PRIMARY KEY (biz_date, member_id, reason, operator)
) STRICT, WITHOUT ROWID;

-- Which members a phone showed on a business day; `device` is its mark hashed with the day.
CREATE TABLE point_device (
  biz_date  TEXT NOT NULL,
  device    TEXT NOT NULL CHECK (length(device) = 64),
  member_id TEXT NOT NULL CHECK (member_id <> ''),
  -- In the order in which they were shown first.
  place     INTEGER NOT NULL CHECK (place > 0),
  shown_ms  INTEGER NOT NULL,
  PRIMARY KEY (biz_date, device, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX point_device_of_member ON point_device (member_id, biz_date);
