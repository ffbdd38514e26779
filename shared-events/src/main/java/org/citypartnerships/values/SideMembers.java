package org.citypartnerships.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A side as somebody who records names it: by its members.
 *
 * @param members the parties acting as one, at least one
 * @param name the name that they use together, if they have one
 */
public record SideMembers(
        @AtLeastOne List<PartyId> members, @Nullable String name) {

    /** @throws IllegalArgumentException if no member is given or one is given twice */
    public SideMembers {
        members = Required.orNone(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members is empty: a side has at least one member");
        }
        if (members.stream().distinct().count() != members.size()) {
            throw new FieldRefused("members", "members names a party twice");
        }
        if (name != null) {
            Form.text(name, 300, "name");
        }
    }
}
