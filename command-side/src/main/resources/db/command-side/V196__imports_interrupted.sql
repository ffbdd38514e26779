-- An import that lost the database in the middle says so as soon as there is one again, with what it knows until then.
ALTER TABLE command.import DROP CONSTRAINT import_state_check;
ALTER TABLE command.import ADD CONSTRAINT import_state_check CHECK (state IN ('RUNNING', 'FINISHED', 'INTERRUPTED'));
COMMENT ON COLUMN command.import.refused IS 'how many lines were refused, however many problems each has';
