-- A library after step 12.
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
  iif(page IS NULL, 'https://arxiv.org/abs/' || arxiv_id, nullif(page, ''))));
CREATE INDEX paper_published ON paper(published, position);
CREATE INDEX paper_position ON paper(position);
CREATE INDEX paper_upvotes ON paper(upvotes);
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
  title, abstract, authors_text, keywords_text, variants,
  content='paper', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO paper(id, key, title, abstract, abstract_kind, authors_text, keywords_text, variants,
  arxiv_id, doi, page, published, venue, first_listed, last_listed, added_at, position, upvotes,
  github_stars, comments, work_kind, authors_cut, changed_at)
  VALUES (1, '00000000000000a1', 'On Looms', 'Looms weave patterns.', 'full', 'Ada Lovelace, Charles King, Jr.', 'engines', '', '2301.00001', '10.1000/looms.v2', NULL, '2023-01-01', NULL, '2026-03-10', '2026-03-12', '2026-03-12T08:00:00Z', 1, 42, 7, 3, NULL, 0, '2026-03-13T08:00:00Z');
INSERT INTO paper(id, key, title, abstract, abstract_kind, authors_text, keywords_text, variants,
  arxiv_id, doi, page, published, venue, first_listed, last_listed, added_at, position, upvotes,
  github_stars, comments, work_kind, authors_cut, changed_at)
  VALUES (3, '00000000000000a3', 'On Engines', '', NULL, '', '', '', NULL, NULL,
    'https://example.org/engines', NULL, NULL, NULL, NULL, '2026-03-13T08:00:00Z', NULL, NULL,
    NULL, NULL, NULL, 0, NULL);
INSERT INTO identity(kind, value, paper, further) VALUES ('arxiv', '2301.00001', 1, 0);
INSERT INTO identity(kind, value, paper, further) VALUES ('doi', '10.1000/looms', 1, 1);
INSERT INTO identity(kind, value, paper, further) VALUES ('doi', '10.1000/looms.v2', 1, 0);
INSERT INTO identity(kind, value, paper, further) VALUES ('id', '2', 1, 1);
INSERT INTO identity(kind, value, paper, further) VALUES ('key', '00000000000000a2', 1, 1);
INSERT INTO identity(kind, value, paper, further)
  VALUES ('title', '#6fede9bd33089e446ab9fea8|lovelace|2023', 1, 1);
INSERT INTO identity(kind, value, paper, further) VALUES ('title', 'onengines||', 3, 0);
INSERT INTO identity(kind, value, paper, further) VALUES ('title', 'onlooms|lovelace|2023', 1, 0);
INSERT INTO identity(kind, value, paper, further) VALUES ('title', 'onlooms||2023', 1, 1);
INSERT INTO keyword(paper, position, word) VALUES (1, 1, 'engines');
INSERT INTO link(paper, position, kind, url) VALUES
  (1, 1, 'code', 'https://github.com/ada/looms'),
  (1, 2, 'arxiv', 'https://arxiv.org/abs/2301.00001'),
  (1, 3, 'hf', 'https://huggingface.co/papers/2301.00001');
INSERT INTO source(id, sha256, name, format, listed_on, listed_how, papers_read, papers_added,
  papers_updated, papers_unchanged, lines_skipped, ingested_at)
  VALUES (1, 'sum', 'page.txt', 'page', '2026-03-12', 'stated', 1, 1, 0, 0, 0,
    '2026-03-12T08:00:00Z');
INSERT INTO source(id, sha256, name, format, listed_on, listed_how, papers_read, papers_added,
  papers_updated, papers_unchanged, lines_skipped, ingested_at)
  VALUES (2, 'earlier', 'old.txt', 'page', '2026-03-10', 'given', 1, 0, 0, 1, 0,
    '2026-03-13T08:00:00Z');
INSERT INTO source(id, sha256, name, format, listed_on, listed_how, papers_read, papers_added,
  papers_updated, papers_unchanged, lines_skipped, ingested_at)
  VALUES (3, 'undated', '-', 'page', NULL, NULL, 1, 0, 0, 1, 0, '2026-03-14T08:00:00Z');
INSERT INTO source(id, sha256, name, format, listed_on, listed_how, papers_read, papers_added,
  papers_updated, papers_unchanged, lines_skipped, ingested_at)
  VALUES (4, 'bibliography', 'mine.bib', 'bibtex', NULL, NULL, 1, 1, 0, 0, 0,
    '2026-03-13T08:00:00Z');
INSERT INTO listing(paper, source, listed_on, position, upvotes, github_stars, comments)
  VALUES (1, 1, '2026-03-12', 1, 42, NULL, 3);
INSERT INTO listing(paper, source, listed_on, position, upvotes, github_stars, comments)
  VALUES (1, 2, '2026-03-10', 5, 30, 7, 2);
INSERT INTO listing(paper, source, listed_on, position, upvotes, github_stars, comments)
  VALUES (1, 3, NULL, 9, 99, 99, 99);
INSERT INTO paper_source(paper, source) VALUES (1, 1);
INSERT INTO paper_source(paper, source) VALUES (1, 2);
INSERT INTO paper_source(paper, source) VALUES (1, 3);
INSERT INTO topic(id, slug, name, parent, description, position, papers)
  VALUES (1, 'weaving', 'Weaving', NULL, '', 1, 1);
INSERT INTO paper_topic(paper, topic, thousandths) VALUES (1, 1, 2718);
INSERT INTO tag(paper, name, added_at) VALUES (1, 'star', '2026-03-14T08:00:00Z');
INSERT INTO note(paper, text, updated_at) VALUES (3, 'compare with looms', '2026-03-14T08:00:00Z');
INSERT INTO subscription(id, name, request, created_at)
  VALUES (1, 'weekly',
    '{"query":"looms","ranked":false,"topics":[],"no_topic":false,"tags":["star"],"since":"2026-03-01","until":null,"limit":10,"sort":null,"reverse":false,"any":false,"exact":false,"by":"topic","summary":"sentence","format":"email","to":"ada@example.org","from":"","subject":""}',
    '2026-03-14T08:00:00Z');
INSERT INTO issue(id, subscription, number, message_id, subject, body, state, attempts,
  last_error, created_at, sent_at, format)
  VALUES (1, 1, 1, '<1.weekly@papers>', 'weekly: 1 paper', 'Looms weave patterns.', 'sent', 1,
    NULL, '2026-03-14T08:00:00Z', '2026-03-14T08:00:01Z', '');
INSERT INTO issue(id, subscription, number, message_id, subject, body, state, attempts,
  last_error, created_at, sent_at, format)
  VALUES (2, 1, 2, '<2.weekly@papers>', 'weekly: 1 paper',
    x'446174653a205361742c203231204d617220323032362030383a30303a3030202b30303030', 'pending', 0,
    NULL, '2026-03-21T08:00:00Z', NULL, 'email');
INSERT INTO issue_paper(subscription, paper, issue) VALUES (1, 1, 1);
INSERT INTO paper_count(id, papers, abstracts, arxiv_ids, code) VALUES (1, 2, 1, 1, 1);
INSERT INTO word(form, papers) VALUES ('ada', 1);
INSERT INTO word(form, papers) VALUES ('charles', 1);
INSERT INTO word(form, papers) VALUES ('engines', 2);
INSERT INTO word(form, papers) VALUES ('jr', 1);
INSERT INTO word(form, papers) VALUES ('king', 1);
INSERT INTO word(form, papers) VALUES ('looms', 1);
INSERT INTO word(form, papers) VALUES ('lovelace', 1);
INSERT INTO word(form, papers) VALUES ('on', 2);
INSERT INTO word(form, papers) VALUES ('patterns', 1);
INSERT INTO word(form, papers) VALUES ('weave', 1);
INSERT INTO setting(name, value) VALUES ('schema_step', '12');
INSERT INTO paper_fts(paper_fts) VALUES ('rebuild');
PRAGMA application_id = 1346457682;
PRAGMA user_version = 2;
