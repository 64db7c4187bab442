-- Why: the goods of the store. A barcode that is a trade number is an integer key (it fits int64 and
-- is found in one step); every other code is text. Searches never scan: a name, its pinyin initials
-- and its full pinyin are ranges of an index, a word inside a name is full text over single Han
-- characters. Stock (库存) is a list of movements, folded into a base when the counter is idle, so
-- a sale writes its movements at the end of one table.
CREATE TABLE category (
  category_id INTEGER PRIMARY KEY,
  parent_id   INTEGER REFERENCES category (category_id) CHECK (parent_id <> category_id),
  -- The number of the store's own list (类别编码), where it has one.
  code        TEXT UNIQUE CHECK (code <> ''),
  name        TEXT NOT NULL CHECK (name <> ''),
  UNIQUE (parent_id, name)
) STRICT;

CREATE TABLE product (
  product_id       INTEGER PRIMARY KEY,
  sku              TEXT NOT NULL UNIQUE CHECK (sku <> ''),
  -- A second number of the store (自编码); several products may have the same.
  own_code         TEXT NOT NULL DEFAULT '',
  name             TEXT NOT NULL CHECK (name <> ''),
  spec             TEXT NOT NULL DEFAULT '',
  brand            TEXT NOT NULL DEFAULT '',
  category_id      INTEGER REFERENCES category (category_id),
  unit             TEXT NOT NULL DEFAULT '件',
  kind             TEXT NOT NULL DEFAULT 'goods' CHECK (kind IN ('goods', 'service')),
  weighed          INTEGER NOT NULL DEFAULT 0 CHECK (weighed IN (0, 1)),
  -- Grams in one unit of weighed goods: 1000 for kg, 500 for 斤.
  unit_grams       INTEGER NOT NULL DEFAULT 1000 CHECK (unit_grams > 0),
  plu              INTEGER UNIQUE CHECK (plu > 0),
  price_fen        INTEGER NOT NULL CHECK (price_fen >= 0),
  -- Nobody pays more than the price shown.
  member_price_fen INTEGER CHECK (member_price_fen BETWEEN 0 AND price_fen),
  wholesale_price_fen INTEGER CHECK (wholesale_price_fen >= 0),
  min_price_fen    INTEGER CHECK (min_price_fen BETWEEN 0 AND price_fen),
  cost_fen         INTEGER CHECK (cost_fen >= 0),
  tax_bp           INTEGER CHECK (tax_bp BETWEEN 0 AND 10000),
  active           INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  discountable     INTEGER NOT NULL DEFAULT 1 CHECK (discountable IN (0, 1)),
  earns_points     INTEGER NOT NULL DEFAULT 1 CHECK (earns_points IN (0, 1)),
  shelf_life_days  INTEGER CHECK (shelf_life_days > 0),
  -- The store's own short code (助记码) as it was given, and as it is searched.
  mnemonic         TEXT NOT NULL DEFAULT '',
  mnemonic_key     TEXT NOT NULL DEFAULT '',
  initials         TEXT NOT NULL DEFAULT '',
  pinyin           TEXT NOT NULL DEFAULT '',
  updated_ms       INTEGER NOT NULL
) STRICT;
-- Only what is sold is searched: what was taken off the shelves never hides what stands on them.
CREATE INDEX product_by_name ON product (name) WHERE active = 1;
CREATE INDEX product_by_initials ON product (initials) WHERE active = 1;
CREATE INDEX product_by_pinyin ON product (pinyin) WHERE active = 1;
CREATE INDEX product_by_mnemonic ON product (mnemonic_key) WHERE active = 1 AND mnemonic_key <> '';
CREATE INDEX product_by_own_code ON product (own_code) WHERE active = 1 AND own_code <> '';
CREATE INDEX product_by_category ON product (category_id, product_id) WHERE active = 1;

CREATE TABLE product_unit (
  unit_id      INTEGER PRIMARY KEY,
  product_id   INTEGER NOT NULL REFERENCES product (product_id) ON DELETE CASCADE,
  name         TEXT NOT NULL CHECK (name <> ''),
  factor_milli INTEGER NOT NULL CHECK (factor_milli > 0),
  price_fen    INTEGER NOT NULL CHECK (price_fen >= 0),
  UNIQUE (product_id, name)
) STRICT;

CREATE TABLE barcode (
  code       INTEGER PRIMARY KEY CHECK (code > 0),
  product_id INTEGER NOT NULL REFERENCES product (product_id) ON DELETE CASCADE,
  unit_id    INTEGER REFERENCES product_unit (unit_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX barcode_by_product ON barcode (product_id);

CREATE TABLE barcode_alpha (
  code       TEXT PRIMARY KEY CHECK (code <> ''),
  product_id INTEGER NOT NULL REFERENCES product (product_id) ON DELETE CASCADE,
  unit_id    INTEGER REFERENCES product_unit (unit_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX barcode_alpha_by_product ON barcode_alpha (product_id);

CREATE TABLE price_history (
  product_id       INTEGER NOT NULL REFERENCES product (product_id) ON DELETE CASCADE,
  from_ms          INTEGER NOT NULL,
  seq              INTEGER NOT NULL,
  price_fen        INTEGER NOT NULL,
  member_price_fen INTEGER,
  cost_fen         INTEGER,
  operator         TEXT NOT NULL,
  why              TEXT NOT NULL,
  PRIMARY KEY (product_id, from_ms, seq)
) STRICT, WITHOUT ROWID;

-- rowid = product_id; the name and spec of what is sold, every Han character a word of its own. The
-- beginnings of sizes and brands have an index: without it 250* would collect every 250ml there is.
CREATE VIRTUAL TABLE product_words USING fts5 (words, content = '', contentless_delete = 1,
  tokenize = 'unicode61', prefix = '2 3 4');

CREATE TABLE stock_base (
  product_id    INTEGER PRIMARY KEY REFERENCES product (product_id) ON DELETE CASCADE,
  on_hand_milli INTEGER NOT NULL
) STRICT;

-- Everything up to this journal position is in stock_base.
CREATE TABLE stock_fold (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  upto_pos INTEGER NOT NULL
) STRICT;
INSERT INTO stock_fold (id, upto_pos) VALUES (1, 0);

CREATE TABLE stock_movement (
  pos            INTEGER NOT NULL REFERENCES journal (pos),
  seq            INTEGER NOT NULL CHECK (seq > 0),
  product_id     INTEGER NOT NULL,
  quantity_milli INTEGER NOT NULL CHECK (quantity_milli <> 0),
  kind           TEXT NOT NULL CHECK (kind IN ('SALE', 'RETURN', 'RECEIVE', 'TRANSFER_OUT',
                 'TRANSFER_IN', 'COUNT_ADJ', 'LOSS', 'ASSEMBLY', 'OPENING')),
  PRIMARY KEY (pos, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER stock_movement_is_final_u BEFORE UPDATE ON stock_movement
BEGIN SELECT RAISE(ABORT, 'a stock movement is final: write another'); END;
CREATE TRIGGER stock_movement_is_final_d BEFORE DELETE ON stock_movement
BEGIN SELECT RAISE(ABORT, 'a stock movement is final: write another'); END;

-- An import waits here, written a little at a time, and goes over in one transaction. One at a time:
-- whoever stages empties these tables first. Numbers of new products are given out when staging.
CREATE TABLE import_row (
  product_id       INTEGER PRIMARY KEY,
  sku              TEXT NOT NULL,
  own_code         TEXT NOT NULL,
  name             TEXT NOT NULL,
  spec             TEXT NOT NULL,
  brand            TEXT NOT NULL,
  category_id      INTEGER,
  unit             TEXT NOT NULL,
  kind             TEXT NOT NULL,
  weighed          INTEGER NOT NULL,
  unit_grams       INTEGER NOT NULL,
  plu              INTEGER,
  price_fen        INTEGER NOT NULL,
  member_price_fen INTEGER,
  wholesale_price_fen INTEGER,
  min_price_fen    INTEGER,
  cost_fen         INTEGER,
  tax_bp           INTEGER,
  active           INTEGER NOT NULL,
  discountable     INTEGER NOT NULL,
  earns_points     INTEGER NOT NULL,
  shelf_life_days  INTEGER,
  mnemonic         TEXT NOT NULL,
  mnemonic_key     TEXT NOT NULL,
  initials         TEXT NOT NULL,
  pinyin           TEXT NOT NULL,
  -- What product_words gets; null when it need not change.
  words            TEXT
) STRICT;

CREATE TABLE import_code (
  code       INTEGER,
  alpha      TEXT,
  product_id INTEGER NOT NULL,
  CHECK ((code IS NULL) <> (alpha IS NULL))
) STRICT;

CREATE TABLE import_category (
  category_id INTEGER PRIMARY KEY,
  parent_id   INTEGER,
  code        TEXT,
  name        TEXT NOT NULL
) STRICT;
