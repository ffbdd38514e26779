-- What is dated after its source is told with no more of the date than is stated, and of what takes effect on a day of its own it is
-- told too when that was decided after its source. What was read before was told otherwise: the readers read everything again.
TRUNCATE readers.attention, readers.attention_source, readers.partnership, readers.partnership_side,
    readers.partnership_member, readers.partnership_spell, readers.partnership_instrument, readers.partnership_plan,
    readers.partnership_warning, readers.partnership_document, readers.partnership_field, readers.partnership_source;
DELETE FROM readers.parked_stream WHERE reader IN ('attention', 'partnerships');
DELETE FROM readers.token_entry WHERE processor_name IN ('attention', 'partnerships');
