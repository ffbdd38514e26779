-- What the door looks up before a command is decided, written in the transaction of the events it was derived from.

CREATE TABLE command.party (
    party_id  text PRIMARY KEY,
    kind      text NOT NULL,
    country   text NOT NULL,
    acts_for  text,
    successor text
);
COMMENT ON COLUMN command.party.successor IS 'the party that this one was merged into';

-- A name alone is enough for one place of a kind and country only; further ones carry a qualifier in their id.
CREATE TABLE command.party_name (
    party_id  text    NOT NULL REFERENCES command.party,
    name_key  text    NOT NULL,
    country   text    NOT NULL,
    kind      text    NOT NULL,
    qualified boolean NOT NULL,
    PRIMARY KEY (party_id, name_key)
);
CREATE UNIQUE INDEX party_name_of_one ON command.party_name (name_key, country, kind) WHERE NOT qualified;
CREATE INDEX party_name_alike ON command.party_name (name_key, country, kind);

CREATE TABLE command.source (
    source_id    text PRIMARY KEY,
    published_on jsonb
);

CREATE TABLE command.external_id (
    scheme   text NOT NULL,
    value    text NOT NULL,
    owner_id text NOT NULL,
    PRIMARY KEY (scheme, value)
);

CREATE TABLE command.partnership (
    partnership_id text PRIMARY KEY
);
CREATE TABLE command.partnership_sides (
    sides_key      text PRIMARY KEY,
    partnership_id text NOT NULL REFERENCES command.partnership
);
CREATE TABLE command.partnership_member (
    partnership_id text NOT NULL REFERENCES command.partnership,
    side_id        text NOT NULL,
    party_id       text NOT NULL,
    PRIMARY KEY (partnership_id, party_id, side_id)
);
CREATE INDEX partnership_member_party ON command.partnership_member (party_id);

CREATE TABLE command.figures_scope (
    from_party text NOT NULL,
    to_party   text NOT NULL,
    figures_id text NOT NULL UNIQUE,
    PRIMARY KEY (from_party, to_party)
);

CREATE TABLE command.entry (
    stream_id text NOT NULL,
    entry_id  text NOT NULL,
    name      text NOT NULL,
    -- HMAC of the command's body: tells a repeat from another command after the idempotency key has aged out.
    body_digest text NOT NULL,
    PRIMARY KEY (stream_id, entry_id)
);
CREATE INDEX entry_digest ON command.entry (body_digest);
CREATE TABLE command.stream_source (
    stream_id text NOT NULL,
    source_id text NOT NULL,
    PRIMARY KEY (stream_id, source_id)
);

-- The answer under an idempotency key, in the transaction of the events that it is about.
CREATE TABLE command.idempotency (
    idempotency_key text        PRIMARY KEY,
    body_digest     text        NOT NULL,
    answer          jsonb       NOT NULL,
    answered_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idempotency_age ON command.idempotency (answered_at);

-- Counts and refusals; never what was in the files, which may hold names.
CREATE TABLE command.import (
    import_id      text        PRIMARY KEY,
    content_digest text        NOT NULL,
    dry_run        boolean     NOT NULL,
    state          text        NOT NULL CHECK (state IN ('RUNNING', 'FINISHED')),
    lines          integer     NOT NULL,
    accepted       integer     NOT NULL DEFAULT 0,
    already_known  integer     NOT NULL DEFAULT 0,
    refused        integer     NOT NULL DEFAULT 0,
    warned         integer     NOT NULL DEFAULT 0,
    position       bigint,
    started_at     timestamptz NOT NULL DEFAULT now(),
    progressed_at  timestamptz NOT NULL DEFAULT now(),
    finished_at    timestamptz
);
CREATE TABLE command.import_refusal (
    import_id text    NOT NULL REFERENCES command.import,
    line      integer NOT NULL,
    number    integer NOT NULL,
    fact      text,
    pointer   text    NOT NULL,
    code      text    NOT NULL,
    message   text    NOT NULL,
    PRIMARY KEY (import_id, line, number)
);
