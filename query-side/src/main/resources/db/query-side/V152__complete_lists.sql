-- As of which day every partner of a party is on record, and from which relation on: "our 11th sister city" is checked by it.
CREATE TABLE readers.party_list (
    party_id    text    NOT NULL,
    place       integer NOT NULL,
    entry_id    text    NOT NULL,
    complete_on date    NOT NULL,
    relation    text    NOT NULL,
    PRIMARY KEY (party_id, place)
);
COMMENT ON TABLE readers.party_list IS 'declarations that the list of a party''s partners is complete on record as of a day';

-- No such declaration was recorded before: the other rows of the reader stay. Claims of a number were not looked at.
TRUNCATE readers.attention, readers.attention_source;
DELETE FROM readers.parked_stream WHERE reader = 'attention';
DELETE FROM readers.token_entry WHERE processor_name = 'attention';
