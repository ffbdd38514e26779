-- Names that entries give one person are compared now: the rows of what a person should look at are made anew.
TRUNCATE readers.attention, readers.attention_source;
DELETE FROM readers.parked_stream WHERE reader = 'attention';
DELETE FROM readers.token_entry WHERE processor_name = 'attention';
