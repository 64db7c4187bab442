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
