-- What the listings of a paper say of it, each number of the latest day that states it; and every
-- document that gave a paper, of which those that list nothing were not recorded before.
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

-- Orders that break ties by position need not look at the papers.
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
