package org.citypartnerships.events;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A side stated where it stands, or the sides reaffirmed the partnership.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param by the members of the sides that state it, at least one
 * @param standing where they say that they stand
 * @param words their words
 */
@Revision("1")
public record PartnershipAffirmed(
        PartnershipId partnershipId,
        Header header,
        @AtLeastOne List<PartyId> by,
        Standing standing,
        @Nullable String words)
        implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public PartnershipAffirmed {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        by = Required.orNone(by);
        Required.given(standing, "standing");
        Required.notEmpty(by, "by");
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
