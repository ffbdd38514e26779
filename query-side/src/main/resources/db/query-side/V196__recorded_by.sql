-- Whoever records looks at what they recorded last.
CREATE INDEX ON readers.timeline_entry (recorded_by, position DESC);
