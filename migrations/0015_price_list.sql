-- Why: a company (企业) buys at the prices of its own list (价格表), by the quantity of the line. Lists
-- are few and shared; a member names theirs by its code.
CREATE TABLE price_list (
  code         TEXT PRIMARY KEY CHECK (code <> ''),
  name         TEXT NOT NULL CHECK (name <> ''),
  active       INTEGER NOT NULL CHECK (active IN (0, 1)),
  -- Business dates, both included; '' without an end.
  valid_from   TEXT NOT NULL DEFAULT '',
  valid_until  TEXT NOT NULL DEFAULT '',
  changed_ms   INTEGER NOT NULL,
  CHECK (valid_from = '' OR valid_until = '' OR valid_from <= valid_until)
) STRICT, WITHOUT ROWID;

-- What one base unit costs from this quantity of the line on (量价).
CREATE TABLE price_list_price (
  list_code    TEXT NOT NULL REFERENCES price_list (code),
  product_id   INTEGER NOT NULL REFERENCES product (product_id),
  -- Base units, thousandths.
  from_milli   INTEGER NOT NULL CHECK (from_milli > 0),
  price_fen    INTEGER NOT NULL CHECK (price_fen > 0),
  PRIMARY KEY (list_code, product_id, from_milli)
) STRICT, WITHOUT ROWID;

-- The share of the shelf price that goods without a price of their own are charged.
CREATE TABLE price_list_rate (
  list_code    TEXT NOT NULL REFERENCES price_list (code),
  -- 0: all goods.
  category_id  INTEGER NOT NULL CHECK (category_id >= 0),
  from_milli   INTEGER NOT NULL CHECK (from_milli > 0),
  charge_bp    INTEGER NOT NULL CHECK (charge_bp BETWEEN 1 AND 10000),
  PRIMARY KEY (list_code, category_id, from_milli)
) STRICT, WITHOUT ROWID;

ALTER TABLE member ADD COLUMN price_list TEXT NOT NULL DEFAULT '';
CREATE INDEX member_of_price_list ON member (price_list) WHERE price_list <> '';
-- What one company bought on account and paid off, among millions of postings.
CREATE INDEX posting_receivable ON posting (subject, pos) WHERE account = 'receivable';
-- Whose account it is is asked at every payment on account.
CREATE INDEX member_of_account ON member (account_code) WHERE account_code <> '';
