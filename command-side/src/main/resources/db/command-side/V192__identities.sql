-- What a provider of identities (OpenID Connect) calls somebody. Events go on naming the user by its id, whatever is linked to it.
CREATE TABLE command.user_identity (
    user_id   text        PRIMARY KEY REFERENCES command.user_account,
    issuer    text        NOT NULL,
    subject   text        NOT NULL,
    linked_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (issuer, subject)
);

-- An ID token begins one session: those that did are remembered until they expire.
CREATE TABLE command.used_id_token (
    digest     bytea       PRIMARY KEY CHECK (octet_length(digest) = 32),
    expires_at timestamptz NOT NULL
);
CREATE INDEX used_id_token_expires ON command.used_id_token (expires_at);
