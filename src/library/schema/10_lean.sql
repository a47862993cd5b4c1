-- Less in the file: what speaks for a topic is worked out when it is asked for, long titles that are only
-- ever compared are hashes (papers_short_citation, src/library/functions.cpp), and titles are ordered by how
-- they begin.
ALTER TABLE paper_topic DROP COLUMN evidence;
UPDATE OR REPLACE identity SET value = papers_short_citation(value) WHERE kind = 'title';
UPDATE OR REPLACE removed_identity SET value = papers_short_citation(value) WHERE kind = 'title';
DROP INDEX paper_title;
CREATE INDEX paper_title ON paper(substr(title, 1, 24) COLLATE NOCASE);
DROP INDEX paper_github_stars;
CREATE INDEX paper_github_stars ON paper(github_stars) WHERE github_stars IS NOT NULL;
