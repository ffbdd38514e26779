package org.citypartnerships.commands;

import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.Required;
import org.jspecify.annotations.Nullable;

/**
 * Record that a proposal was withdrawn.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param proposal the proposal's entry
 * @param reason the reason given
 */
public record WithdrawIntent(
        PartnershipRef partnership,
        Header header,
        EntryId proposal,
        @Nullable String reason) implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public WithdrawIntent {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        Required.given(proposal, "proposal");
    }
}
