-- Which party became which, so that a successor's next act is recorded in the partnership that it took over.
CREATE TABLE command.succession (
    successor  text  NOT NULL,
    entry_id   text  NOT NULL,
    party_id   text  NOT NULL,
    happened   jsonb,
    evidence   jsonb NOT NULL,
    visibility text  NOT NULL,
    PRIMARY KEY (successor, entry_id, party_id)
);
CREATE INDEX succession_party ON command.succession (party_id);
COMMENT ON TABLE command.succession IS 'a party and the one that it became part of, by which entry of the latter';

INSERT INTO command.succession (successor, entry_id, party_id, happened, evidence, visibility)
SELECT DISTINCT ON (successor, entry_id, party_id) *
FROM (SELECT event.stream_id AS successor, event.payload -> 'header' ->> 'entryId' AS entry_id,
             jsonb_array_elements_text(event.payload -> 'merged') AS party_id, event.payload -> 'header' -> 'happened',
             coalesce(event.payload -> 'header' -> 'evidence', '[]'),
             coalesce(event.payload -> 'header' ->> 'visibility', 'PUBLIC')
      FROM eventstore.event
      WHERE event.name = 'parties-merged'
        AND NOT EXISTS (SELECT FROM eventstore.event AS retraction
                        WHERE retraction.stream_id = event.stream_id AND retraction.name = 'entry-retracted'
                          AND retraction.payload ->> 'retracts' = event.payload -> 'header' ->> 'entryId')) AS merged;

ALTER TABLE command.party DROP COLUMN successor;

-- So that no party comes to lie within itself, over however many others.
ALTER TABLE command.party ADD COLUMN within text;

UPDATE command.party SET within = told.within
FROM (SELECT DISTINCT ON (stream_id) stream_id, payload ->> 'within' AS within
      FROM eventstore.event
      WHERE name IN ('party-registered', 'party-described') AND payload ->> 'within' IS NOT NULL
      ORDER BY stream_id, stream_sequence DESC) AS told
WHERE party.party_id = told.stream_id;
