-- The event store, the keys that names of people are encrypted under, and the schema of the command side.
-- Run by partnerships_owner, after db/roles.sql.

CREATE SCHEMA IF NOT EXISTS eventstore;
-- Flyway may have made it for its own table; IF NOT EXISTS would warn about that at every first start.
DO $$
BEGIN
    IF to_regnamespace('command') IS NULL THEN
        CREATE SCHEMA command;
    END IF;
END
$$;
CREATE SCHEMA IF NOT EXISTS keys;

GRANT USAGE ON SCHEMA eventstore TO partnerships_command, partnerships_query;
GRANT USAGE ON SCHEMA command TO partnerships_command;
GRANT USAGE ON SCHEMA keys TO partnerships_keys, partnerships_query;

CREATE TABLE eventstore.event (
    -- Taken when the event is appended, seen when it is committed: a later position may be seen first.
    global_position bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    event_id        text        NOT NULL UNIQUE,
    stream_id       text        NOT NULL,
    stream_sequence bigint      NOT NULL CHECK (stream_sequence >= 0),
    stream_kind     text,
    name            text        NOT NULL,
    revision        text,
    recorded_at     timestamptz NOT NULL,
    payload         jsonb       NOT NULL,
    metadata        jsonb       NOT NULL CHECK (jsonb_typeof(metadata) = 'object'),
    UNIQUE (stream_id, stream_sequence)
);

COMMENT ON TABLE eventstore.event IS 'What was recorded, in the order of recording. Append-only.';
COMMENT ON COLUMN eventstore.event.global_position IS 'the place in the whole history; numbers may be missing';
COMMENT ON COLUMN eventstore.event.stream_id IS 'partnership:…, party:…, source:… or figures:…';
COMMENT ON COLUMN eventstore.event.stream_sequence IS 'the place in the stream, from 0, without holes';
COMMENT ON COLUMN eventstore.event.name IS 'the stored name of the event, such as protocol-signed';
COMMENT ON COLUMN eventstore.event.recorded_at IS 'never earlier than the event before it in the stream';
COMMENT ON COLUMN eventstore.event.metadata IS 'who, by which door, and the seal (hmac) of the node that recorded it';

-- Every position is given out: nobody but the sequence chooses one.
GRANT SELECT ON eventstore.event TO partnerships_command, partnerships_query;
GRANT INSERT (event_id, stream_id, stream_sequence, stream_kind, name, revision, recorded_at, payload, metadata)
    ON eventstore.event TO partnerships_command;

CREATE TRIGGER rows_never_change BEFORE UPDATE OR DELETE ON eventstore.event
    FOR EACH ROW EXECUTE FUNCTION public.refuse_to_change_history();
CREATE TRIGGER table_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON eventstore.event
    FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_to_change_history();
-- ALWAYS: also where session_replication_role = replica switches ordinary triggers off.
ALTER TABLE eventstore.event ENABLE ALWAYS TRIGGER rows_never_change;
ALTER TABLE eventstore.event ENABLE ALWAYS TRIGGER table_is_never_changed;

-- A transaction gets its id before it takes a position. Whoever then sees a later position knows: when every
-- transaction with an id up to now is over, a position that is still missing stays missing.
CREATE FUNCTION eventstore.take_transaction_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_current_xact_id();
    RETURN NULL;
END
$$;
CREATE TRIGGER transaction_id_comes_first BEFORE INSERT ON eventstore.event
    FOR EACH STATEMENT EXECUTE FUNCTION eventstore.take_transaction_id();
ALTER TABLE eventstore.event ENABLE ALWAYS TRIGGER transaction_id_comes_first;

-- Deleting a key is what makes a name unreadable for ever.
CREATE TABLE keys.person_key (
    person_id  text        PRIMARY KEY,
    key        bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE keys.erased_person (
    person_id text        PRIMARY KEY,
    erased_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, DELETE ON keys.person_key TO partnerships_keys;
GRANT SELECT, INSERT ON keys.erased_person TO partnerships_keys;
GRANT SELECT ON keys.person_key TO partnerships_query;

ALTER DEFAULT PRIVILEGES IN SCHEMA command GRANT ALL ON TABLES TO partnerships_command;
ALTER DEFAULT PRIVILEGES IN SCHEMA command GRANT ALL ON SEQUENCES TO partnerships_command;
