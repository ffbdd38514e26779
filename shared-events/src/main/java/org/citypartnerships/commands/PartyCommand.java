package org.citypartnerships.commands;

import org.citypartnerships.values.PartyId;

/** An order about a party. */
public sealed interface PartyCommand extends Command
        permits DeclareListComplete, DescribeParty, MergeParties, RegisterParty, RenameParty {

    /** The party. */
    PartyId partyId();
}
