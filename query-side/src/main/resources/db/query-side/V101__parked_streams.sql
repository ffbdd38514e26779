-- Streams whose rows could not be made: kept with the reason until that is mended, while every other stream goes on.
CREATE TABLE readers.parked_stream (
    reader    text        NOT NULL,
    stream_id text        NOT NULL,
    position  bigint      NOT NULL,
    cause     text        NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (reader, stream_id)
);
COMMENT ON COLUMN readers.parked_stream.position IS 'how far the reader had read when it failed last';
