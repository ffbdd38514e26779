package org.citypartnerships.events;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Side;
import org.jspecify.annotations.Nullable;

/**
 * A partnership's stream begins: its sides, before the first entry about them.
 *
 * @param partnershipId the partnership
 * @param sides the sides, two or more, with their ids and first members
 * @param strand the topic, if it is a second relation of the same sides
 */
@Revision("1")
public record PartnershipOpened(
        PartnershipId partnershipId,
        List<Side> sides,
        @Nullable String strand) implements PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public PartnershipOpened {
        Required.given(partnershipId, "partnershipId");
        sides = Required.orNone(sides);
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
