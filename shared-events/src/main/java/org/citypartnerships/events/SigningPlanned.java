package org.citypartnerships.events;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.OrdinalClaim;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Place;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * A signing is planned. It moves no standing.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param plannedFor when it is to be, if that is said
 * @param form the form of the paper
 * @param toEstablish what it is to establish
 * @param place where it is to be
 * @param occasion the occasion in the recorder's words
 * @param ordinal the place in a list that it is said to bring
 */
@Revision("1")
public record SigningPlanned(
        PartnershipId partnershipId,
        Header header,
        @Nullable StatedDate plannedFor,
        @Nullable InstrumentForm form,
        List<Rung> toEstablish,
        @Nullable Place place,
        @Nullable String occasion,
        @Nullable OrdinalClaim ordinal)
        implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public SigningPlanned {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        toEstablish = Required.orNone(toEstablish);
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
