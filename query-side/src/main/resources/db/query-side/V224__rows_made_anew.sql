-- How often rows of a reader were made anew where it stands: what was made of them before no longer counts.
ALTER TABLE readers.token_entry ADD COLUMN made bigint NOT NULL DEFAULT 0;
