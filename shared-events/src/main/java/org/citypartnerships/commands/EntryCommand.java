package org.citypartnerships.commands;

import org.citypartnerships.values.EntryRef;

/** An order about an entry on record, in whichever stream it stands: the record is mended or witnessed, and never rewritten. */
public sealed interface EntryCommand extends Command
        permits AttachFile,
                ContestEntry,
                CorrectEntry,
                CorroborateEntry,
                HeedWarning,
                JudgementCommand,
                RetractEntry,
                SettleDispute,
                SilenceWarning {

    /** The entry, as {@code stream#entryId}. */
    EntryRef entry();
}
