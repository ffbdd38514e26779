-- The fields of cooperation that were named, so that a list is found by one.
CREATE TABLE readers.partnership_field (
    partnership_id text    NOT NULL,
    place          integer NOT NULL,
    field          text    NOT NULL,
    folded         text    NOT NULL,
    from_day       date,
    PRIMARY KEY (partnership_id, place)
);
CREATE INDEX ON readers.partnership_field (folded);
COMMENT ON COLUMN readers.partnership_field.folded IS 'the field in small letters without marks, as one searches for it';

ALTER TABLE readers.partnership_spell ADD COLUMN since_day date;
COMMENT ON COLUMN readers.partnership_spell.since_day IS
    'the first day on which it may have come into force: lists by age come in this order';

-- What was read before has no rows for these: the reader reads everything again.
TRUNCATE readers.partnership, readers.partnership_side, readers.partnership_member, readers.partnership_spell,
    readers.partnership_instrument, readers.partnership_plan, readers.partnership_warning, readers.partnership_document,
    readers.partnership_source;
DELETE FROM readers.parked_stream WHERE reader = 'partnerships';
DELETE FROM readers.token_entry WHERE processor_name = 'partnerships';
