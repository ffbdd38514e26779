CREATE TABLE readers.party (
    party_id    text        PRIMARY KEY,
    kind        text        NOT NULL,
    name        text        NOT NULL,
    country     text,
    within      text,
    acts_for    text,
    latitude    numeric,
    longitude   numeric,
    profile     text,
    identifiers jsonb,
    merged      text[]      NOT NULL,
    sequence    bigint      NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX ON readers.party (country);
CREATE INDEX ON readers.party (within);
COMMENT ON COLUMN readers.party.name IS 'the name that it goes by now';
COMMENT ON COLUMN readers.party.merged IS 'the parties that became this one';

CREATE TABLE readers.party_name (
    party_id   text    NOT NULL,
    place      integer NOT NULL,
    text       text    NOT NULL,
    folded     text    NOT NULL,
    language   text,
    kind       text    NOT NULL,
    from_date  jsonb,
    until_date jsonb,
    planned    boolean NOT NULL,
    PRIMARY KEY (party_id, place)
);
COMMENT ON COLUMN readers.party_name.folded IS 'the name in small letters without marks, as one searches for it';
