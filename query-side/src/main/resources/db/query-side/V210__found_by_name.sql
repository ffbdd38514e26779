-- Whoever searches types any part of a name. Each run of three letters of a name is in an index: what is sought has to hold
-- all of its own, and only names that do are compared.
CREATE FUNCTION readers.pieces(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT substr($1, place, 3) FROM generate_series(1, length($1) - 2) AS place);
COMMENT ON FUNCTION readers.pieces(text) IS 'every three letters that follow one another; none of a text of two';
GRANT EXECUTE ON FUNCTION readers.pieces(text) TO partnerships_query;
CREATE INDEX party_name_pieces ON readers.party_name USING gin (readers.pieces(folded)) WITH (fastupdate = off);

-- Few partnerships have a strand: only those are looked through for a word of it.
CREATE INDEX partnership_strand ON readers.partnership (partnership_id) WHERE strand IS NOT NULL;

-- A page of a list by name is read from here, and nothing is sorted.
CREATE INDEX party_label_name ON readers.party_label (name, party_id);
