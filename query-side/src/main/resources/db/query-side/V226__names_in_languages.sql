-- What a party is called in a language stands beside what it is called otherwise, day by day, so that it is read with that.
ALTER TABLE readers.party_label ADD COLUMN spoken jsonb;
COMMENT ON COLUMN readers.party_label.spoken IS 'names by language on these days: {"zh": "哈尔滨"}; null if no language has one';

-- What was read before has none: the reader reads everything again.
TRUNCATE readers.party, readers.party_name, readers.party_label, readers.party_merger, readers.party_list, readers.party_source;
DELETE FROM readers.parked_stream WHERE reader = 'parties';
DELETE FROM readers.token_entry WHERE processor_name = 'parties';
