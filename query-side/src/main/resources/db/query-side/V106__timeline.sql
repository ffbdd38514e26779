CREATE TABLE readers.timeline_entry (
    stream_id   text        NOT NULL,
    place       integer     NOT NULL,
    entry_id    text        NOT NULL,
    kind        text        NOT NULL,
    sequence    bigint      NOT NULL,
    position    bigint      NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text,
    earliest    date,
    latest      date,
    resolved    jsonb,
    planned     boolean     NOT NULL,
    confirmed   boolean     NOT NULL,
    visibility  text        NOT NULL,
    entry       jsonb       NOT NULL,
    evidence    jsonb       NOT NULL,
    PRIMARY KEY (stream_id, place),
    UNIQUE (stream_id, entry_id)
);
COMMENT ON COLUMN readers.timeline_entry.place IS 'the place in the order in which things happened, from 0';
COMMENT ON COLUMN readers.timeline_entry.earliest IS 'the first day on which it may have happened; null if none is too early';
COMMENT ON COLUMN readers.timeline_entry.evidence IS 'its own and what was added later';
COMMENT ON COLUMN readers.timeline_entry.entry IS 'as it stands, corrections included; names of persons stay encrypted';

CREATE TABLE readers.timeline_source (
    stream_id text NOT NULL,
    source_id text NOT NULL,
    PRIMARY KEY (stream_id, source_id)
);
CREATE INDEX ON readers.timeline_source (source_id);
