package org.citypartnerships.commands;

import java.util.List;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;

/**
 * Record that parties became one in the world.
 *
 * @param partyId the party
 * @param header what the entry says of itself
 * @param merged the parties that became this one
 */
public record MergeParties(
        PartyId partyId, Header header, @AtLeastOne List<PartyId> merged) implements PartyCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public MergeParties {
        Required.given(partyId, "partyId");
        Required.given(header, "header");
        merged = Required.orNone(merged);
        Required.notEmpty(merged, "merged");
    }
}
