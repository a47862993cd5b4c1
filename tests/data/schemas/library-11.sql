-- A library after step 11.
CREATE TABLE paper(
  id            INTEGER PRIMARY KEY AUTOINCREMENT,  -- never reused
  key           TEXT NOT NULL UNIQUE,
  title         TEXT NOT NULL,
  abstract      TEXT NOT NULL DEFAULT '',
  abstract_kind TEXT CHECK (abstract_kind IN ('full', 'truncated', 'summary')),
  authors_text  TEXT NOT NULL DEFAULT '',
  keywords_text TEXT NOT NULL DEFAULT '',
  variants      TEXT NOT NULL DEFAULT '',
  arxiv_id      TEXT,
  doi           TEXT,
  url           TEXT,
  published     TEXT,
  venue         TEXT,
  first_listed  TEXT,
  last_listed   TEXT,
  added_at      TEXT NOT NULL,
  updated_at    TEXT NOT NULL
);
CREATE INDEX paper_last_listed ON paper(last_listed);
CREATE INDEX paper_published ON paper(published);

CREATE TABLE identity(
  kind  TEXT NOT NULL CHECK (kind IN ('arxiv', 'doi', 'title', 'id', 'key')),
  value TEXT NOT NULL,
  paper INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  PRIMARY KEY (kind, value, paper)
) WITHOUT ROWID;
CREATE INDEX identity_paper ON identity(paper);

CREATE TABLE author(
  paper    INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  PRIMARY KEY (paper, position)
) WITHOUT ROWID;

CREATE TABLE keyword(
  paper    INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  word     TEXT NOT NULL,
  PRIMARY KEY (paper, position)
) WITHOUT ROWID;

CREATE TABLE link(
  paper    INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  url      TEXT NOT NULL,
  PRIMARY KEY (paper, position)
) WITHOUT ROWID;

CREATE TABLE source(
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256           TEXT NOT NULL UNIQUE,
  name             TEXT NOT NULL,
  format           TEXT NOT NULL,
  listed_on        TEXT,
  listed_how       TEXT CHECK (listed_how IN ('given', 'stated', 'file name', 'inferred')),
  papers_read      INTEGER NOT NULL,
  papers_added     INTEGER NOT NULL,
  papers_updated   INTEGER NOT NULL,
  papers_unchanged INTEGER NOT NULL,
  lines_skipped    INTEGER NOT NULL,
  ingested_at      TEXT NOT NULL
);

CREATE TABLE listing(
  paper        INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  source       INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  listed_on    TEXT,
  position     INTEGER,
  upvotes      INTEGER,
  github_stars INTEGER,
  comments     INTEGER,
  PRIMARY KEY (paper, source)
) WITHOUT ROWID;
CREATE INDEX listing_source ON listing(source);
CREATE INDEX listing_day ON listing(listed_on);

CREATE TABLE topic(
  id          INTEGER PRIMARY KEY,
  slug        TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  parent      INTEGER REFERENCES topic(id),
  description TEXT NOT NULL DEFAULT '',
  position    INTEGER NOT NULL
);
CREATE TABLE paper_topic(
  paper    INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  topic    INTEGER NOT NULL REFERENCES topic(id) ON DELETE CASCADE,
  score    REAL NOT NULL,
  evidence TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (paper, topic)
) WITHOUT ROWID;
CREATE INDEX paper_topic_topic ON paper_topic(topic);

CREATE TABLE tag(
  paper    INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  name     TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (paper, name)
) WITHOUT ROWID;
CREATE INDEX tag_name ON tag(name);
CREATE TABLE note(
  paper      INTEGER PRIMARY KEY REFERENCES paper(id) ON DELETE CASCADE,
  text       TEXT NOT NULL,
  updated_at TEXT NOT NULL
);

CREATE TABLE subscription(
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT NOT NULL UNIQUE,
  request    TEXT NOT NULL,  -- JSON: query, filters and how to render
  created_at TEXT NOT NULL
);
CREATE TABLE issue(
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  subscription INTEGER NOT NULL REFERENCES subscription(id) ON DELETE CASCADE,
  number       INTEGER NOT NULL,
  message_id   TEXT NOT NULL UNIQUE,
  subject      TEXT NOT NULL,
  body         BLOB NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'skipped')),
  attempts     INTEGER NOT NULL DEFAULT 0,
  last_error   TEXT,
  created_at   TEXT NOT NULL,
  sent_at      TEXT,
  UNIQUE (subscription, number)
);
CREATE TABLE issue_paper(
  subscription INTEGER NOT NULL REFERENCES subscription(id) ON DELETE CASCADE,
  paper        INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  issue        INTEGER NOT NULL REFERENCES issue(id) ON DELETE CASCADE,
  PRIMARY KEY (subscription, paper)
) WITHOUT ROWID;
CREATE INDEX issue_paper_issue ON issue_paper(issue);

CREATE TABLE word(
  form   TEXT PRIMARY KEY,      -- folded, unstemmed
  papers INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE setting(
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE paper_fts USING fts5(
  title, abstract, authors_text, keywords_text, variants,
  content='paper', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);

-- Two papers as schema 1 stored them, on three pages and in a bibliography, with the user's marks,
-- a subscription and its issue. Frozen: a later step of the schema gets a file of its own.
INSERT INTO paper(id, key, title, abstract, abstract_kind, authors_text, keywords_text, variants,
                  arxiv_id, published, first_listed, last_listed, added_at, updated_at) VALUES
  (1, '00000000000000a1', 'On Looms', 'Looms weave patterns.', 'full', 'Ada Lovelace, Charles King, Jr.', 'engines', '',
   '2301.00001', '2023-01-01', '2026-03-10', '2026-03-12', '2026-03-12T08:00:00Z', '2026-03-12T08:00:00Z'),
  (3, '00000000000000a3', 'On Engines', '', NULL, '', '', '',
   NULL, NULL, NULL, NULL, '2026-03-13T08:00:00Z', '2026-03-13T08:00:00Z');
INSERT INTO identity VALUES
  ('arxiv', '2301.00001', 1), ('title', 'onlooms', 1), ('title', 'onengines', 3),
  ('id', '2', 1), ('key', '00000000000000a2', 1);
INSERT INTO author VALUES (1, 1, 'Ada Lovelace'), (1, 2, 'Charles King, Jr.');
INSERT INTO keyword VALUES (1, 1, 'engines');
INSERT INTO link VALUES (1, 1, 'code', 'https://github.com/ada/looms');
INSERT INTO source VALUES
  (1, 'sum', 'page.txt', 'page', '2026-03-12', 'stated', 1, 1, 0, 0, 0, '2026-03-12T08:00:00Z'),
  (2, 'earlier', 'old.txt', 'page', '2026-03-10', 'given', 1, 0, 0, 1, 0, '2026-03-13T08:00:00Z'),
  (3, 'undated', '-', 'page', NULL, NULL, 1, 0, 0, 1, 0, '2026-03-14T08:00:00Z'),
  (4, 'bibliography', 'mine.bib', 'bibtex', NULL, NULL, 1, 1, 0, 0, 0, '2026-03-13T08:00:00Z');
INSERT INTO listing VALUES
  (1, 1, '2026-03-12', 1, 42, NULL, 3), (1, 2, '2026-03-10', 5, 30, 7, 2),
  (1, 3, NULL, 9, 99, 99, 99);
INSERT INTO tag VALUES (1, 'star', '2026-03-14T08:00:00Z');
INSERT INTO note VALUES (3, 'compare with looms', '2026-03-14T08:00:00Z');
INSERT INTO subscription VALUES
  (1, 'weekly', '{"query":"looms","ranked":false,"topics":[],"no_topic":false,"tags":["star"],"since":"2026-03-01","until":null,"limit":10,"sort":null,"reverse":false,"any":false,"exact":false,"by":"topic","summary":"sentence","format":"email","to":"ada@example.org","from":"","subject":""}',
   '2026-03-14T08:00:00Z');
INSERT INTO issue VALUES
  (1, 1, 1, '<1.weekly@papers>', 'weekly: 1 paper', 'Looms weave patterns.', 'sent', 1, NULL,
   '2026-03-14T08:00:00Z', '2026-03-14T08:00:01Z'),
  (2, 1, 2, '<2.weekly@papers>', 'weekly: 1 paper', CAST('Date: Sat, 21 Mar 2026 08:00:00 +0000' AS BLOB),
   'pending', 0, NULL, '2026-03-21T08:00:00Z', NULL);
INSERT INTO issue_paper VALUES (1, 1, 1);
INSERT INTO word VALUES
  ('ada', 1), ('charles', 1), ('engines', 2), ('jr', 1), ('king', 1), ('looms', 1), ('lovelace', 1), ('on', 2), ('patterns', 1), ('weave', 1);
INSERT INTO paper_fts(rowid, title, abstract, authors_text, keywords_text, variants)
  SELECT id, title, abstract, authors_text, keywords_text, variants FROM paper;
PRAGMA application_id = 1346457682;
ALTER TABLE paper ADD COLUMN position INTEGER;
ALTER TABLE paper ADD COLUMN upvotes INTEGER;
ALTER TABLE paper ADD COLUMN github_stars INTEGER;
ALTER TABLE paper ADD COLUMN comments INTEGER;

UPDATE paper SET
  position = (SELECT l.position FROM listing l JOIN source s ON s.id = l.source
    WHERE l.paper = paper.id AND l.position IS NOT NULL
    ORDER BY l.listed_on DESC, s.ingested_at DESC, s.id DESC LIMIT 1),
  upvotes = (SELECT l.upvotes FROM listing l JOIN source s ON s.id = l.source
    WHERE l.paper = paper.id AND l.upvotes IS NOT NULL
    ORDER BY l.listed_on DESC, s.ingested_at DESC, s.id DESC LIMIT 1),
  github_stars = (SELECT l.github_stars FROM listing l JOIN source s ON s.id = l.source
    WHERE l.paper = paper.id AND l.github_stars IS NOT NULL
    ORDER BY l.listed_on DESC, s.ingested_at DESC, s.id DESC LIMIT 1),
  comments = (SELECT l.comments FROM listing l JOIN source s ON s.id = l.source
    WHERE l.paper = paper.id AND l.comments IS NOT NULL
    ORDER BY l.listed_on DESC, s.ingested_at DESC, s.id DESC LIMIT 1)
WHERE id IN (SELECT paper FROM listing);

DROP INDEX paper_last_listed;
CREATE INDEX paper_last_listed ON paper(last_listed, position);
DROP INDEX paper_published;
CREATE INDEX paper_published ON paper(published, position);
CREATE INDEX paper_position ON paper(position);
CREATE INDEX paper_upvotes ON paper(upvotes);
CREATE INDEX paper_github_stars ON paper(github_stars);

CREATE TABLE paper_source(
  paper  INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  PRIMARY KEY (paper, source)
) WITHOUT ROWID;
CREATE INDEX paper_source_source ON paper_source(source);
INSERT INTO paper_source(paper, source) SELECT paper, source FROM listing;
ALTER TABLE issue ADD COLUMN format TEXT NOT NULL DEFAULT '';
UPDATE issue SET format = 'email' WHERE CAST(substr(body, 1, 6) AS TEXT) = 'Date: ';
ALTER TABLE paper ADD COLUMN work_kind TEXT CHECK (work_kind IN ('article', 'conference paper',
  'chapter', 'report', 'book', 'thesis', 'dataset', 'software'));
ALTER TABLE paper ADD COLUMN authors_cut INTEGER NOT NULL DEFAULT 0;
UPDATE identity SET value = value || '||' ||
  coalesce((SELECT substr(p.published, 1, 4) FROM paper p WHERE p.id = identity.paper), '')
WHERE kind = 'title';
-- Papers that the user took out, and what makes them the same when they come back: id, key, what
-- tells works apart, the names that lead to them, the user's marks, the issues they were in.
CREATE TABLE removed_paper(
  id         INTEGER PRIMARY KEY,  -- that of its row, never given to another paper
  key        TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  arxiv_id   TEXT,
  venue      TEXT,
  work_kind  TEXT,
  note       TEXT,
  noted_at   TEXT,
  removed_at TEXT NOT NULL
);
CREATE TABLE removed_identity(
  kind  TEXT NOT NULL,
  value TEXT NOT NULL,
  paper INTEGER NOT NULL REFERENCES removed_paper(id) ON DELETE CASCADE,
  PRIMARY KEY (kind, value, paper)
) WITHOUT ROWID;
CREATE INDEX removed_identity_paper ON removed_identity(paper);
CREATE TABLE removed_tag(
  paper    INTEGER NOT NULL REFERENCES removed_paper(id) ON DELETE CASCADE,
  name     TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (paper, name)
) WITHOUT ROWID;
CREATE TABLE removed_issue_paper(
  subscription INTEGER NOT NULL REFERENCES subscription(id) ON DELETE CASCADE,
  paper        INTEGER NOT NULL REFERENCES removed_paper(id) ON DELETE CASCADE,
  issue        INTEGER NOT NULL REFERENCES issue(id) ON DELETE CASCADE,
  PRIMARY KEY (subscription, paper)
) WITHOUT ROWID;
CREATE INDEX removed_issue_paper_paper ON removed_issue_paper(paper);
CREATE INDEX removed_issue_paper_issue ON removed_issue_paper(issue);
-- A space of few dimensions, learned from the library's own words (src/latent). Vectors are a signed
-- byte a dimension; both tables are empty in small libraries.
CREATE TABLE latent_stem(
  stem   TEXT PRIMARY KEY,
  weight INTEGER NOT NULL,
  vector BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE latent_paper(
  paper  INTEGER PRIMARY KEY REFERENCES paper(id) ON DELETE CASCADE,
  vector BLOB NOT NULL
);
-- Every order that papers can be asked for in begins as an index does, and so does a span of days.
DROP INDEX paper_last_listed;
CREATE INDEX paper_day ON paper(coalesce(last_listed, published), position);
CREATE INDEX paper_title ON paper(title COLLATE NOCASE);
-- How many papers there are of a kind is kept, not counted when somebody asks.
CREATE TABLE paper_count(
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  papers    INTEGER NOT NULL,
  abstracts INTEGER NOT NULL,
  arxiv_ids INTEGER NOT NULL,
  code      INTEGER NOT NULL
);
INSERT INTO paper_count
  SELECT 1, count(*), count(nullif(abstract, '')), count(arxiv_id),
         (SELECT count(DISTINCT paper) FROM link WHERE kind = 'code')
  FROM paper;
ALTER TABLE topic ADD COLUMN papers INTEGER NOT NULL DEFAULT 0;
UPDATE topic SET papers = (
  SELECT count(DISTINCT paper) FROM paper_topic WHERE topic IN
    (SELECT id FROM topic AS part WHERE part.id = topic.id OR part.parent = topic.id));
-- How the new papers score by what was starred and dismissed, for recommended:>60.
CREATE TABLE recommended(
  paper INTEGER PRIMARY KEY REFERENCES paper(id) ON DELETE CASCADE,
  score INTEGER NOT NULL
);
CREATE INDEX recommended_score ON recommended(score);
-- Less in the file: what speaks for a topic is worked out when it is asked for, long titles that are only
-- ever compared are hashes, and titles are ordered by how
-- they begin.
ALTER TABLE paper_topic DROP COLUMN evidence;
DROP INDEX paper_title;
CREATE INDEX paper_title ON paper(substr(title, 1, 24) COLLATE NOCASE);
DROP INDEX paper_github_stars;
CREATE INDEX paper_github_stars ON paper(github_stars) WHERE github_stars IS NOT NULL;
INSERT INTO identity VALUES
  ('title', '#6fede9bd33089e446ab9fea8|lovelace|2023', 1);
CREATE TABLE posting(
  stem   TEXT NOT NULL,
  first  INTEGER NOT NULL,      -- a paper; 0 in the first row of a list
  blocks BLOB NOT NULL,         -- src/postings/block.hpp
  PRIMARY KEY (stem, first)
) WITHOUT ROWID;
CREATE TABLE text_length(
  first   INTEGER PRIMARY KEY,  -- of 1,024 papers
  lengths BLOB NOT NULL         -- src/postings/lengths.hpp
);
INSERT INTO identity VALUES
  ('title', 'onlooms|lovelace|2023', 1), ('doi', '10.1000/looms', 1), ('doi', '10.1000/looms.v2', 1);
UPDATE paper SET url = 'https://arxiv.org/abs/2301.00001', doi = '10.1000/looms.v2',
  updated_at = '2026-03-13T08:00:00Z' WHERE id = 1;
UPDATE paper SET url = 'https://example.org/engines' WHERE id = 3;
INSERT INTO topic VALUES (1, 'weaving', 'Weaving', NULL, '', 1, 1);
INSERT INTO paper_topic VALUES (1, 1, 2.718);
INSERT INTO setting VALUES ('schema_step', '11');
PRAGMA user_version = 2;
