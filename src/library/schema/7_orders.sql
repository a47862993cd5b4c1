-- Every order that papers can be asked for in begins as an index does, and so does a span of days.
DROP INDEX paper_last_listed;
CREATE INDEX paper_day ON paper(coalesce(last_listed, published), position);
CREATE INDEX paper_title ON paper(title COLLATE NOCASE);
