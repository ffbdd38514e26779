-- An answer comes again to whoever it was given to, and to nobody else who knows key and body.
ALTER TABLE command.idempotency ADD COLUMN given_to text;
COMMENT ON COLUMN command.idempotency.given_to IS 'the user who sent the command; null for answers older than this column';
