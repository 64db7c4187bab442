-- Why: a pass card (次卡) is paid before it is used. What each use is worth was laid down when it was
-- sold; what is left of it is owed to the member until it is used, given back or kept by a formula.
CREATE TABLE pass_card (
  pass_id      TEXT PRIMARY KEY CHECK (pass_id <> ''),
  member_id    TEXT NOT NULL CHECK (member_id <> ''),
  state        TEXT NOT NULL CHECK (state IN ('active', 'refunded', 'transferred')),
  price_fen    INTEGER NOT NULL CHECK (price_fen >= 0),
  left_fen     INTEGER NOT NULL CHECK (left_fen BETWEEN 0 AND price_fen),
  -- '' until the first use, when it begins with that.
  valid_from   TEXT NOT NULL DEFAULT '',
  valid_until  TEXT NOT NULL DEFAULT '',
  terms_json   TEXT NOT NULL,
  opened_pos   INTEGER NOT NULL REFERENCES journal (pos),
  opened_ms    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pass_card_of_member ON pass_card (member_id, opened_ms);

CREATE TABLE pass_item (
  pass_id    TEXT NOT NULL REFERENCES pass_card (pass_id),
  item_no    INTEGER NOT NULL CHECK (item_no > 0),
  total      INTEGER NOT NULL CHECK (total >= 0),
  left_uses  INTEGER NOT NULL CHECK (left_uses BETWEEN 0 AND total),
  PRIMARY KEY (pass_id, item_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE pass_use (
  pass_id    TEXT NOT NULL REFERENCES pass_card (pass_id),
  item_no    INTEGER NOT NULL,
  -- Which of its uses, from 1; an undone one is free again.
  unit_no    INTEGER NOT NULL CHECK (unit_no > 0),
  pos        INTEGER NOT NULL REFERENCES journal (pos),
  biz_date   TEXT NOT NULL,
  value_fen  INTEGER NOT NULL CHECK (value_fen >= 0),
  technician TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (pass_id, item_no, unit_no)
) STRICT, WITHOUT ROWID;
