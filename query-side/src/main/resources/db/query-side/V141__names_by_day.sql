-- What a party is called on a day; a day is in a span from its first day on and before its until day, null is open.
CREATE TABLE readers.party_label (
    party_id  text    NOT NULL,
    place     integer NOT NULL,
    from_day  date,
    until_day date,
    name      text    NOT NULL,
    kind      text    NOT NULL,
    country   text,
    PRIMARY KEY (party_id, place)
);
CREATE INDEX ON readers.party_label (country);

CREATE TABLE readers.party_merger (
    party_id text    NOT NULL,
    place    integer NOT NULL,
    entry_id text    NOT NULL,
    merged   text    NOT NULL,
    from_day date,
    happened jsonb,
    stands   boolean NOT NULL,
    PRIMARY KEY (party_id, place)
);
CREATE INDEX ON readers.party_merger (merged);
COMMENT ON TABLE readers.party_merger IS 'who became part of the party, also as was once recorded and does not stand';

-- Names and mergers may be dated from a source.
CREATE TABLE readers.party_source (
    party_id  text NOT NULL,
    source_id text NOT NULL,
    PRIMARY KEY (party_id, source_id)
);
CREATE INDEX ON readers.party_source (source_id);

ALTER TABLE readers.known_party ADD COLUMN from_day date, ADD COLUMN until_day date;

CREATE TABLE readers.known_party_source (
    party_id  text NOT NULL,
    source_id text NOT NULL,
    PRIMARY KEY (party_id, source_id)
);
CREATE INDEX ON readers.known_party_source (source_id);

-- What was read before has no rows for these: both readers read everything again.
TRUNCATE readers.party, readers.party_name, readers.known_party;
DELETE FROM readers.parked_stream WHERE reader IN ('parties', 'known-parties');
DELETE FROM readers.token_entry WHERE processor_name IN ('parties', 'known-parties');
