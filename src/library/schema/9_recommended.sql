-- How the new papers score by what was starred and dismissed, for recommended:>60.
CREATE TABLE recommended(
  paper INTEGER PRIMARY KEY REFERENCES paper(id) ON DELETE CASCADE,
  score INTEGER NOT NULL
);
CREATE INDEX recommended_score ON recommended(score);
