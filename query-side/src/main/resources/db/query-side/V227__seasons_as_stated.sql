-- A warning of what is dated after its source tells a season as it is stated, and no day of it. What was read before names the first
-- day: the readers read everything again.
TRUNCATE readers.attention, readers.attention_source, readers.partnership, readers.partnership_side,
    readers.partnership_member, readers.partnership_spell, readers.partnership_instrument, readers.partnership_plan,
    readers.partnership_warning, readers.partnership_document, readers.partnership_field, readers.partnership_source;
DELETE FROM readers.parked_stream WHERE reader IN ('attention', 'partnerships');
DELETE FROM readers.token_entry WHERE processor_name IN ('attention', 'partnerships');
