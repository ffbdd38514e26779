package org.citypartnerships.history;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.SideId;

/** The proposals that are neither answered by a signing nor withdrawn, by the side that made them. */
final class Proposals {
    private final Map<SideId, Set<EntryId>> open = new HashMap<>();

    void propose(SideId side, EntryId proposal) {
        open.computeIfAbsent(side, any -> new LinkedHashSet<>()).add(proposal);
    }

    void withdraw(EntryId proposal) {
        open.values().forEach(proposals -> proposals.remove(proposal));
    }

    /** The side stands somewhere else by now: what it had proposed is answered. */
    void answer(SideId side) {
        open.remove(side);
    }

    /** The latest open proposal of the side. */
    Optional<EntryId> latest(SideId side) {
        return open.getOrDefault(side, Set.of()).stream().reduce((earlier, later) -> later);
    }
}
