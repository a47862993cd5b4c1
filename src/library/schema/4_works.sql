-- What tells works of one title apart: what kind of work a paper is, and beside the folded title the
-- first author and the year. Of papers that are there already the author stands in 'author' alone.
ALTER TABLE paper ADD COLUMN work_kind TEXT CHECK (work_kind IN ('article', 'conference paper',
  'chapter', 'report', 'book', 'thesis', 'dataset', 'software'));
ALTER TABLE paper ADD COLUMN authors_cut INTEGER NOT NULL DEFAULT 0;
UPDATE identity SET value = value || '||' ||
  coalesce((SELECT substr(p.published, 1, 4) FROM paper p WHERE p.id = identity.paper), '')
WHERE kind = 'title';
