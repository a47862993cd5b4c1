-- FTS5 spends two bytes on each word of a paper that stands in another column than the first; most stand
-- in the abstract. And a link to a paper's own page at arXiv is worked out: only its place is
-- stored. Numbers that only listed papers have are indexed for these alone.
DROP TABLE paper_fts;
CREATE VIRTUAL TABLE paper_fts USING fts5(
  abstract, title, authors_text, keywords_text, variants,
  content='paper', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO paper_fts(paper_fts) VALUES ('rebuild');

ALTER TABLE paper ADD COLUMN arxiv_link INTEGER;
UPDATE paper SET arxiv_link = (
  SELECT min(position) FROM link WHERE link.paper = paper.id AND kind = 'arxiv'
    AND url = 'https://arxiv.org/abs/' || arxiv_id)
WHERE arxiv_id IS NOT NULL;
CREATE TABLE other_link(
  paper    INTEGER NOT NULL REFERENCES paper(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  url      TEXT NOT NULL,
  PRIMARY KEY (paper, position)
) WITHOUT ROWID;
INSERT INTO other_link(paper, position, kind, url)
  SELECT l.paper, l.position, l.kind, l.url FROM link AS l JOIN paper AS p ON p.id = l.paper
  WHERE l.position IS NOT p.arxiv_link ORDER BY l.paper, l.position;
DROP TABLE link;
CREATE VIEW link AS
  SELECT paper, position, kind, url FROM other_link
  UNION ALL
  SELECT id, arxiv_link, 'arxiv', 'https://arxiv.org/abs/' || arxiv_id
  FROM paper WHERE arxiv_link IS NOT NULL;

DROP INDEX paper_upvotes;
CREATE INDEX paper_upvotes ON paper(upvotes) WHERE upvotes IS NOT NULL;
DROP INDEX paper_position;
CREATE INDEX paper_position ON paper(position) WHERE position IS NOT NULL;
