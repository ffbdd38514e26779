package org.citypartnerships.commands;

import org.citypartnerships.values.DefaultsTo;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Required;

/**
 * Record that a party has another name, or another spelling of it.
 *
 * @param partyId the party
 * @param header what the entry says of itself
 * @param name the name
 * @param planned whether the renaming is only planned
 */
public record RenameParty(
        PartyId partyId,
        Header header,
        PartyName name,
        @DefaultsTo("false") boolean planned) implements PartyCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RenameParty {
        Required.given(partyId, "partyId");
        Required.given(header, "header");
        Required.given(name, "name");
    }
}
