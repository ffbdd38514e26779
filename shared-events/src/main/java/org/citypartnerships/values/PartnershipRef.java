package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The partnership that a command is about: by its id, or by its sides, which open a new one if none is on record:
 * {@code "partnership:harbin-cn~murmansk-ru"} or {@code {"sides":[{"members":["party:harbin-cn"]},
 * {"members":["party:murmansk-ru"]}]}}.
 *
 * @param id the partnership's id, if it is known
 * @param sides its sides, two or more, if the id is not given
 * @param strand the topic of a second relation of the same sides, as {@code ports}
 */
public record PartnershipRef(
        @Nullable PartnershipId id,
        List<SideMembers> sides,
        @Nullable String strand) {

    private static final Pattern STRAND = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException if neither or both of id and sides are given, or a party stands on two sides */
    public PartnershipRef {
        sides = Required.orNone(sides);
        if (id == null && sides.size() < 2) {
            throw new IllegalArgumentException("names no partnership: write its id, or two sides with their members");
        }
        if (id != null && (!sides.isEmpty() || strand != null)) {
            throw new IllegalArgumentException("gives an id and sides: write one of them");
        }
        if (strand != null) {
            Form.matches("strand", STRAND, strand, "a strand of lower-case letters, digits or '-', as ports");
        }
        Set<PartyId> seen = new HashSet<>();
        for (SideMembers side : sides) {
            for (PartyId member : side.members()) {
                if (!seen.add(member)) {
                    throw new IllegalArgumentException(member + " stands on two sides");
                }
            }
        }
    }

    /** The partnership with these sides. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public static PartnershipRef of(List<SideMembers> sides, @Nullable String strand) {
        return new PartnershipRef(null, sides, strand);
    }

    /** The partnership with this id. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PartnershipRef of(String id) {
        return new PartnershipRef(new PartnershipId(id), List.of(), null);
    }
}
