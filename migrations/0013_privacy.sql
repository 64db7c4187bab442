-- Why: the law on personal information (个人信息保护法) asks for a basis, a proof of it, an answer in
-- time and an end. Consents and requests are kept as proof; health notes are sealed with a key of
-- their own.
CREATE TABLE member_consent (
  consent_id INTEGER PRIMARY KEY,
  id         INTEGER NOT NULL REFERENCES member (id),
  purpose    TEXT NOT NULL CHECK (purpose IN ('membership', 'marketing', 'health', 'sharing')),
  given      INTEGER NOT NULL CHECK (given IN (0, 1)),
  version    TEXT NOT NULL,
  text_hash  TEXT NOT NULL,
  channel    TEXT NOT NULL,
  at_ms      INTEGER NOT NULL,
  operator   TEXT NOT NULL
) STRICT;
CREATE INDEX member_consent_of ON member_consent (id, consent_id DESC);

CREATE TABLE privacy_request (
  request_id TEXT PRIMARY KEY,
  id         INTEGER NOT NULL REFERENCES member (id),
  kind       TEXT NOT NULL CHECK (kind IN ('access', 'export', 'correct', 'erase')),
  state      TEXT NOT NULL CHECK (state IN ('open', 'answered', 'refused')),
  opened_ms  INTEGER NOT NULL,
  due_date   TEXT NOT NULL,
  closed_ms  INTEGER NOT NULL DEFAULT 0,
  operator   TEXT NOT NULL,
  answer     TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX privacy_request_open ON privacy_request (due_date) WHERE state = 'open';

CREATE TABLE health_note (
  note_id   INTEGER PRIMARY KEY,
  id        INTEGER NOT NULL REFERENCES member (id),
  sealed    BLOB NOT NULL,
  at_ms     INTEGER NOT NULL,
  operator  TEXT NOT NULL
) STRICT;
CREATE INDEX health_note_of ON health_note (id, note_id DESC);
