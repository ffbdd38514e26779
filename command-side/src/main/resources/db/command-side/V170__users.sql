-- Who may do what. Names of users live here and nowhere else: events name a user by its id alone.

CREATE TABLE command.user_account (
    user_id      text        PRIMARY KEY,
    kind            text        NOT NULL CHECK (kind IN ('PERSON', 'MACHINE')),
    issuer          text        NOT NULL,
    subject         text        NOT NULL,
    password        text,
    password_once   boolean     NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL DEFAULT now(),
    disabled_at     timestamptz,
    UNIQUE (issuer, subject)
);
COMMENT ON COLUMN command.user_account.issuer IS 'local, or the address of the provider that vouches for the subject';
COMMENT ON COLUMN command.user_account.subject IS 'the name to sign in with, or what the provider calls the account';
COMMENT ON COLUMN command.user_account.password IS 'as a hash that names its method; none for machines and for accounts of providers';
COMMENT ON COLUMN command.user_account.password_once IS 'set by somebody else: good for nothing but choosing another';

CREATE TABLE command.user_role (
    user_id   text NOT NULL REFERENCES command.user_account,
    role         text NOT NULL CHECK (role IN ('READER', 'RECORDER', 'APPROVER', 'AUDITOR', 'ADMINISTRATOR')),
    municipality text NOT NULL DEFAULT '',
    PRIMARY KEY (user_id, role, municipality)
);
COMMENT ON COLUMN command.user_role.municipality IS 'the party that the role is limited to; empty for all';

CREATE TABLE command.user_session (
    session_id text        PRIMARY KEY,
    user_id text        NOT NULL REFERENCES command.user_account,
    begun_at   timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX user_session_user ON command.user_session (user_id) WHERE ended_at IS NULL;

CREATE TABLE command.access_token (
    token_id   text        PRIMARY KEY,
    digest     bytea       NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
    user_id text        NOT NULL REFERENCES command.user_account,
    label      text        NOT NULL,
    scopes     text[]      NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz
);
CREATE INDEX access_token_user ON command.access_token (user_id);
COMMENT ON COLUMN command.access_token.digest IS 'SHA-256 of the token, which is told once and not kept';

-- Who signed in, was refused, or changed what somebody may do. Only ever added to.
CREATE TABLE command.security_log (
    entry      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT now(),
    what       text        NOT NULL,
    user_id text,
    by_user text,
    detail     text
);

REVOKE ALL ON command.security_log FROM partnerships_command;
GRANT SELECT, INSERT ON command.security_log TO partnerships_command;
