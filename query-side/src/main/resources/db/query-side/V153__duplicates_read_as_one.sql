-- A partnership is read with its duplicates from now on. Where there are any, what was read before is read again.
DO $$
BEGIN
    IF to_regclass('eventstore.event') IS NOT NULL THEN
        DELETE FROM readers.token_entry
        WHERE processor_name IN ('partnerships', 'timeline', 'attention', 'knowledge')
          AND EXISTS (SELECT FROM eventstore.event
                      WHERE name = 'duplicate-declared' AND payload ->> 'duplicateOf' LIKE 'partnership:%');
    END IF;
END
$$;
