-- What the door needs to know of copies and duplicates.

ALTER TABLE command.source ADD COLUMN original text;
COMMENT ON COLUMN command.source.original IS 'the source that this one is a copy or translation of';

UPDATE command.source
SET original = event.payload ->> 'original'
FROM eventstore.event
WHERE event.stream_id = source.source_id AND event.name = 'source-registered';

CREATE TABLE command.duplicate (
    duplicate_id text PRIMARY KEY,
    duplicate_of text NOT NULL
);
COMMENT ON TABLE command.duplicate IS 'parties and partnerships recorded twice: what is said of one is recorded in the other';

ALTER TABLE command.partnership_sides ADD COLUMN by_duplicate text;
COMMENT ON COLUMN command.partnership_sides.by_duplicate IS
    'the duplicate party for whose sake the partnership is found by these sides too';
CREATE INDEX partnership_sides_by_duplicate ON command.partnership_sides (by_duplicate);
