-- From when until when each partnership was known to be one, so that lists are counted and paged without looking at every
-- status that was ever known.
CREATE TABLE readers.known_partnership (
    partnership_id text        NOT NULL,
    strand         text,
    known_from     bigint      NOT NULL,
    known_until    bigint,
    recorded_from  timestamptz NOT NULL,
    recorded_until timestamptz
);
-- Pages are found by the index alone.
CREATE INDEX ON readers.known_partnership (partnership_id) INCLUDE (known_from, known_until, recorded_from, recorded_until);

-- What was read before has no rows for it: the reader reads everything again.
TRUNCATE readers.known_spell, readers.known_member, readers.known_days, readers.known_source;
DELETE FROM readers.parked_stream WHERE reader = 'knowledge';
DELETE FROM readers.token_entry WHERE processor_name = 'knowledge';
