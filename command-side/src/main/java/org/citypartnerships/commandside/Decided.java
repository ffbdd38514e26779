package org.citypartnerships.commandside;

import java.util.List;
import org.citypartnerships.events.Event;
import org.citypartnerships.history.Warning;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.StreamId;

/**
 * What a command led to.
 *
 * @param stream the stream that it was decided on
 * @param sequence the sequence of its last event, once recorded
 * @param entryId the entry
 * @param events the events, in order
 * @param warnings what a clerk should look at
 * @param awaitsConfirmation whether the entry counts only once another person has confirmed it
 */
public record Decided(
        StreamId stream,
        long sequence,
        EntryId entryId,
        List<Event> events,
        List<Warning> warnings,
        boolean awaitsConfirmation) {}
