package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Window;

/** The sides of a partnership, and who belonged to which when. */
final class Sides {
    private final Map<SideId, Set<PartyId>> firstMembers = new TreeMap<>();
    private final Map<PartyId, SideId> sideOf = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /** That a party joined or left a side. */
    private record Change(SideId side, PartyId member, boolean joined, Window window) {}

    Sides(List<Side> opened, List<Told> inOrder) {
        for (Side side : opened) {
            firstMembers.put(side.id(), comparable(side.members()));
            side.members().forEach(member -> sideOf.putIfAbsent(member, side.id()));
        }
        for (Told one : inOrder) {
            if (one.entry() instanceof SideJoined joined) {
                changes.add(new Change(joined.side(), joined.member(), true, one.window()));
                sideOf.putIfAbsent(joined.member(), joined.side());
            } else if (one.entry() instanceof SideLeft left) {
                changes.add(new Change(left.side(), left.member(), false, one.window()));
            }
        }
    }

    Set<SideId> all() {
        return firstMembers.keySet();
    }

    /** The side that the party has at any time been a member of. */
    Optional<SideId> of(PartyId party) {
        return Optional.ofNullable(sideOf.get(party));
    }

    /** The sides of the parties; of those that are on none, none. */
    Set<SideId> of(Collection<PartyId> parties) {
        return parties.stream().flatMap(party -> of(party).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The side's members once all has happened that may have happened by the end of the day. */
    Set<PartyId> membersOn(LocalDate day, SideId side) {
        Set<PartyId> members = comparable(firstMembers.getOrDefault(side, Set.of()));
        changes.stream()
                .filter(change -> change.side().equals(side) && change.window().possiblyBy(day))
                .forEach(change -> {
                    if (change.joined()) {
                        members.add(change.member());
                    } else {
                        members.remove(change.member());
                    }
                });
        return members;
    }

    private static Set<PartyId> comparable(Collection<PartyId> members) {
        Set<PartyId> sorted = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
        sorted.addAll(members);
        return sorted;
    }
}
