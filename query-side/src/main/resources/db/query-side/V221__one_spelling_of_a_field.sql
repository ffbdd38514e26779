-- A form over a list offers fields of cooperation: of each the first of its spellings, without looking at all who name it.
CREATE INDEX partnership_field_spelling ON readers.partnership_field (folded, field);
DROP INDEX readers.partnership_field_folded_idx;
