-- Whoever reads a partnership reads its duplicates too: which these are is looked up in the same statement.
CREATE INDEX event_duplicate ON eventstore.event ((payload ->> 'duplicateOf')) WHERE name = 'duplicate-declared';
