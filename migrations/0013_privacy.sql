-- Why: the law on personal information (个人信息保护法) asks for a basis, a proof of it, an answer in
-- time and an end. Consents and requests are kept as proof; health notes are sealed with a key of
-- their own.
-- The texts that were ever agreed to, word for word, by their SHA-256.
CREATE TABLE consent_text (
  text_hash TEXT PRIMARY KEY CHECK (length(text_hash) = 64),
  purpose   TEXT NOT NULL,
  version   TEXT NOT NULL,
  language  TEXT NOT NULL,
  text      TEXT NOT NULL CHECK (text <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE member_consent (
  consent_id INTEGER PRIMARY KEY,
  id         INTEGER NOT NULL REFERENCES member (id),
  purpose    TEXT NOT NULL CHECK (purpose IN
               ('membership', 'marketing', 'health', 'sharing', 'guardian')),
  given      INTEGER NOT NULL CHECK (given IN (0, 1)),
  version    TEXT NOT NULL,
  text_hash  TEXT NOT NULL REFERENCES consent_text (text_hash),
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
  -- How they proved who they are: a word of the list, never a number.
  proof      TEXT NOT NULL CHECK (proof <> ''),
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

-- Who was forgotten: what the law makes us keep of a buyer of prepaid cards is sealed until its date,
-- with a key that is destroyed then; nothing finds it but the row's number and a keyed hash.
CREATE TABLE erased_member (
  id          INTEGER PRIMARY KEY REFERENCES member (id),
  member_hash TEXT NOT NULL,
  erased_ms   INTEGER NOT NULL,
  -- Business date after which it goes; '' when nothing is kept.
  kept_until  TEXT NOT NULL,
  sealed      BLOB,
  CHECK ((kept_until = '') = (sealed IS NULL))
) STRICT;
CREATE INDEX erased_member_kept ON erased_member (kept_until) WHERE sealed IS NOT NULL;

-- What is over is found by its date, a little at a time, when a shift begins.
CREATE INDEX member_change_kept ON member_change (at_ms) WHERE before <> '' OR after <> '';
CREATE INDEX member_identity ON member (id) WHERE identity_no <> '';
CREATE INDEX privacy_request_closed ON privacy_request (closed_ms) WHERE state <> 'open';

-- Papers made before kept what was noted with their sale: now it stands in sale_note alone, and is
-- put in when they are printed.
UPDATE print_job SET document_json = json_set(document_json,
  '$.blocks[' || b.at || '].text', b.label, '$.blocks[' || b.at || '].noted', json('true'))
FROM (
  SELECT p.job_id, block.key AS at,
    substr(block.value ->> 'text', 1, length(block.value ->> 'text') - length(n.note) - 2) AS label
  FROM sale_note n JOIN print_job p ON p.sale_pos = n.pos AND p.document_json IS NOT NULL,
    json_each(p.document_json, '$.blocks') block
  WHERE block.value ->> 'text' IN ('备注: ' || n.note, 'Note: ' || n.note)
) b WHERE b.job_id = print_job.job_id;
