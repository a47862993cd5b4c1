-- An issue states the format of its body. Of an older one that is a mail where it starts as mails
-- of papers do; of the others it is not known.
ALTER TABLE issue ADD COLUMN format TEXT NOT NULL DEFAULT '';
UPDATE issue SET format = 'email' WHERE CAST(substr(body, 1, 6) AS TEXT) = 'Date: ';
