-- Why: a pass card (次卡) is paid before it is used. What each use is worth was laid down when it was
-- sold; what is left of it is owed to the member until it is used, given back or kept by a formula.
CREATE TABLE pass_template (
  template_id  TEXT PRIMARY KEY CHECK (template_id <> ''),
  name         TEXT NOT NULL CHECK (name <> ''),
  -- 1 when it is sold; what was sold stays as it is.
  active       INTEGER NOT NULL CHECK (active IN (0, 1)),
  body_json    TEXT NOT NULL,
  changed_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pass_card (
  pass_id       TEXT PRIMARY KEY CHECK (pass_id <> ''),
  member_id     TEXT NOT NULL CHECK (member_id <> ''),
  state         TEXT NOT NULL CHECK (state IN ('active', 'refunded')),
  price_fen     INTEGER NOT NULL CHECK (price_fen >= 0),
  left_fen      INTEGER NOT NULL CHECK (left_fen BETWEEN 0 AND price_fen),
  extended_days INTEGER NOT NULL DEFAULT 0 CHECK (extended_days >= 0),
  refund_fen    INTEGER NOT NULL DEFAULT 0 CHECK (refund_fen BETWEEN 0 AND price_fen),
  -- Below 0: a time card gives back what it had earned by days that are the member's again.
  kept_fen      INTEGER NOT NULL DEFAULT 0 CHECK (kept_fen BETWEEN -price_fen AND price_fen),
  -- '' until the first use, when it begins with that; no end: ''.
  valid_from    TEXT NOT NULL DEFAULT '',
  valid_until   TEXT NOT NULL DEFAULT '',
  -- What its first event laid down.
  terms_json    TEXT NOT NULL,
  opened_pos    INTEGER NOT NULL REFERENCES journal (pos),
  opened_ms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pass_card_of_member ON pass_card (member_id, opened_ms);
CREATE INDEX pass_card_ending ON pass_card (valid_until)
  WHERE state = 'active' AND valid_until <> '';

CREATE TABLE pass_item (
  pass_id    TEXT NOT NULL REFERENCES pass_card (pass_id),
  item_no    INTEGER NOT NULL CHECK (item_no > 0),
  -- Both 0 in a time card.
  total      INTEGER NOT NULL CHECK (total >= 0),
  left_uses  INTEGER NOT NULL CHECK (left_uses BETWEEN 0 AND total),
  PRIMARY KEY (pass_id, item_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE pass_use (
  pass_id    TEXT NOT NULL REFERENCES pass_card (pass_id),
  use_id     TEXT NOT NULL CHECK (use_id <> ''),
  item_no    INTEGER NOT NULL CHECK (item_no > 0),
  times      INTEGER NOT NULL CHECK (times > 0),
  units_json TEXT NOT NULL,
  value_fen  INTEGER NOT NULL CHECK (value_fen >= 0),
  used_on    TEXT NOT NULL,
  -- The event of the use, which has its tax and its service.
  pos        INTEGER NOT NULL REFERENCES journal (pos),
  at_ms      INTEGER NOT NULL,
  operator   TEXT NOT NULL DEFAULT '',
  technician TEXT NOT NULL DEFAULT '',
  -- Whose visit it was: a pass may be somebody else's later.
  member_id  TEXT NOT NULL DEFAULT '',
  -- The event that took it back; 0 while it stands.
  undone_pos INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (pass_id, use_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pass_use_of ON pass_use (member_id, used_on);

-- The positions that are used: none is had twice, and an undone one is free again.
CREATE TABLE pass_unit (
  pass_id    TEXT NOT NULL REFERENCES pass_card (pass_id),
  item_no    INTEGER NOT NULL CHECK (item_no > 0),
  unit_no    INTEGER NOT NULL CHECK (unit_no > 0),
  use_id     TEXT NOT NULL CHECK (use_id <> ''),
  PRIMARY KEY (pass_id, item_no, unit_no)
) STRICT, WITHOUT ROWID;

-- Whoever does services (技师), and what they are paid for it (提成). A service may take so many
-- minutes, and pay a share of what it is worth or a fixed amount for each time.
CREATE TABLE technician (
  technician_id TEXT PRIMARY KEY CHECK (technician_id <> ''),
  -- What is typed at the counter (工号): capitals.
  code          TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name          TEXT NOT NULL CHECK (name <> ''),
  -- Their operator number, where they have one.
  operator      TEXT NOT NULL DEFAULT '',
  active        INTEGER NOT NULL CHECK (active IN (0, 1)),
  changed_ms    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for each service that was done or taken back: what its event froze.
CREATE TABLE commission (
  pos            INTEGER NOT NULL REFERENCES journal (pos),
  leg            INTEGER NOT NULL CHECK (leg > 0),
  technician_id  TEXT NOT NULL CHECK (technician_id <> ''),
  biz_date       TEXT NOT NULL,
  source         TEXT NOT NULL CHECK (source IN ('sale', 'pass')),
  product_id     INTEGER NOT NULL,
  -- Below 0 when it was taken back.
  quantity_milli INTEGER NOT NULL CHECK (quantity_milli <> 0),
  worth_fen      INTEGER NOT NULL,
  commission_fen INTEGER NOT NULL,
  PRIMARY KEY (pos, leg)
) STRICT, WITHOUT ROWID;
CREATE INDEX commission_by_date ON commission (biz_date, technician_id);

ALTER TABLE product ADD COLUMN duration_minutes INTEGER
  CHECK (duration_minutes BETWEEN 1 AND 1440);
ALTER TABLE product ADD COLUMN commission_bp INTEGER CHECK (commission_bp BETWEEN 0 AND 10000);
ALTER TABLE product ADD COLUMN commission_fen INTEGER
  CHECK (commission_fen IS NULL OR commission_fen >= 0 AND commission_bp IS NULL);
ALTER TABLE import_row ADD COLUMN duration_minutes INTEGER;
ALTER TABLE import_row ADD COLUMN commission_bp INTEGER;
ALTER TABLE import_row ADD COLUMN commission_fen INTEGER;

-- A paid extension (续期): the fee is owed like the price, over the uses that were left then.
CREATE TABLE pass_extension (
  pass_id      TEXT NOT NULL REFERENCES pass_card (pass_id),
  extension_id TEXT NOT NULL CHECK (extension_id <> ''),
  days         INTEGER NOT NULL CHECK (days > 0),
  fee_fen      INTEGER NOT NULL CHECK (fee_fen > 0),
  -- Fen per item and the positions that share them; Σ fen is the fee.
  shares_json  TEXT NOT NULL,
  sold_on      TEXT NOT NULL,
  pos          INTEGER NOT NULL REFERENCES journal (pos),
  -- The event that took it back; 0 while it stands.
  undone_pos   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (pass_id, extension_id)
) STRICT, WITHOUT ROWID;
