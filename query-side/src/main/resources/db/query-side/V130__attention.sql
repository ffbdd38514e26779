-- A day is in a span from its first day on and before its until day; null is open.
CREATE TABLE readers.attention (
    stream_id     text    NOT NULL,
    place         integer NOT NULL,
    code          text    NOT NULL,
    entries       text[]  NOT NULL,
    message       text    NOT NULL,
    from_day      date,
    until_day     date,
    ahead         boolean NOT NULL,
    since         date    NOT NULL,
    parties       text[]  NOT NULL,
    provided      text    NOT NULL,
    about         text[]  NOT NULL,
    against       text[]  NOT NULL,
    told          text,
    silenced_by   text,
    silenced_with text,
    visibility    text    NOT NULL,
    PRIMARY KEY (stream_id, place)
);
CREATE INDEX ON readers.attention (code, stream_id, place);
CREATE INDEX ON readers.attention USING gin (parties);
COMMENT ON TABLE readers.attention IS 'what a person should look at: warnings, and on which days they hold';
COMMENT ON COLUMN readers.attention.ahead IS 'whether it is to be seen some time before its first day';
COMMENT ON COLUMN readers.attention.parties IS 'the members of the partnership, the ends of the figure, or the party';
COMMENT ON COLUMN readers.attention.provided IS
    'what must be so in other streams, of the ids in about and against and of the text in told; looked up on reading';
COMMENT ON COLUMN readers.attention.silenced_with IS 'the reason for which a person silenced it';

CREATE TABLE readers.attention_source (
    stream_id text NOT NULL,
    source_id text NOT NULL,
    PRIMARY KEY (stream_id, source_id)
);
CREATE INDEX ON readers.attention_source (source_id);
