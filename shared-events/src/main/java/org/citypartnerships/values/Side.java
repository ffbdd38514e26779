package org.citypartnerships.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One or more parties acting as one: Nürnberg, Erlangen and Fürth are one side.
 *
 * @param id the side's id within its partnership
 * @param name the name that the members use together, if they have one
 * @param members the parties that it began with, at least one
 */
public record Side(
        SideId id, @Nullable String name, @AtLeastOne List<PartyId> members) {

    /** @throws IllegalArgumentException if the id is missing or no member is given */
    public Side {
        Required.given(id, "id");
        members = Required.orNone(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members is empty: a side has at least one member");
        }
    }
}
