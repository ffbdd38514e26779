-- What followers of the events keep beside their rows: how far they have read, and events that they failed on.
-- Created in Flyway's default schema: readers on the query side, command on the command side.

CREATE TABLE token_entry (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

-- The name of this token table. Here from the start, since nodes that start together would race to make one up.
INSERT INTO token_entry (processor_name, segment, token, token_type, timestamp)
VALUES ('__config', 0, convert_to(format('{"config":{"id":"%s"}}', gen_random_uuid()), 'UTF8'),
        'org.axonframework.eventhandling.tokenstore.ConfigToken',
        to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));

CREATE TABLE dead_letter (
    dead_letter_id      text   PRIMARY KEY,
    processing_group    text   NOT NULL,
    sequence_identifier text   NOT NULL,
    sequence_index      bigint NOT NULL,
    message_type        text   NOT NULL,
    event_id            text   NOT NULL,
    recorded_at         text   NOT NULL,
    name                text   NOT NULL,
    revision            text,
    payload             bytea  NOT NULL,
    metadata            bytea,
    stream_kind         text,
    stream_id           text,
    stream_sequence     bigint,
    token_type          text,
    token               bytea,
    enqueued_at         text   NOT NULL,
    last_touched        text,
    processing_started  text,
    cause_type          text,
    cause_message       text,
    diagnostics         bytea,
    UNIQUE (processing_group, sequence_identifier, sequence_index)
);
