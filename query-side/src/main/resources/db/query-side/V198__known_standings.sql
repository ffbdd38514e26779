-- Relation and standing alone, from when until when they were known so: lists as known are filtered, counted and paged by them
-- without looking at every status that was ever known.
CREATE TABLE readers.known_standing (
    partnership_id text        NOT NULL,
    strand         text,
    from_day       date,
    until_day      date,
    relation       text,
    standing       text        NOT NULL,
    known_from     bigint      NOT NULL,
    known_until    bigint,
    recorded_from  timestamptz NOT NULL,
    recorded_until timestamptz
);
COMMENT ON COLUMN readers.known_standing.relation IS 'null on days before anything is on record';
-- Pages are found by the index alone.
CREATE INDEX ON readers.known_standing (partnership_id)
    INCLUDE (standing, relation, from_day, until_day, known_from, known_until, recorded_from, recorded_until);

-- What was read before has no rows for it: the reader reads everything again.
TRUNCATE readers.known_partnership, readers.known_spell, readers.known_member, readers.known_days, readers.known_source;
DELETE FROM readers.parked_stream WHERE reader = 'knowledge';
DELETE FROM readers.token_entry WHERE processor_name = 'knowledge';
