package org.citypartnerships.commands;

import java.util.List;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.OrdinalClaim;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.Place;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * Record that a signing is planned.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param plannedFor when it is to be, if that is said
 * @param form the form of the paper
 * @param toEstablish what it is to establish
 * @param place where it is to be
 * @param occasion the occasion in the recorder's words
 * @param ordinal the place in a list that it is said to bring
 */
public record PlanSigning(
        PartnershipRef partnership,
        Header header,
        @Nullable StatedDate plannedFor,
        @Nullable InstrumentForm form,
        List<Rung> toEstablish,
        @Nullable Place place,
        @Nullable String occasion,
        @Nullable OrdinalClaim ordinal)
        implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public PlanSigning {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        toEstablish = Required.orNone(toEstablish);
    }
}
