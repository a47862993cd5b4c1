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
