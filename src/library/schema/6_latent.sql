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
