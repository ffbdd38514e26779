-- A list tells only of sources that anybody may read about, and finds them by any spelling of title or publisher.
ALTER TABLE readers.source ADD COLUMN visibility text NOT NULL DEFAULT 'PUBLIC', ADD COLUMN folded text NOT NULL DEFAULT '';
ALTER TABLE readers.source ALTER COLUMN visibility DROP DEFAULT, ALTER COLUMN folded DROP DEFAULT;
COMMENT ON COLUMN readers.source.folded IS 'title and publisher in small letters, without marks';
CREATE INDEX source_title ON readers.source (title, source_id) WHERE visibility = 'PUBLIC';

-- What was read before says neither: the reader reads everything again.
TRUNCATE readers.source, readers.evidence;
DELETE FROM readers.parked_stream WHERE reader = 'sources';
DELETE FROM readers.token_entry WHERE processor_name = 'sources';

-- What was recorded is listed, and counted, as far as it is for everybody and waits for nobody: newest first.
DROP INDEX readers.timeline_entry_position_idx;
CREATE INDEX timeline_entry_for_everybody ON readers.timeline_entry (position DESC) WHERE confirmed AND visibility = 'PUBLIC';
