-- Which steps followed from a merger, and which parties have anything retracted: few rows, looked up every second.
CREATE INDEX event_step_of_merger ON eventstore.event ((payload #>> '{header,links,0,to}'))
    WHERE name IN ('side-joined', 'side-left');
CREATE INDEX event_retracted_of_party ON eventstore.event (stream_id)
    WHERE name = 'entry-retracted' AND stream_id LIKE 'party:%';
