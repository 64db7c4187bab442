-- Why: the goods of the store. A barcode that is a trade number is an integer key (it fits int64 and
-- is found in one step); every other code is text. Searches never scan: a name, its pinyin initials
-- and its full pinyin are ranges of an index, a word inside a name is full text over single Han
-- characters. Stock (库存) is a list of movements, folded into a base when the counter is idle, so
-- a sale writes its movements at the end of one table.
CREATE TABLE category (
  category_id INTEGER PRIMARY KEY,
  parent_id   INTEGER REFERENCES category (category_id),
  name        TEXT NOT NULL CHECK (name <> ''),
  UNIQUE (parent_id, name)
) STRICT;

CREATE TABLE product (
  product_id       INTEGER PRIMARY KEY,
  sku              TEXT NOT NULL UNIQUE CHECK (sku <> ''),
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
  member_price_fen INTEGER CHECK (member_price_fen >= 0),
  cost_fen         INTEGER CHECK (cost_fen >= 0),
  tax_bp           INTEGER CHECK (tax_bp BETWEEN 0 AND 10000),
  active           INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  initials         TEXT NOT NULL DEFAULT '',
  pinyin           TEXT NOT NULL DEFAULT '',
  updated_ms       INTEGER NOT NULL
) STRICT;
CREATE INDEX product_by_name ON product (name);
CREATE INDEX product_by_initials ON product (initials);
CREATE INDEX product_by_pinyin ON product (pinyin);
CREATE INDEX product_by_category ON product (category_id, product_id);

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

-- rowid = product_id; the text is the name with a space after every Han character.
CREATE VIRTUAL TABLE product_words USING fts5 (words, content = '', contentless_delete = 1,
  tokenize = 'unicode61');

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

-- The rows of a planned import wait here and go over in one transaction.
CREATE TABLE import_row (
  import_id TEXT NOT NULL,
  row_no    INTEGER NOT NULL,
  row_json  TEXT NOT NULL,
  PRIMARY KEY (import_id, row_no)
) STRICT, WITHOUT ROWID;
