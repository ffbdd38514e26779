ALTER TABLE readers.figure ADD COLUMN disputes jsonb;
COMMENT ON COLUMN readers.figure.disputes IS 'what sources say against it, as long as nobody has settled that';

-- What was read before has none: the reader reads everything again.
TRUNCATE readers.figure, readers.figure_source;
DELETE FROM readers.parked_stream WHERE reader = 'figures';
DELETE FROM readers.token_entry WHERE processor_name = 'figures';
