-- What is answered about a partnership, written down by its reader for the days from its last recording on, with holes for
-- the names of parties and sources: control characters around an id. Asked today, it is one row by its key.
CREATE TABLE readers.partnership_document (
    partnership_id text   NOT NULL,
    from_day       date   NOT NULL,
    until_day      date,
    sequence       bigint NOT NULL,
    one            text[] NOT NULL,
    other          text[] NOT NULL,
    parties        text[] NOT NULL,
    sources        text[] NOT NULL,
    answer         text   NOT NULL,
    PRIMARY KEY (partnership_id, from_day)
) WITH (toast_tuple_target = 4080);
COMMENT ON COLUMN readers.partnership_document.one IS 'the members of one side: figures between it and the other are put beside';

-- The newest figure of each measure between two parties, as it is answered, with the same holes.
CREATE TABLE readers.figure_newest (
    figures_id text    NOT NULL,
    place      integer NOT NULL,
    from_party text    NOT NULL,
    to_party   text    NOT NULL,
    earliest   date,
    latest     date,
    parties    text[]  NOT NULL,
    sources    text[]  NOT NULL,
    answer     text    NOT NULL,
    PRIMARY KEY (figures_id, place)
);
CREATE INDEX ON readers.figure_newest (from_party, to_party);

-- What was read before has no rows for it: the reader reads everything again.
TRUNCATE readers.figure, readers.figure_source;
DELETE FROM readers.parked_stream WHERE reader = 'figures';
DELETE FROM readers.token_entry WHERE processor_name = 'figures';
