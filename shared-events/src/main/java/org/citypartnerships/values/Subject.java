package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engagement, milestone or statement is about: a party, or a partnership by its id or its sides:
 * {@code "party:harbin-cn"}, {@code "partnership:harbin-cn~murmansk-ru"} or {@code {"sides":[…]}}.
 *
 * @param party the party, or null if it is about a partnership
 * @param partnership the partnership, or null if it is about a party
 */
public record Subject(@Nullable PartyId party, @Nullable PartnershipRef partnership) {

    /** @throws IllegalArgumentException if neither or both are given */
    public Subject {
        if ((party == null) == (partnership == null)) {
            throw new IllegalArgumentException("subject names one thing: party:…, partnership:…, or sides");
        }
    }

    /** The subject that an id names. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Subject of(String id) {
        return id.startsWith(PartyId.KIND)
                ? new Subject(new PartyId(id), null)
                : new Subject(null, PartnershipRef.of(id));
    }

    /** The partnership with these sides. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public static Subject of(List<SideMembers> sides, @Nullable String strand) {
        return new Subject(null, new PartnershipRef(null, sides, strand));
    }
}
