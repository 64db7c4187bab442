-- Why: while HQ cannot be asked, a member spends what HQ set aside here (a grant), and a little more
-- at the store's risk (the floor), as far as what HQ last told of them reaches. Grants, spends and
-- freezes follow from the journal and can be made again; what HQ told of a member is its word, kept
-- as it came. A ledger without an HQ has no row here.
CREATE TABLE allowance_member (
  member_id     TEXT PRIMARY KEY CHECK (member_id <> ''),
  -- HQ's clock of the newest thing heard of them: nothing older is taken.
  heard_ms      INTEGER NOT NULL,
  -- 1: they owe from an earlier offline spend and may spend nothing without HQ.
  blocked       INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1)),
  -- The snapshot; its time is 0 while there is none.
  snapshot_ms   INTEGER NOT NULL DEFAULT 0 CHECK (snapshot_ms >= 0),
  -- The last of this terminal's events that HQ had posted when it took it.
  through_pos   INTEGER NOT NULL DEFAULT 0 CHECK (through_pos >= 0),
  principal_fen INTEGER NOT NULL DEFAULT 0 CHECK (principal_fen >= 0),
  bonus_fen     INTEGER NOT NULL DEFAULT 0 CHECK (bonus_fen >= 0),
  points        INTEGER NOT NULL DEFAULT 0 CHECK (points >= 0),
  -- {pass_id: uses left}
  uses_json     TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(uses_json))
) STRICT, WITHOUT ROWID;

CREATE TABLE allowance_grant (
  grant_id    TEXT PRIMARY KEY CHECK (grant_id <> ''),
  member_id   TEXT NOT NULL CHECK (member_id <> ''),
  -- The authorisation it answers; '' when it was set aside beforehand.
  for_uid     TEXT NOT NULL,
  fen         INTEGER NOT NULL CHECK (fen >= 0),
  points      INTEGER NOT NULL CHECK (points >= 0),
  fen_left    INTEGER NOT NULL CHECK (fen_left BETWEEN 0 AND fen),
  points_left INTEGER NOT NULL CHECK (points_left BETWEEN 0 AND points),
  state       TEXT NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'released', 'void')),
  granted_pos INTEGER NOT NULL REFERENCES journal (pos),
  CHECK (fen + points > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX allowance_grant_of_member ON allowance_grant (member_id, granted_pos)
  WHERE state = 'held';

CREATE TABLE allowance_spend (
  pos       INTEGER NOT NULL REFERENCES journal (pos),
  leg       INTEGER NOT NULL CHECK (leg > 0),
  member_id TEXT NOT NULL CHECK (member_id <> ''),
  purse     TEXT NOT NULL CHECK (purse IN ('stored_value', 'points', 'pass_use')),
  -- '' on the floor.
  grant_id  TEXT NOT NULL,
  amount    INTEGER NOT NULL CHECK (amount >= 0),
  risk_fen  INTEGER NOT NULL CHECK (risk_fen >= 0),
  biz_date  TEXT NOT NULL,
  pass_id   TEXT NOT NULL DEFAULT '',
  times     INTEGER NOT NULL DEFAULT 0 CHECK (times >= 0),
  PRIMARY KEY (pos, leg)
) STRICT, WITHOUT ROWID;
CREATE INDEX allowance_spend_of_member ON allowance_spend (member_id, pos) WHERE grant_id = '';
CREATE INDEX allowance_spend_of_day ON allowance_spend (biz_date) WHERE grant_id = '';

CREATE TABLE allowance_freeze (
  frozen_pos INTEGER PRIMARY KEY REFERENCES journal (pos),
  why        TEXT NOT NULL CHECK (why <> ''),
  -- The handshake that lifted it; 0 while it holds.
  thawed_pos INTEGER NOT NULL DEFAULT 0 CHECK (thawed_pos >= 0)
) STRICT;
