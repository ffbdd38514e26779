package org.citypartnerships.events;

/** What can stand in the stream of the figures of one scope. */
public sealed interface FiguresEvent extends Event
        permits DisputeSettled,
                EntryConfirmed,
                EntryContested,
                EntryCorrected,
                EntryRejected,
                EntryRetracted,
                EvidenceAdded,
                FigureRecorded,
                FileAttached,
                TargetSet,
                TradeFigureRecorded,
                WarningHeeded,
                WarningSilenced {}
