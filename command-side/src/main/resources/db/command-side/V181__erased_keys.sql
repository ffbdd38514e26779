-- A destroyed key's bytes stay in the table's file until it is written anew, which takes this right.

GRANT MAINTAIN ON keys.person_key TO partnerships_keys;
