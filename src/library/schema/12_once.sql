-- What follows from a paper's row is stored there alone. The names of its authors are one text, of which
-- `author` is a view; its own names need no index to be found from it, only further ones; the address of its
-- page at arXiv and the time of a change that never was are worked out; scores are thousandths.
ALTER TABLE paper ADD COLUMN changed_at TEXT;
ALTER TABLE paper RENAME COLUMN url TO page;
UPDATE paper SET
  changed_at = CASE WHEN updated_at <> added_at THEN updated_at END,
  page = CASE WHEN arxiv_id IS NULL THEN page
              WHEN page = 'https://arxiv.org/abs/' || arxiv_id THEN NULL
              ELSE coalesce(page, '') END,
  authors_text = coalesce((
    SELECT group_concat(replace(name, ', ', char(44, 160)), ', ') FROM
      (SELECT name FROM author WHERE author.paper = paper.id ORDER BY position)), '');
ALTER TABLE paper DROP COLUMN updated_at;
ALTER TABLE paper ADD COLUMN updated_at TEXT AS (coalesce(changed_at, added_at));
ALTER TABLE paper ADD COLUMN url TEXT AS (
  iif(page IS NULL, 'https://arxiv.org/abs/' || arxiv_id, nullif(page, '')));
DROP TABLE author;
CREATE VIEW author AS
  SELECT paper.id AS paper, name.key + 1 AS position, replace(name.value, char(44, 160), ', ') AS name
  FROM paper,
    json_each('["' || replace(replace(replace(paper.authors_text,
      '\', '\\'), '"', '\"'), ', ', '","') || '"]') AS name
  WHERE paper.authors_text <> '';

DROP INDEX identity_paper;
ALTER TABLE identity RENAME TO identity_before;
CREATE TABLE identity(
  kind    TEXT NOT NULL CHECK (kind IN ('arxiv', 'doi', 'title', 'id', 'key')),
  value   TEXT NOT NULL,
  paper   INTEGER NOT NULL,
  further INTEGER NOT NULL,  -- 0: follows from the paper's row
  PRIMARY KEY (kind, value, paper)
) WITHOUT ROWID;
INSERT INTO identity(kind, value, paper, further)
  SELECT i.kind, i.value, i.paper,
    i.value IS NOT CASE i.kind WHEN 'arxiv' THEN p.arxiv_id WHEN 'doi' THEN p.doi
      WHEN 'title' THEN papers_citation(p.title, p.authors_text, p.published, p.arxiv_id)
      END
  FROM identity_before AS i JOIN paper AS p ON p.id = i.paper ORDER BY i.kind, i.value, i.paper;
DROP TABLE identity_before;
CREATE INDEX identity_paper ON identity(paper) WHERE further = 1;

DROP INDEX paper_topic_topic;
ALTER TABLE paper_topic RENAME TO paper_topic_before;
CREATE TABLE paper_topic(
  paper       INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  topic       INTEGER NOT NULL REFERENCES topic(id) ON DELETE CASCADE,
  thousandths INTEGER NOT NULL,
  score       REAL AS (thousandths / 1000.0),
  PRIMARY KEY (paper, topic)
) WITHOUT ROWID;
INSERT INTO paper_topic(paper, topic, thousandths)
  SELECT paper, topic, CAST(round(score * 1000) AS INTEGER) FROM paper_topic_before;
DROP TABLE paper_topic_before;
CREATE INDEX paper_topic_topic ON paper_topic(topic);
