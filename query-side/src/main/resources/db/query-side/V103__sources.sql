CREATE TABLE readers.source (
    source_id    text        PRIMARY KEY,
    kind         text        NOT NULL,
    title        text        NOT NULL,
    publisher    text,
    published_on jsonb,
    address      text,
    checksum     text,
    language     text,
    original     text,
    reliability  text        NOT NULL,
    sequence     bigint      NOT NULL,
    recorded_at  timestamptz NOT NULL
);

-- Which entry stands on which source.
CREATE TABLE readers.evidence (
    stream_id  text    NOT NULL,
    entry_id   text    NOT NULL,
    place      integer NOT NULL,
    source_id  text    NOT NULL,
    entry_kind text    NOT NULL,
    passage    text,
    quote      text,
    visibility text    NOT NULL,
    PRIMARY KEY (stream_id, entry_id, place)
);
CREATE INDEX ON readers.evidence (source_id);
