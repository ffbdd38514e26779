package org.citypartnerships.events;

/** What can stand in the stream of a source. */
public sealed interface SourceEvent extends Event
        permits DisputeSettled,
                EntryConfirmed,
                EntryContested,
                EntryCorrected,
                EntryRejected,
                EntryRetracted,
                EvidenceAdded,
                FileAttached,
                SourceDated,
                SourceRegistered,
                WarningHeeded,
                WarningSilenced {}
