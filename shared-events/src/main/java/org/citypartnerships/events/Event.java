package org.citypartnerships.events;

import org.citypartnerships.values.StreamId;

/** A fact that was recorded. It is stored under a name that is not its class's: see {@code storage.StoredNames}. */
public sealed interface Event permits Entry, PartnershipEvent, PartyEvent, SourceEvent, FiguresEvent {

    /** The stream that it stands in. */
    StreamId stream();
}
