-- What a session is renewed for when its token has run out: told once, kept as a digest.

ALTER TABLE command.user_session ADD COLUMN renewal bytea CHECK (octet_length(renewal) = 32);
CREATE UNIQUE INDEX user_session_renewal ON command.user_session (renewal);
COMMENT ON COLUMN command.user_session.renewal IS 'SHA-256 of it';
