-- What a library consists of after the last step: the statements as sqlite_schema keeps them, so that
-- a new library is made by these alone and an opened one compared with them. A test holds them
-- against the steps. FTS5 makes the tables whose names begin with paper_fts_ itself.
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
  page           TEXT,
  published     TEXT,
  venue         TEXT,
  first_listed  TEXT,
  last_listed   TEXT,
  added_at      TEXT NOT NULL,
  position INTEGER, upvotes INTEGER, github_stars INTEGER, comments INTEGER, work_kind TEXT CHECK (work_kind IN ('article', 'conference paper',
  'chapter', 'report', 'book', 'thesis', 'dataset', 'software')), authors_cut INTEGER NOT NULL DEFAULT 0, changed_at TEXT, updated_at TEXT AS (coalesce(changed_at, added_at)), url TEXT AS (
  iif(page IS NULL, 'https://arxiv.org/abs/' || arxiv_id, nullif(page, ''))), arxiv_link INTEGER);
CREATE INDEX paper_published ON paper(published, position);
CREATE INDEX paper_position ON paper(position) WHERE position IS NOT NULL;
CREATE INDEX paper_upvotes ON paper(upvotes) WHERE upvotes IS NOT NULL;
CREATE INDEX paper_day ON paper(coalesce(last_listed, published), position);
CREATE INDEX paper_title ON paper(substr(title, 1, 24) COLLATE NOCASE);
CREATE INDEX paper_github_stars ON paper(github_stars) WHERE github_stars IS NOT NULL;
CREATE TABLE identity(
  kind    TEXT NOT NULL CHECK (kind IN ('arxiv', 'doi', 'title', 'id', 'key')),
  value   TEXT NOT NULL,
  paper   INTEGER NOT NULL,
  further INTEGER NOT NULL,  -- 0: follows from the paper's row
  PRIMARY KEY (kind, value, paper)
) WITHOUT ROWID;
CREATE INDEX identity_paper ON identity(paper) WHERE further = 1;
CREATE VIEW author AS
  SELECT paper.id AS paper, name.key + 1 AS position, replace(name.value, char(44, 160), ', ') AS name
  FROM paper,
    json_each('["' || replace(replace(replace(paper.authors_text,
      '\', '\\'), '"', '\"'), ', ', '","') || '"]') AS name
  WHERE paper.authors_text <> '';
CREATE TABLE keyword(
  paper    INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  word     TEXT NOT NULL,
  PRIMARY KEY (paper, position)
) WITHOUT ROWID;
CREATE TABLE other_link(
  paper    INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  url      TEXT NOT NULL,
  PRIMARY KEY (paper, position)
) WITHOUT ROWID;
CREATE VIEW link AS
  SELECT paper, position, kind, url FROM other_link
  UNION ALL
  SELECT id, arxiv_link, 'arxiv', 'https://arxiv.org/abs/' || arxiv_id
  FROM paper WHERE arxiv_link IS NOT NULL;
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
CREATE TABLE paper_source(
  paper  INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  PRIMARY KEY (paper, source)
) WITHOUT ROWID;
CREATE INDEX paper_source_source ON paper_source(source);
CREATE TABLE topic(
  id          INTEGER PRIMARY KEY,
  slug        TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  parent      INTEGER REFERENCES topic(id),
  description TEXT NOT NULL DEFAULT '',
  position    INTEGER NOT NULL
, papers INTEGER NOT NULL DEFAULT 0);
CREATE TABLE paper_topic(
  paper       INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  topic       INTEGER NOT NULL REFERENCES topic(id) ON DELETE CASCADE,
  thousandths INTEGER NOT NULL,
  score       REAL AS (thousandths / 1000.0),
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
  sent_at      TEXT, format TEXT NOT NULL DEFAULT '',
  UNIQUE (subscription, number)
);
CREATE TABLE issue_paper(
  subscription INTEGER NOT NULL REFERENCES subscription(id) ON DELETE CASCADE,
  paper        INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  issue        INTEGER NOT NULL REFERENCES issue(id) ON DELETE CASCADE,
  PRIMARY KEY (subscription, paper)
) WITHOUT ROWID;
CREATE INDEX issue_paper_issue ON issue_paper(issue);
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
CREATE TABLE latent_stem(
  stem   TEXT PRIMARY KEY,
  weight INTEGER NOT NULL,
  vector BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE latent_paper(
  paper  INTEGER PRIMARY KEY REFERENCES paper(id) ON DELETE CASCADE,
  vector BLOB NOT NULL
);
CREATE TABLE paper_count(
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  papers    INTEGER NOT NULL,
  abstracts INTEGER NOT NULL,
  arxiv_ids INTEGER NOT NULL,
  code      INTEGER NOT NULL
);
CREATE TABLE recommended(
  paper INTEGER PRIMARY KEY REFERENCES paper(id) ON DELETE CASCADE,
  score INTEGER NOT NULL
);
CREATE INDEX recommended_score ON recommended(score);
CREATE TABLE word(
  form   TEXT PRIMARY KEY,      -- folded, unstemmed
  papers INTEGER NOT NULL
) WITHOUT ROWID;
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
CREATE TABLE setting(
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE paper_fts USING fts5(
  abstract, title, authors_text, keywords_text, variants,
  content='paper', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TABLE 'paper_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'paper_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE 'paper_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'paper_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
