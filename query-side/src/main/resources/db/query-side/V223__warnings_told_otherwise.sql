-- What is told as done on a day to come is warned of under a code of its own; so is a paper whose form does not go with what it
-- establishes, and what was decided after its source. Of a day nothing is warned of that came later, and no more of a date is told
-- than is stated. What was read before says otherwise: the readers read everything again.
TRUNCATE readers.attention, readers.attention_source, readers.partnership, readers.partnership_side,
    readers.partnership_member, readers.partnership_spell, readers.partnership_instrument, readers.partnership_plan,
    readers.partnership_warning, readers.partnership_document, readers.partnership_field, readers.partnership_source;
DELETE FROM readers.parked_stream WHERE reader IN ('attention', 'partnerships');
DELETE FROM readers.token_entry WHERE processor_name IN ('attention', 'partnerships');
