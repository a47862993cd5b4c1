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
