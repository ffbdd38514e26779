package org.citypartnerships.history;

import java.util.List;
import org.citypartnerships.events.Event;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.PartnershipId;

/** The histories that a seed makes, of any partnership. */
public final class RandomEvents {

    private static final EventJson JSON = EventJson.ours();

    private RandomEvents() {}

    /** One history in the order of recording. */
    public static List<Event> of(long seed, PartnershipId partnership) {
        return RandomHistories.of(seed).facts().stream()
                .map(fact -> of(fact.event(), partnership))
                .toList();
    }

    private static Event of(Event event, PartnershipId partnership) {
        String json = JSON.write(event).replace("partnership:told-in-a-test", partnership.value());
        return (Event) JSON.read(
                StoredNames.ours().nameOf(event.getClass()), StoredNames.ours().revisionOf(event.getClass()), json);
    }
}
