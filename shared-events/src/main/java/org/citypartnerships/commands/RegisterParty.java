package org.citypartnerships.commands;

import java.util.List;
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
 * Put a party on record.
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
public record RegisterParty(
        PartyId partyId,
        Header header,
        PartyKind kind,
        @AtLeastOne List<PartyName> names,
        @Nullable Country country,
        @Nullable Coordinates coordinates,
        @Nullable PartyId within,
        @Nullable PartyId actsFor,
        @Nullable Identifiers identifiers)
        implements PartyCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RegisterParty {
        Required.given(partyId, "partyId");
        Required.given(header, "header");
        Required.given(kind, "kind");
        names = Required.orNone(names);
        Required.notEmpty(names, "names");
    }
}
