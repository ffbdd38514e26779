-- Places leave room between them, so that what is told of an earlier day moves no other row.
ALTER TABLE readers.timeline_entry ALTER COLUMN place TYPE bigint;
COMMENT ON COLUMN readers.timeline_entry.place IS
    'orders the entries of a stream as things happened; numbers with room between them';
