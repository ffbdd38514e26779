-- What a refusal names besides the rule, so that pages say it in the reader's language.
ALTER TABLE command.import_refusal ADD COLUMN named text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN command.import_refusal.named IS 'what the message names besides the rule, as the id that is not on record';
