-- What somebody corrected and retracted, and the sources that they registered, last: few rows beside what was recorded.
CREATE INDEX event_changed_by ON eventstore.event ((metadata ->> 'recordedBy'), global_position DESC)
    WHERE name IN ('entry-corrected', 'entry-retracted', 'source-registered');
