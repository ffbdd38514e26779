package org.citypartnerships.history;

import java.time.Instant;
import org.citypartnerships.events.Event;

/**
 * One event as it was recorded in its stream.
 *
 * @param event the event
 * @param sequence its place in the order of recording within the stream
 * @param recordedAt when it was recorded, by the store's clock
 */
public record Fact(Event event, long sequence, Instant recordedAt) {}
