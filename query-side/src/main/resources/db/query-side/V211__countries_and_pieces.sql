-- Figures of a level above a city are looked for by the countries themselves: few of the parties that lie in one are it.
CREATE INDEX party_that_is_a_country ON readers.party (country) WHERE kind = 'COUNTRY';

-- Whoever may do nothing else with these tables needs no function of theirs.
REVOKE EXECUTE ON FUNCTION readers.pieces(text) FROM PUBLIC;
