-- Evidence that was added for auditors alone is told with no entry that is for everybody, and its source is in no list. What was read
-- before tells it: the readers read everything again.
TRUNCATE readers.source, readers.evidence, readers.timeline_entry, readers.timeline_source;
DELETE FROM readers.parked_stream WHERE reader IN ('sources', 'timeline');
DELETE FROM readers.token_entry WHERE processor_name IN ('sources', 'timeline');
