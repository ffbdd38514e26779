-- A day is in a span from its first day on and before its until day; null is open.
CREATE TABLE readers.partnership_plan (
    partnership_id text    NOT NULL,
    place          integer NOT NULL,
    from_day       date,
    until_day      date,
    entry_id       text    NOT NULL,
    kind           text    NOT NULL,
    progress       text    NOT NULL,
    due_on         date,
    closed_by      text,
    planned_for    jsonb,
    form           text,
    to_establish   text[]  NOT NULL,
    engagement     text,
    title          text,
    occasion       text,
    ordinal        jsonb,
    visibility     text    NOT NULL,
    PRIMARY KEY (partnership_id, place)
);
COMMENT ON TABLE readers.partnership_plan IS 'what has become of each plan, in spans of days; before the first it was not announced';

ALTER TABLE readers.partnership_instrument ADD COLUMN title text;

ALTER TABLE readers.source ADD COLUMN authors jsonb, ADD COLUMN note text;
COMMENT ON COLUMN readers.source.authors IS 'names of persons stay encrypted';

-- What was read before has no rows for these: both readers read everything again.
TRUNCATE readers.partnership, readers.partnership_side, readers.partnership_member, readers.partnership_spell,
    readers.partnership_instrument, readers.partnership_warning, readers.partnership_source, readers.source,
    readers.evidence;
DELETE FROM readers.parked_stream WHERE reader IN ('partnerships', 'sources');
DELETE FROM readers.token_entry WHERE processor_name IN ('partnerships', 'sources');
