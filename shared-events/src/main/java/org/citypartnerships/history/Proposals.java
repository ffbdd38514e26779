package org.citypartnerships.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.SideId;
import org.jspecify.annotations.Nullable;

/** The proposals that are neither answered by a signing nor withdrawn, by the side that made them. Immutable. */
final class Proposals {
    static final Proposals NONE = new Proposals(Map.of());

    private final Map<SideId, List<EntryId>> open;

    private Proposals(Map<SideId, List<EntryId>> open) {
        this.open = open;
    }

    Proposals propose(SideId side, EntryId proposal) {
        List<EntryId> before = open.getOrDefault(side, List.of());
        if (before.contains(proposal)) {
            return this;
        }
        List<EntryId> after = new ArrayList<>(before);
        after.add(proposal);
        return replacing(side, after);
    }

    Proposals withdraw(EntryId proposal) {
        Proposals left = this;
        for (Map.Entry<SideId, List<EntryId>> one : open.entrySet()) {
            if (one.getValue().contains(proposal)) {
                List<EntryId> after = new ArrayList<>(one.getValue());
                after.remove(proposal);
                left = left.replacing(one.getKey(), after);
            }
        }
        return left;
    }

    /** The side stands somewhere else by now: what it had proposed is answered. */
    Proposals answer(SideId side) {
        return open.containsKey(side) ? replacing(side, List.of()) : this;
    }

    private Proposals replacing(SideId side, List<EntryId> proposals) {
        Map<SideId, List<EntryId>> after = new HashMap<>(open);
        if (proposals.isEmpty()) {
            after.remove(side);
        } else {
            after.put(side, proposals);
        }
        return new Proposals(after);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** The latest open proposal of the side, or null if it has none. */
    @Nullable
    EntryId latest(SideId side) {
        List<EntryId> proposals = open.isEmpty() ? null : open.get(side);
        return proposals == null ? null : proposals.get(proposals.size() - 1);
    }
}
