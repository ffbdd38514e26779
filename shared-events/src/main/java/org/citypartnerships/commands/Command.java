package org.citypartnerships.commands;

import org.citypartnerships.values.Header;

/** An order to record one fact. */
public sealed interface Command
        permits DeclareDuplicate,
                EntryCommand,
                FiguresCommand,
                PartnershipCommand,
                PartyCommand,
                SourceCommand,
                SubjectCommand {

    /** What the entry is to say of itself. */
    Header header();
}
