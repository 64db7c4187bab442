-- Why: a member (会员) is found by card, phone, name or initials in one gesture among a million. Who
-- they are stands in these tables and nowhere else: the journal names a member_id and no person, so
-- that a person can be forgotten while the accounts stay.
CREATE TABLE tier (
  code         TEXT PRIMARY KEY CHECK (code <> ''),
  name         TEXT NOT NULL CHECK (name <> ''),
  rank         INTEGER NOT NULL UNIQUE CHECK (rank >= 0),
  -- What is counted towards it: money topped up, money spent, visits; or somebody's word, or a fee.
  basis        TEXT NOT NULL CHECK (basis IN ('top-up', 'spend', 'visits', 'manual', 'paid')),
  -- Fen, or visits.
  threshold    INTEGER NOT NULL CHECK (threshold >= 0),
  points_bp    INTEGER NOT NULL CHECK (points_bp BETWEEN 0 AND 1000000),
  birthday_bp  INTEGER NOT NULL DEFAULT 10000 CHECK (birthday_bp BETWEEN 0 AND 1000000),
  -- The share of the list price that is charged; 10000 is no discount.
  charge_bp    INTEGER NOT NULL CHECK (charge_bp BETWEEN 1 AND 10000),
  fee_fen      INTEGER NOT NULL DEFAULT 0 CHECK (fee_fen >= 0),
  fee_days     INTEGER NOT NULL DEFAULT 0 CHECK (fee_days >= 0),
  benefits_json TEXT NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID;

CREATE TABLE card_type (
  code            TEXT PRIMARY KEY CHECK (code <> ''),
  name            TEXT NOT NULL CHECK (name <> ''),
  kind            TEXT NOT NULL CHECK (kind IN ('stored-value', 'points', 'pass', 'discount')),
  -- 记名 1, 不记名 0: the law caps the second lower.
  registered      INTEGER NOT NULL DEFAULT 1 CHECK (registered IN (0, 1)),
  -- Empty: all.
  stores_json     TEXT NOT NULL DEFAULT '[]',
  categories_json TEXT NOT NULL DEFAULT '[]',
  charge_bp       INTEGER NOT NULL DEFAULT 10000 CHECK (charge_bp BETWEEN 1 AND 10000),
  active          INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  -- Cards of it that were ever given, counted by the ledger itself as they come.
  cards           INTEGER NOT NULL DEFAULT 0 CHECK (cards >= 0),
  changed_ms      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
  id              INTEGER PRIMARY KEY,
  member_id       TEXT NOT NULL UNIQUE CHECK (member_id <> ''),
  kind            TEXT NOT NULL DEFAULT 'ordinary' CHECK (kind IN ('ordinary', 'vip', 'company')),
  state           TEXT NOT NULL DEFAULT 'active'
                  CHECK (state IN ('active', 'frozen', 'closed', 'archived', 'merged', 'erased')),
  -- The member this one was merged into.
  merged_into     TEXT NOT NULL DEFAULT '',
  phone           TEXT CHECK (phone <> ''),
  phone4          TEXT NOT NULL DEFAULT '',
  name            TEXT NOT NULL DEFAULT '',
  -- Pinyin initials and whole pinyin of the name.
  ini             TEXT NOT NULL DEFAULT '',
  full            TEXT NOT NULL DEFAULT '',
  gender          TEXT NOT NULL DEFAULT '' CHECK (gender IN ('', 'female', 'male')),
  -- 1990-02-29, or --02-29 when the year is not said.
  birthday        TEXT NOT NULL DEFAULT '',
  birth_month     INTEGER NOT NULL DEFAULT 0 CHECK (birth_month BETWEEN 0 AND 12),
  birthday_set_ms INTEGER NOT NULL DEFAULT 0,
  address         TEXT NOT NULL DEFAULT '',
  note            TEXT NOT NULL DEFAULT '',
  -- 身份证号, off by default; 税号 of a company.
  identity_no     TEXT NOT NULL DEFAULT '',
  tax_no          TEXT NOT NULL DEFAULT '',
  tier            TEXT NOT NULL DEFAULT '',
  tier_since      TEXT NOT NULL DEFAULT '',
  -- Business date after which it is looked at again; '' never.
  tier_until      TEXT NOT NULL DEFAULT '',
  tier_by_hand    INTEGER NOT NULL DEFAULT 0 CHECK (tier_by_hand IN (0, 1)),
  -- All they hold of tiers where something was given: what they earned, what was given, each with
  -- its end, and the first of these ends; '' when what shows is all there is.
  tier_holding    TEXT NOT NULL DEFAULT '' CHECK (tier_holding = '' OR json_valid(tier_holding)),
  referral_code   TEXT NOT NULL UNIQUE CHECK (referral_code <> ''),
  referred_by     TEXT NOT NULL DEFAULT '',
  -- 1 once the referrer had their reward.
  referral_paid   INTEGER NOT NULL DEFAULT 0 CHECK (referral_paid IN (0, 1)),
  -- On whose pool they draw (家庭会员); '' their own.
  family_of       TEXT NOT NULL DEFAULT '',
  -- The account of a company (挂账).
  account_code    TEXT NOT NULL DEFAULT '',
  pin_hash        TEXT NOT NULL DEFAULT '',
  wrong_pins      INTEGER NOT NULL DEFAULT 0 CHECK (wrong_pins >= 0),
  pin_locked_until_ms INTEGER NOT NULL DEFAULT 0,
  -- Marketing may be sent (营销同意).
  marketing       INTEGER NOT NULL DEFAULT 0 CHECK (marketing IN (0, 1)),
  created_ms      INTEGER NOT NULL,
  created_by      TEXT NOT NULL,
  changed_ms      INTEGER NOT NULL,
  version         INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  -- Days since 1970 of the last visit: one write a day however often they come.
  seen            INTEGER NOT NULL DEFAULT 0,
  -- Figures of the account, moved with the sales themselves.
  visits          INTEGER NOT NULL DEFAULT 0 CHECK (visits >= 0),
  spent_fen       INTEGER NOT NULL DEFAULT 0,
  top_up_fen      INTEGER NOT NULL DEFAULT 0,
  first_ms        INTEGER NOT NULL DEFAULT 0,
  last_ms         INTEGER NOT NULL DEFAULT 0,
  last_pos        INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX member_phone ON member (phone) WHERE phone IS NOT NULL;
CREATE INDEX member_phone4 ON member (phone4, seen DESC);
CREATE INDEX member_name ON member (name, seen DESC);
CREATE INDEX member_ini ON member (ini, seen DESC);
CREATE INDEX member_full ON member (full);
CREATE INDEX member_family ON member (family_of) WHERE family_of <> '';
-- Whose past is whose, for whoever reads what a member bought before two rows became one.
CREATE INDEX member_merged ON member (merged_into) WHERE merged_into <> '';

-- One and two letters or characters have thousands of hits: the newest visit first, by key.
CREATE TABLE member_prefix (
  prefix  TEXT NOT NULL,
  seen    INTEGER NOT NULL,
  id      INTEGER NOT NULL,
  PRIMARY KEY (prefix, seen DESC, id)
) STRICT, WITHOUT ROWID;

-- The middle of a name: what is left of it from its second character on, from its third, …
CREATE TABLE member_part (
  part  TEXT NOT NULL,
  id    INTEGER NOT NULL,
  PRIMARY KEY (part, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_card (
  card_no     TEXT PRIMARY KEY CHECK (card_no <> ''),
  id          INTEGER NOT NULL REFERENCES member (id),
  medium      TEXT NOT NULL CHECK (medium IN ('card', 'stripe', 'rfid', 'qr')),
  type_code   TEXT NOT NULL DEFAULT '',
  state       TEXT NOT NULL CHECK (state IN ('active', 'lost', 'replaced', 'closed')),
  issued_ms   INTEGER NOT NULL,
  changed_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX member_card_of ON member_card (id, issued_ms DESC);
CREATE TRIGGER card_type_in AFTER INSERT ON member_card WHEN new.type_code <> '' BEGIN
  UPDATE card_type SET cards = cards + 1 WHERE code = new.type_code;
END;
CREATE TRIGGER card_type_out AFTER DELETE ON member_card WHEN old.type_code <> '' BEGIN
  UPDATE card_type SET cards = cards - 1 WHERE code = old.type_code;
END;

-- Old and new values (变更记录); emptied when the person is forgotten.
CREATE TABLE member_change (
  change_id  INTEGER PRIMARY KEY,
  id         INTEGER NOT NULL REFERENCES member (id),
  at_ms      INTEGER NOT NULL,
  operator   TEXT NOT NULL,
  approver   TEXT NOT NULL DEFAULT '',
  field      TEXT NOT NULL CHECK (field <> ''),
  before     TEXT NOT NULL,
  after      TEXT NOT NULL
) STRICT;
CREATE INDEX member_change_of ON member_change (id, change_id DESC);

CREATE TABLE member_tag (
  tag      TEXT NOT NULL CHECK (tag <> ''),
  id       INTEGER NOT NULL REFERENCES member (id),
  -- 1: given by the rules of frequency and amount, and taken away by them.
  by_rule  INTEGER NOT NULL DEFAULT 0 CHECK (by_rule IN (0, 1)),
  PRIMARY KEY (tag, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_tag_of ON member_tag (id);

-- 家庭会员: who draws on whose pool, and how much a day and a month.
CREATE TABLE family_link (
  member_id       TEXT PRIMARY KEY,
  primary_id      TEXT NOT NULL CHECK (primary_id <> '' AND primary_id <> member_id),
  -- NULL without a limit; 0 lets nothing through.
  day_limit_fen   INTEGER CHECK (day_limit_fen >= 0),
  month_limit_fen INTEGER CHECK (month_limit_fen >= 0),
  since_ms        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX family_link_of ON family_link (primary_id);

-- 等级权益: what was taken of a tier's benefits.
CREATE TABLE benefit_use (
  use_id    INTEGER PRIMARY KEY,
  id        INTEGER NOT NULL REFERENCES member (id),
  benefit   TEXT NOT NULL CHECK (benefit <> ''),
  biz_date  TEXT NOT NULL,
  at_ms     INTEGER NOT NULL,
  operator  TEXT NOT NULL
) STRICT;
CREATE INDEX benefit_use_of ON benefit_use (id, use_id DESC);

-- What somebody should do about a member: remind, win back, tell of an expiry.
CREATE TABLE member_task (
  task_id    INTEGER PRIMARY KEY,
  id         INTEGER NOT NULL REFERENCES member (id),
  kind       TEXT NOT NULL CHECK (kind IN ('remind', 'win-back', 'birthday', 'points-expire')),
  biz_date   TEXT NOT NULL,
  state      TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
  done_ms    INTEGER NOT NULL DEFAULT 0,
  done_by    TEXT NOT NULL DEFAULT '',
  UNIQUE (id, kind, biz_date)
) STRICT;
CREATE INDEX member_task_open ON member_task (biz_date, task_id) WHERE state = 'open';

-- What a manager should look at: a cashier's own card, more sales a day than a person makes.
CREATE TABLE member_alert (
  alert_id   INTEGER PRIMARY KEY,
  id         INTEGER NOT NULL REFERENCES member (id),
  kind       TEXT NOT NULL CHECK (kind <> ''),
  biz_date   TEXT NOT NULL,
  at_ms      INTEGER NOT NULL,
  operator   TEXT NOT NULL,
  figure     INTEGER NOT NULL DEFAULT 0,
  seen_by    TEXT NOT NULL DEFAULT '',
  UNIQUE (id, kind, biz_date)
) STRICT;

-- What one member used of a promotion, for its limits; and what is theirs to use.
CREATE INDEX rule_use_of_member ON rule_use (member_id, rule_id) WHERE member_id <> '';
-- 1: what gave it came back whole. Used meanwhile, it is void once that comes back too.
ALTER TABLE coupon ADD COLUMN origin_gone INTEGER NOT NULL DEFAULT 0
  CHECK (origin_gone IN (0, 1));
CREATE INDEX coupon_of_member ON coupon (member_id, valid_until) WHERE member_id <> '';

-- Whose sale it was: a member's last twenty, and what they spent in twelve months, which every sale
-- of theirs asks for, out of the index alone.
ALTER TABLE sale ADD COLUMN member INTEGER;
-- The goods it sold less those of them that came back, whoever brought them: 0 of a refund.
ALTER TABLE sale ADD COLUMN kept_fen INTEGER NOT NULL DEFAULT 0;
-- 1 while something of what it sold is kept: a sale whose goods all came back is no visit.
ALTER TABLE sale ADD COLUMN visit INTEGER NOT NULL DEFAULT 0 CHECK (visit IN (0, 1));
CREATE INDEX sale_of_member ON sale (member, biz_date, pos, kept_fen, visit)
  WHERE member IS NOT NULL;

-- Members on each step, counted by the ledger itself as they come, move and go: a table of tiers is
-- looked at while a customer waits, and a million rows are not counted in that time.
CREATE TABLE tier_count (
  tier     TEXT PRIMARY KEY CHECK (tier <> ''),
  members  INTEGER NOT NULL CHECK (members >= 0),
  -- Fees whose days are not over, and what is owed of them.
  fees     INTEGER NOT NULL DEFAULT 0 CHECK (fees >= 0),
  left_fen INTEGER NOT NULL DEFAULT 0 CHECK (left_fen >= 0)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER tier_count_in AFTER INSERT ON member
WHEN new.tier <> '' AND new.state IN ('active', 'frozen', 'archived') BEGIN
  INSERT INTO tier_count (tier, members) VALUES (new.tier, 1)
  ON CONFLICT (tier) DO UPDATE SET members = members + 1;
END;
CREATE TRIGGER tier_count_from AFTER UPDATE OF tier, state ON member
WHEN old.tier <> '' AND old.state IN ('active', 'frozen', 'archived') BEGIN
  UPDATE tier_count SET members = members - 1 WHERE tier = old.tier;
END;
CREATE TRIGGER tier_count_to AFTER UPDATE OF tier, state ON member
WHEN new.tier <> '' AND new.state IN ('active', 'frozen', 'archived') BEGIN
  INSERT INTO tier_count (tier, members) VALUES (new.tier, 1)
  ON CONFLICT (tier) DO UPDATE SET members = members + 1;
END;
CREATE TRIGGER tier_count_out AFTER DELETE ON member
WHEN old.tier <> '' AND old.state IN ('active', 'frozen', 'archived') BEGIN
  UPDATE tier_count SET members = members - 1 WHERE tier = old.tier;
END;

-- 付费会员: a fee is paid before its days are over; what is left of it is owed to the member.
CREATE TABLE tier_fee (
  fee_id      TEXT PRIMARY KEY CHECK (fee_id <> ''),
  member_id   TEXT NOT NULL CHECK (member_id <> ''),
  tier        TEXT NOT NULL CHECK (tier <> ''),
  -- As it was sold.
  tier_name   TEXT NOT NULL CHECK (tier_name <> ''),
  state       TEXT NOT NULL CHECK (state IN ('active', 'over', 'refunded', 'undone')),
  fee_fen     INTEGER NOT NULL CHECK (fee_fen > 0),
  left_fen    INTEGER NOT NULL CHECK (left_fen BETWEEN 0 AND fee_fen),
  refund_fen  INTEGER NOT NULL DEFAULT 0 CHECK (refund_fen BETWEEN 0 AND fee_fen),
  days        INTEGER NOT NULL CHECK (days > 0),
  -- First and last business date.
  valid_from  TEXT NOT NULL,
  valid_until TEXT NOT NULL CHECK (valid_until >= valid_from),
  bought_on   TEXT NOT NULL,
  -- The last business date whose day is earned.
  earned_to   TEXT NOT NULL,
  opened_pos  INTEGER NOT NULL REFERENCES journal (pos),
  opened_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tier_fee_of_member ON tier_fee (member_id, valid_from);
CREATE INDEX tier_fee_due ON tier_fee (earned_to) WHERE state = 'active';
CREATE TRIGGER tier_fee_in AFTER INSERT ON tier_fee WHEN new.state = 'active' BEGIN
  INSERT INTO tier_count (tier, members, fees, left_fen) VALUES (new.tier, 0, 1, new.left_fen)
  ON CONFLICT (tier) DO UPDATE SET fees = fees + 1, left_fen = left_fen + excluded.left_fen;
END;
CREATE TRIGGER tier_fee_moved AFTER UPDATE OF state, left_fen ON tier_fee
WHEN old.state = 'active' BEGIN
  UPDATE tier_count SET fees = fees - (new.state <> 'active'),
    left_fen = left_fen - old.left_fen + iif(new.state = 'active', new.left_fen, 0)
  WHERE tier = new.tier;
END;

-- 流失与标签规则: those in force are of the highest version.
CREATE TABLE member_rules (
  version    INTEGER PRIMARY KEY CHECK (version > 0),
  changed_ms INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  rules_json TEXT NOT NULL CHECK (json_valid(rules_json))
) STRICT;

-- The coupon that was sent after somebody who stays away: once for each time they do.
CREATE TABLE win_back (
  id        INTEGER NOT NULL REFERENCES member (id),
  -- Of the last visit: the next visit ends this absence.
  last_ms   INTEGER NOT NULL,
  code      TEXT NOT NULL UNIQUE CHECK (code <> ''),
  biz_date  TEXT NOT NULL,
  PRIMARY KEY (id, last_ms)
) STRICT, WITHOUT ROWID;
