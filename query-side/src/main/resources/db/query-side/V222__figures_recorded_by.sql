-- Whoever records looks at what they recorded last: numbers too.
ALTER TABLE readers.figure ADD COLUMN recorded_by text;
CREATE INDEX ON readers.figure (recorded_by, recorded_at DESC);

-- What was read before has none: the reader reads everything again.
TRUNCATE readers.figure, readers.figure_newest, readers.figure_source;
DELETE FROM readers.parked_stream WHERE reader = 'figures';
DELETE FROM readers.token_entry WHERE processor_name = 'figures';
