package org.citypartnerships.commandside;

import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.citypartnerships.events.Event;
import org.citypartnerships.history.Fact;

/** Events as facts of a history: who recorded them, and whether they count at once, stands in their metadata. */
public final class Facts {

    private static final String RECORDED_BY = "recordedBy";

    private Facts() {}

    /** An event out of the store. */
    public static Fact of(DomainEventMessage<?> message) {
        return of(
                (Event) message.getPayload(),
                message.getSequenceNumber(),
                message.getTimestamp(),
                message.getMetaData());
    }

    static Fact of(Event event, long sequence, Instant recordedAt, Map<String, ?> metadata) {
        return new Fact(
                event,
                sequence,
                recordedAt,
                metadata.get(RECORDED_BY) instanceof String by ? by : null,
                Fact.REQUIRED.equals(metadata.get(Fact.CONFIRMATION)));
    }
}
