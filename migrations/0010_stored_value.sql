-- Why: stored value (储值) is a liability in two pockets. Every top-up is a lot (批次) that keeps its
-- policy; every movement says what it did to both pockets of which lot. All of it follows from the
-- journal and can be made again; the checks keep a lot from ever holding less than nothing.
CREATE TABLE sv_lot (
  lot_id             TEXT PRIMARY KEY CHECK (lot_id <> ''),
  member_id          TEXT NOT NULL CHECK (member_id <> ''),
  -- First in, first out.
  seq                INTEGER NOT NULL,
  principal_fen      INTEGER NOT NULL CHECK (principal_fen >= 0),
  bonus_fen          INTEGER NOT NULL CHECK (bonus_fen >= 0),
  principal_left_fen INTEGER NOT NULL CHECK (principal_left_fen BETWEEN 0 AND principal_fen),
  bonus_left_fen     INTEGER NOT NULL CHECK (bonus_left_fen BETWEEN 0 AND bonus_fen),
  -- Bonus that is over: it is not left, and it was never spent.
  bonus_expired_fen  INTEGER NOT NULL DEFAULT 0 CHECK (bonus_expired_fen >= 0),
  policy             TEXT NOT NULL CHECK (policy IN ('RATIO', 'PRINCIPAL_FIRST', 'BONUS_FIRST')),
  bonus_expires      TEXT NOT NULL DEFAULT '',
  opened_pos         INTEGER NOT NULL REFERENCES journal (pos),
  opened_ms          INTEGER NOT NULL,
  -- The lot that was topped up: itself, or where what was handed over (转让, 合并) came from.
  origin_lot         TEXT NOT NULL REFERENCES sv_lot (lot_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sv_lot_of_member ON sv_lot (member_id, seq);
CREATE INDEX sv_lot_of_origin ON sv_lot (origin_lot);
CREATE INDEX sv_lot_bonus_expires ON sv_lot (bonus_expires)
  WHERE bonus_expires <> '' AND bonus_left_fen > 0;

CREATE TABLE sv_move (
  pos           INTEGER NOT NULL REFERENCES journal (pos),
  leg           INTEGER NOT NULL CHECK (leg > 0),
  lot_id        TEXT NOT NULL REFERENCES sv_lot (lot_id),
  member_id     TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind <> ''),
  principal_fen INTEGER NOT NULL,
  bonus_fen     INTEGER NOT NULL,
  PRIMARY KEY (pos, leg)
) STRICT, WITHOUT ROWID;
CREATE INDEX sv_move_of_lot ON sv_move (lot_id, pos);
CREATE INDEX sv_move_of_member ON sv_move (member_id, pos);

-- Offers, policy, limits and the rules of the law as they are in force (the newest row): data.
CREATE TABLE sv_book (
  version    INTEGER PRIMARY KEY,
  changed_ms INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  book_json  TEXT NOT NULL
) STRICT;
