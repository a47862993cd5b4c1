-- Posting lists of common words with what it takes to rank by them. Empty in a small library; made by
-- the next large document.
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
