package org.citypartnerships.events;

/** What can stand in the stream of a party. */
public sealed interface PartyEvent extends Event
        permits DelegationRecorded,
                DisputeSettled,
                DuplicateDeclared,
                EngagementPlanned,
                EntryConfirmed,
                EntryContested,
                EntryCorrected,
                EntryRejected,
                EntryRetracted,
                EvidenceAdded,
                FieldsNamed,
                FileAttached,
                ListDeclaredComplete,
                MeetingRecorded,
                MilestoneRecorded,
                PartiesMerged,
                PartyDescribed,
                PartyRegistered,
                PartyRenamed,
                PlanCancelled,
                PlanOverdue,
                StatementRecorded,
                WarningHeeded,
                WarningSilenced {}
