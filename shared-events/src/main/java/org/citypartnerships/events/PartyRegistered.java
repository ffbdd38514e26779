package org.citypartnerships.events;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.Coordinates;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Identifiers;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Required;
import org.jspecify.annotations.Nullable;

/**
 * A party is put on record.
 *
 * @param partyId the party
 * @param header what the entry says of itself
 * @param kind what it is
 * @param names its names, the one it goes by first
 * @param country its country
 * @param coordinates where it lies
 * @param within the party that it lies within
 * @param actsFor the party that it acts for
 * @param identifiers what it is called elsewhere
 */
@Revision("1")
public record PartyRegistered(
        PartyId partyId,
        Header header,
        PartyKind kind,
        @AtLeastOne List<PartyName> names,
        @Nullable Country country,
        @Nullable Coordinates coordinates,
        @Nullable PartyId within,
        @Nullable PartyId actsFor,
        @Nullable Identifiers identifiers)
        implements Entry, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public PartyRegistered {
        Required.given(partyId, "partyId");
        Required.given(header, "header");
        Required.given(kind, "kind");
        names = Required.orNone(names);
        Required.notEmpty(names, "names");
    }

    @Override
    public PartyId stream() {
        return partyId;
    }
}
