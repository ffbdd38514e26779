COMMENT ON COLUMN readers.partnership.first_day IS
    'the first day on which anything on record may have happened; null if no day is too early, 9999-12-31 if nothing stands';

UPDATE readers.partnership SET first_day = '9999-12-31'
WHERE first_day IS NULL
  AND NOT EXISTS (SELECT FROM readers.timeline_entry WHERE timeline_entry.stream_id = partnership.partnership_id);
