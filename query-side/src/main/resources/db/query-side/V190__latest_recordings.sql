-- What was recorded last is shown on the first page.
CREATE INDEX ON readers.timeline_entry (position DESC);
