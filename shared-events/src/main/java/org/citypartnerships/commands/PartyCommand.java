package org.citypartnerships.commands;

import org.citypartnerships.values.PartyId;

/** An order about a party. */
public sealed interface PartyCommand extends Command permits DescribeParty, MergeParties, RegisterParty, RenameParty {

    /** The party. */
    PartyId partyId();
}
