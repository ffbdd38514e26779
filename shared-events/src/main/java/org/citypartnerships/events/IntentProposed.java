package org.citypartnerships.events;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Rung;
import org.jspecify.annotations.Nullable;

/**
 * Somebody proposed to establish a relation.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param by the members of the sides that propose it, all sides if none is given
 * @param toEstablish what is meant to be established, none if it is not said
 * @param words the proposal in the recorder's words
 */
@Revision("1")
public record IntentProposed(
        PartnershipId partnershipId,
        Header header,
        List<PartyId> by,
        List<Rung> toEstablish,
        @Nullable String words) implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public IntentProposed {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        by = Required.orNone(by);
        toEstablish = Required.orNone(toEstablish);
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
