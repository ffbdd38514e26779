-- What a refused line was to record, so that whoever mends the file finds it by that.
ALTER TABLE command.import_refusal ADD COLUMN command text;
COMMENT ON COLUMN command.import_refusal.command IS 'the name of the line''s command; null if there is none of that name, or from before';
