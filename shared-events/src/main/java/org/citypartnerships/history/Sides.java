package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Window;

/** The sides of a partnership, and who belonged to which when. */
final class Sides {
    private final Map<SideId, Set<PartyId>> firstMembers = new TreeMap<>();
    private final Set<SideId> all;
    private final Map<PartyId, SideId> sideOf = new HashMap<>();
    private final Map<SideId, Integer> places = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /** That a party joined or left a side. */
    private record Change(SideId side, PartyId member, boolean joined, Window window) {}

    Sides(List<Side> opened, List<Side> ofDuplicates, List<Told> inOrder) {
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
        for (Side side : ofDuplicates) {
            side.members().forEach(member -> sideOf.putIfAbsent(member, side.id()));
        }
        all = Collections.unmodifiableSet(new LinkedHashSet<>(firstMembers.keySet()));
        all.forEach(this::place);
        sideOf.values().forEach(this::place);
    }

    /** The place of the side among all that are named, from 0; those with which the partnership began come first. */
    int place(SideId side) {
        Integer known = places.get(side);
        if (known == null) {
            known = places.size();
            places.put(side, known);
        }
        return known;
    }

    /** Whether a course of moves comes to the same with both: whoever joins or leaves a side is no part of that. */
    boolean areNamedLike(Sides other) {
        return all.equals(other.all) && places.equals(other.places);
    }

    /** Whether everybody belongs to the same sides on the same days. */
    boolean haveMembersLike(Sides other) {
        return firstMembers.equals(other.firstMembers) && changes.equals(other.changes);
    }

    /** How many sides are named. */
    int named() {
        return places.size();
    }

    Set<SideId> all() {
        return all;
    }

    /** Whoever has at any time been a member of a side. */
    Set<PartyId> members() {
        return Collections.unmodifiableSet(sideOf.keySet());
    }

    /** The side that the party has at any time been a member of. */
    Optional<SideId> of(PartyId party) {
        return Optional.ofNullable(sideOf.get(party));
    }

    /** The sides of the parties; of those that are on none, none. */
    Set<SideId> of(Collection<PartyId> parties) {
        Set<SideId> found = new TreeSet<>();
        for (PartyId party : parties) {
            SideId side = sideOf.get(party);
            if (side != null) {
                found.add(side);
            }
        }
        return found;
    }

    /** The side's members once all has happened that may have happened by the end of the day. */
    Set<PartyId> membersOn(LocalDate day, SideId side) {
        Set<PartyId> members = comparable(firstMembers.getOrDefault(side, Set.of()));
        for (Change change : changes) {
            if (change.side().equals(side) && change.window().possiblyBy(day)) {
                if (change.joined()) {
                    members.add(change.member());
                } else {
                    members.remove(change.member());
                }
            }
        }
        return members;
    }

    private static Set<PartyId> comparable(Collection<PartyId> members) {
        Set<PartyId> sorted = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
        sorted.addAll(members);
        return sorted;
    }
}
