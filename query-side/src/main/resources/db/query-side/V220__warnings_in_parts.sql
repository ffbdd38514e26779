-- A warning's sentence in parts, so that pages tell it in the reader's language.
ALTER TABLE readers.attention ADD COLUMN saying jsonb;
ALTER TABLE readers.partnership_warning ADD COLUMN saying jsonb;
COMMENT ON COLUMN readers.attention.saying IS 'which sentence the message is, and what stands in its places';
COMMENT ON COLUMN readers.partnership_warning.saying IS 'which sentence the message is, and what stands in its places';

-- What was read before has only the English message: these readers read everything again.
TRUNCATE readers.attention, readers.attention_source, readers.partnership, readers.partnership_side,
    readers.partnership_member, readers.partnership_spell, readers.partnership_instrument, readers.partnership_plan,
    readers.partnership_warning, readers.partnership_document, readers.partnership_field, readers.partnership_source;
DELETE FROM readers.parked_stream WHERE reader IN ('attention', 'partnerships');
DELETE FROM readers.token_entry WHERE processor_name IN ('attention', 'partnerships');
